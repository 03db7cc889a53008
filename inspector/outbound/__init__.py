"""Requests we make on purpose: a sync, later a replay or a forward. Never without being asked."""
