"""Where the user's secrets rest, and how they move from one place to another."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from inspector.core.credential import Credential
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.vault.keeper import Keeper, KeeperId
from inspector.vault.keyring_keeper import Backend, Keyring, find_backend
from inspector.vault.packing import Contents, pack, unpack
from inspector.vault.passphrase_file import PassphraseFile
from inspector.vault.session import Session


class Kept(NamedTuple):
    """What a keeper gave: secrets and credentials, and what went wrong, if anything."""

    secrets: tuple[Secret, ...]
    problem: Problem | None = None
    credentials: tuple[Credential, ...] = ()


class Vault:
    """Holds the secrets in one of three keepers. Every method may block; none raises.

    Args:
        file: Where an encrypted file lies, or would lie.
        service: The name under which a keyring keeps them.
        wanted: Id of the keeper the user chose; empty to take the keyring, else the encrypted
            file that is there, else memory.
        find: Finds the system's keyring, or None.
    """

    def __init__(
        self,
        file: Path,
        service: str,
        wanted: str = "",
        find: Callable[[], Backend | None] = find_backend,
    ) -> None:
        self._file = PassphraseFile(file)
        self._service = service
        self._wanted = wanted
        self._find = find
        self._keyring: Keyring | None = None
        self._session = Session()
        self._keeper: Keeper = self._session
        self._was_read = False

    @property
    def keeper_id(self) -> KeeperId:
        """Where secrets rest now."""
        return self._keeper.id

    @property
    def keeper_name(self) -> str:
        """What to call that place after "in": `GNOME Keyring`."""
        return self._keeper.name

    @property
    def locked(self) -> bool:
        """Whether a passphrase is needed before anything can be read."""
        return self._keeper.locked

    @property
    def file_exists(self) -> bool:
        """Whether an encrypted file is there, in use or not."""
        return self._file.exists

    @property
    def keyring_name(self) -> str:
        """Name of the system's keyring, empty when none can be used; known after `load`."""
        return self._keyring.name if self._keyring else ""

    def load(self) -> Kept:
        """Choose the keeper and read it."""
        backend = self._find()
        self._keyring = Keyring(backend, self._service) if backend else None
        self._keeper = self._choose()
        kept = self._read()
        if self._wanted == KeeperId.KEYRING and self._keyring is None:
            return kept._replace(problem=kept.problem or _no_keyring())
        return kept

    def save(
        self, secrets: Sequence[Secret], credentials: Sequence[Credential] = ()
    ) -> Problem | None:
        """Keep exactly these secrets and credentials from now on.

        Refused while the stored ones could not be read: it would destroy what nobody saw.
        """
        if not self._was_read:
            return Problem(
                f"The secrets in {self.keeper_name} could not be read, so nothing was changed there.",
                "Read them first; until then new ones hold until the program ends.",
                "not-read",
            )
        text = pack(secrets, credentials)
        return text if isinstance(text, Problem) else self._keeper.write(text)

    def unlock(self, passphrase: str) -> Kept:
        """Open the encrypted file and read it; a wrong passphrase is a problem."""
        problem = self._file.unlock(passphrase)
        if problem:
            return Kept((), problem)
        self._keeper = self._file
        return self._read()

    def move(
        self,
        to: KeeperId,
        secrets: Sequence[Secret],
        passphrase: str = "",
        credentials: Sequence[Credential] = (),
    ) -> Problem | None:
        """Keep secrets and credentials in another place and erase them where they were.

        The old place is erased only after the new one gave back what it was handed. A passphrase
        is needed for the encrypted file; the one in use gets the new passphrase.
        """
        target = self._target(to, passphrase)
        if isinstance(target, Problem):
            return target
        text = pack(secrets, credentials)
        problem = text if isinstance(text, Problem) else target.write(text)
        if problem:
            return problem
        if target.read() != text:
            sentence = f"Secrets could not be moved to {target.name}: it gave back something else."
            return Problem(sentence, f"They stay in {self.keeper_name}.", "not-kept")
        old, self._keeper = self._keeper, target
        was_read, self._was_read = self._was_read, True
        return None if old is target or not was_read else old.erase()

    def _target(self, to: KeeperId, passphrase: str) -> Keeper | Problem:
        """The keeper to move to, ready to be written."""
        if to is KeeperId.KEYRING:
            return self._keyring or _no_keyring()
        if to is KeeperId.SESSION:
            return self._session
        if self._file.exists and self._keeper is not self._file:
            return Problem(
                "There is an encrypted file of secrets already.",
                "Unlock it, or move it away first.",
                "file-exists",
            )
        return self._file.choose_passphrase(passphrase) or self._file

    def _choose(self) -> Keeper:
        """The wanted keeper where it can be had, else the safest that can."""
        if self._wanted == KeeperId.SESSION:
            return self._session
        if self._wanted == KeeperId.FILE and self._file.exists:
            return self._file
        if self._keyring:
            return self._keyring
        return self._file if self._file.exists else self._session

    def _read(self) -> Kept:
        """What the present keeper holds."""
        text = self._keeper.read()
        found = unpack(text) if isinstance(text, str) else text or Contents(())
        if isinstance(found, Problem):
            self._was_read = found.kind == "damaged"
            return Kept((), found)
        self._was_read = True
        return Kept(found.secrets, None, found.credentials)


def _no_keyring() -> Problem:
    return Problem(
        "No system keyring that encrypts was found.",
        "Keep secrets in an encrypted file, or for this session only.",
        "no-keyring",
    )
