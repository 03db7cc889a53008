"""The window's face of the vault: calls that may block run in a thread, changes hold at once.

The secrets in `secrets` are what the engine judges by. A change is told to the engine first and
stored afterwards; when it cannot be stored it still holds until the program ends, and `problem`
says so.
"""

import queue
import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from inspector.core.credential import Credential
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.gui.engine_link import EngineLink
from inspector.vault import KeeperId, Kept, Vault

Then = Callable[[Problem | None], None]
"""Called on the window's thread when something was done, with what went wrong."""

_NOTHING_THERE = {"no-keyring", "damaged", "newer-version"}
"""Problems after which no more secrets are to be expected."""


class Place(NamedTuple):
    """Where secrets rest, as the vault last said.

    Attributes:
        id: Which kind of place.
        name: What to call it after "in".
        locked: Whether a passphrase is needed.
        keyring: Name of the system's keyring, empty when there is none.
        file_exists: Whether an encrypted file is there, in use or not.
    """

    id: KeeperId = KeeperId.SESSION
    name: str = "memory only"
    locked: bool = False
    keyring: str = ""
    file_exists: bool = False


class VaultSession(QObject):
    """The secrets of this window.

    Signals:
        secrets_changed: `secrets` is another list now.
        credentials_changed: `credentials` is another list now.
        place_changed: `place`, `problem` or `loaded` changed.
        keeper_chosen: Id of a keeper (a str) that secrets now rest in; the settings keep it, so
            that the next start misses it when it is not there.
    """

    secrets_changed = Signal()
    credentials_changed = Signal()
    place_changed = Signal()
    keeper_chosen = Signal(str)
    _done = Signal(object, object, object)

    def __init__(self, vault: Vault, link: EngineLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.secrets: tuple[Secret, ...] = ()
        self.credentials: tuple[Credential, ...] = ()
        self.place = Place()
        self.problem: Problem | None = None
        self.loaded = False
        self._withheld = True  # there may be secrets that could not be read (yet)
        self._vault = vault
        self._link = link
        self._jobs: queue.SimpleQueue[tuple[Callable[[], Any], Callable[[Any], None]] | None] = (
            queue.SimpleQueue()
        )
        self._thread = threading.Thread(target=self._work, name="vault", daemon=True)
        self._done.connect(self._finish)
        link.connected.connect(self._on_connected)
        self._thread.start()

    # Reading

    def load(self) -> None:
        """Read the vault; what was entered meanwhile stays."""
        self._run(self._vault.load, self._on_loaded)

    def unlock(self, passphrase: str, then: Then) -> None:
        """Open the encrypted file; `then` gets the problem of a wrong passphrase."""

        def opened(kept: Kept) -> None:
            if not self.place.locked:
                self._on_loaded(kept)
                self.keeper_chosen.emit(self.place.id.value)
            then(kept.problem)

        self._run(lambda: self._vault.unlock(passphrase), opened)

    # Changing

    def put(self, *changed: Secret) -> None:
        """Add secrets, or replace those with the same ids."""
        by_id = {secret.id: secret for secret in changed}
        known = {secret.id for secret in self.secrets}
        kept = [by_id.get(secret.id, secret) for secret in self.secrets]
        self._hold((*kept, *(secret for secret in changed if secret.id not in known)))

    def remove(self, secret_id: str) -> None:
        """Forget a secret."""
        self._hold(tuple(secret for secret in self.secrets if secret.id != secret_id))

    def insert(self, secret: Secret, at: int) -> None:
        """Bring back a removed secret at its old position."""
        self._hold((*self.secrets[:at], secret, *self.secrets[at:]))

    def put_credential(self, *changed: Credential) -> None:
        """Add credentials, or replace those of the same name and environment."""
        self._hold_credentials(_joined(self.credentials, changed))

    def remove_credential(self, name: str, environment: str = "") -> None:
        """Forget a credential."""
        self._hold_credentials(
            tuple(
                one
                for one in self.credentials
                if (one.name, one.environment) != (name, environment)
            )
        )

    def move(self, to: KeeperId, passphrase: str, then: Then) -> None:
        """Keep the secrets in another place; `then` gets what went wrong."""
        secrets, credentials = self.secrets, self.credentials

        def moved(problem: Problem | None) -> None:
            if self.place.id is to:
                self.problem = None
                self.keeper_chosen.emit(to.value)
            self.place_changed.emit()
            then(problem)

        self._run(lambda: self._vault.move(to, secrets, passphrase, credentials), moved)

    def close(self, timeout: float = 5.0) -> bool:
        """Finish what is queued; False when a keyring keeps us waiting longer than `timeout` s."""
        self._jobs.put(None)
        self._thread.join(timeout)
        return not self._thread.is_alive()

    # Inside

    def _hold(self, secrets: tuple[Secret, ...]) -> None:
        """Take a new list: the engine first, then the vault."""
        self.secrets = secrets
        self._push()
        self.secrets_changed.emit()
        if self.loaded:
            self._store()

    def _hold_credentials(self, credentials: tuple[Credential, ...]) -> None:
        self.credentials = credentials
        self._push_credentials()
        self.credentials_changed.emit()
        if self.loaded:
            self._store()

    def _store(self) -> None:
        secrets, credentials = self.secrets, self.credentials
        self._run(lambda: self._vault.save(secrets, credentials), self._on_stored)

    def _push_credentials(self) -> None:
        self._link.ask("credentials", credentials=list(self.credentials))

    def _push(self) -> None:
        self._link.ask("secrets", secrets=list(self.secrets))

    def _on_connected(self) -> None:
        """An engine that just started knows nothing; one we took over may know older secrets."""
        if self.secrets or not self._withheld:
            self._push()
        if self.credentials:
            self._push_credentials()

    def _on_loaded(self, kept: Kept) -> None:
        stored = {secret.id for secret in kept.secrets}
        added = tuple(secret for secret in self.secrets if secret.id not in stored)
        by_id = {secret.id: secret for secret in self.secrets}
        self.secrets = (*(by_id.get(one.id, one) for one in kept.secrets), *added)
        self.credentials = _joined(kept.credentials, self.credentials)
        self.problem = kept.problem
        self.loaded = True
        self._withheld = kept.problem is not None and kept.problem.kind not in _NOTHING_THERE
        # Judging history without them would turn every badge, and turn it back after unlocking.
        if self.secrets or not self._withheld:
            self._push()
        if self.credentials:
            self._push_credentials()
            self.credentials_changed.emit()
        self.secrets_changed.emit()
        self.place_changed.emit()
        was_read = kept.problem is None or kept.problem.kind == "no-keyring"
        if was_read and (self.secrets, self.credentials) != (kept.secrets, kept.credentials):
            self._store()

    def _on_stored(self, problem: Problem | None) -> None:
        self.problem = problem
        if problem is None and self.place.id is KeeperId.KEYRING:
            self.keeper_chosen.emit(self.place.id.value)
        self.place_changed.emit()

    def _look(self) -> Place:
        """What the vault says of itself; called by the thread that works on it."""
        vault = self._vault
        return Place(
            vault.keeper_id, vault.keeper_name, vault.locked, vault.keyring_name, vault.file_exists
        )

    def _run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._jobs.put((work, then))

    def _work(self) -> None:
        """The thread: one job after the other, each answer handed to the window's thread."""
        while (job := self._jobs.get()) is not None:
            work, then = job
            answer = work()
            self._done.emit(then, answer, self._look())

    def _finish(self, then: Callable[[Any], None], answer: object, place: Place) -> None:
        self.place = place
        then(answer)


def _joined(
    known: tuple[Credential, ...], changed: tuple[Credential, ...]
) -> tuple[Credential, ...]:
    """Known credentials with the changed ones in their places, new ones behind them."""
    by_place = {(one.name, one.environment): one for one in (*known, *changed)}
    return tuple(by_place.values())
