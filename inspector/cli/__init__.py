"""The commands; each a thin face of the rooms below."""
