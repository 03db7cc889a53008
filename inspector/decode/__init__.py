"""Bytes to something readable: codings, JSON, lines. Bounded, pure, and nothing here raises."""
