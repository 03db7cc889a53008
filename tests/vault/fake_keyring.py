"""A keyring in a dictionary, with the limits and failures that real ones have."""


class FakeKeyring:
    """Stores texts by service and user; can be told to be locked or small.

    Attributes:
        entries: What is stored.
        locked: While set, every call raises as a dismissed prompt does.
        longest: Most UTF-16 units an entry may hold, as on Windows.
        writes_left: Raises at the write after this many, as a crash would.
    """

    def __init__(self, *, longest: int = 1 << 30) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.locked = False
        self.longest = longest
        self.writes_left = 1 << 30

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        if len(password) > self.longest:
            raise ValueError(password)
        if self.writes_left == 0:
            raise ConnectionError
        self.writes_left -= 1
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        del self.entries[service, username]

    def _check(self) -> None:
        if self.locked:
            raise KeyringLocked


class KeyringLocked(Exception):  # noqa: N818 - the name real backends use
    """Stands for `keyring.errors.KeyringLocked`."""
