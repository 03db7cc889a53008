"""Painted widgets: the list, the sidebar, the toolbar, the status bar."""
