"""The keeper that forgets: secrets live in memory until the program ends."""

from inspector.core.problem import Problem
from inspector.vault.keeper import KeeperId


class Session:
    """Holds text in memory, for machines without a keyring and for those who want it so."""

    id = KeeperId.SESSION
    name = "memory only"
    locked = False

    def __init__(self) -> None:
        self._text: str | None = None

    def read(self) -> str | Problem | None:
        """What was written since the start."""
        return self._text

    def write(self, text: str) -> Problem | None:
        """Hold it until the program ends."""
        self._text = text
        return None

    def erase(self) -> Problem | None:
        """Forget it."""
        self._text = None
        return None
