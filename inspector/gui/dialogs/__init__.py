"""Dialogs: opened, never executed, so that live traffic goes on beside them."""
