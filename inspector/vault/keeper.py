"""The contract of a keeper: a place where secrets rest between starts."""

from enum import StrEnum
from typing import Protocol

from inspector.core.problem import Problem


class KeeperId(StrEnum):
    """The three places there are; the values are stored in the settings."""

    KEYRING = "keyring"
    FILE = "file"
    SESSION = "session"


class Keeper(Protocol):
    """Holds one block of ASCII text whole; no method raises, all may block."""

    @property
    def id(self) -> KeeperId:
        """Which kind of place it is."""

    @property
    def name(self) -> str:
        """What to call it after "in": `GNOME Keyring`, `an encrypted file`, `memory only`."""

    @property
    def locked(self) -> bool:
        """Whether it needs a passphrase before it can read or write."""

    def read(self) -> str | Problem | None:
        """What it holds, None when it holds nothing yet."""

    def write(self, text: str) -> Problem | None:
        """Replace what it holds; on a problem the old text still holds."""

    def erase(self) -> Problem | None:
        """Hold nothing any more."""
