"""Parts of the window that stand side by side or in place of each other."""
