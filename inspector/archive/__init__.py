"""The archive: every capture and what was concluded about it, in one SQLite file.

`archive.Archive` is the engine's side (one writer), `reading.Reader` everybody else's.
"""
