"""Keeps the user's secrets: in the system's keyring, in an encrypted file, or nowhere at all.

Nothing here writes a secret in plain text. Every call may block (a keyring may ask its user), so
the window makes them in a worker thread.
"""

from inspector.vault.keeper import Keeper, KeeperId
from inspector.vault.vault import Kept, Vault

__all__ = ["Keeper", "KeeperId", "Kept", "Vault"]
