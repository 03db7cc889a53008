"""The keeper that writes one file, sealed under a passphrase and readable by the user only."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from inspector.core.problem import Problem
from inspector.vault import sealing
from inspector.vault.keeper import KeeperId

_LARGEST_FILE = 8 << 20


class PassphraseFile:
    """Holds text in a sealed file; locked until a passphrase was given."""

    id = KeeperId.FILE
    name = "an encrypted file"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._key: sealing.Key | None = None
        self._next_key: sealing.Key | None = None  # chosen, and not yet written under

    @property
    def exists(self) -> bool:
        """Whether there is a file to unlock."""
        return self._path.exists()

    @property
    def locked(self) -> bool:
        """Whether no passphrase was given yet."""
        return self._key is None and self._next_key is None

    def choose_passphrase(self, passphrase: str) -> Problem | None:
        """Seal under this passphrase from the next write on."""
        if len(passphrase) < sealing.SHORTEST_PASSPHRASE:
            return Problem(
                f"A passphrase has at least {sealing.SHORTEST_PASSPHRASE} characters.",
                "Several words are easy to remember and hard to guess.",
                "short-passphrase",
            )
        self._next_key = sealing.make_key(passphrase)
        return None

    def unlock(self, passphrase: str) -> Problem | None:
        """Open the file that is there; says so when the passphrase is a wrong one."""
        block = self._load()
        if block is None:
            return Problem(f"There is no file {self._path}.", "Choose a passphrase.", "no-file")
        if isinstance(block, Problem):
            return block
        key = sealing.key_for(block, passphrase)
        if isinstance(key, Problem):
            return key
        self._key = key
        return None

    def read(self) -> str | Problem | None:
        """The text, None without a file, a problem while locked or when the seal is broken."""
        block = self._load()
        if block is None or isinstance(block, Problem):
            return block
        return _locked() if self._key is None else sealing.unseal(block, self._key)

    def write(self, text: str) -> Problem | None:
        """Replace the file whole: a power cut leaves the old one or the new one."""
        key = self._next_key or self._key
        if key is None:
            return _locked()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._replace(sealing.seal(text, key))
        except OSError as error:
            self._next_key = None
            return Problem(
                f"The secrets cannot be written to {self._path}: {error.strerror}.",
                "They hold until the program ends.",
                "unwritable",
            )
        self._key, self._next_key = key, None
        return None

    def erase(self) -> Problem | None:
        """Delete the file and forget the key."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            return Problem(f"{self._path} cannot be deleted: {error.strerror}.", "", "unwritable")
        self._key = self._next_key = None
        return None

    def _load(self) -> bytes | Problem | None:
        """The sealed block, None without a file."""
        try:
            with self._path.open("rb") as file:
                block = file.read(_LARGEST_FILE + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            sentence = f"The secrets in {self._path} cannot be read: {error.strerror}."
            return Problem(sentence, "Check who may read it.", "unreadable")
        return block[:_LARGEST_FILE]  # a longer one is not ours, and its seal will not hold

    def _replace(self, block: bytes) -> None:
        """Write beside the file, then rename; a temporary file is made with mode 0600."""
        folder, name = self._path.parent, self._path.name
        with NamedTemporaryFile(dir=folder, prefix=f".{name}-", delete=False) as file:
            try:
                file.write(block)
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).replace(self._path)
            except OSError:
                Path(file.name).unlink(missing_ok=True)
                raise


def _locked() -> Problem:
    return Problem("The file of secrets is locked.", "Enter its passphrase.", "locked")
