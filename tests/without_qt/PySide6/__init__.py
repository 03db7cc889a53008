"""Stands before the real package on the path: outside the window nothing may import it."""

raise ImportError("PySide6 is the window's alone: nothing outside inspector.gui may import it")
