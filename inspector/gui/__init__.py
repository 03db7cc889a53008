"""The window: it looks at the archive, paints it, and asks the engine to act."""
