"""The keeper that asks the system's keyring, and only keyrings that are known to encrypt.

`keyring` silently falls back to backends that write plain text or write nothing; those are refused.
A credential on Windows holds 2,560 bytes, so the text is stored in parts. Parts are written under
the name of a generation that is not in use, then the index is switched to it: a crash between two
parts leaves the old text whole.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Protocol, TypeVar

from inspector.core.problem import Problem
from inspector.vault.keeper import KeeperId
from inspector.vault.keyring_name import keyring_name

KNOWN_GOOD = frozenset(
    f"keyring.backends.{name}"
    for name in ("SecretService", "kwallet", "libsecret", "macOS", "Windows")
)
_USER = "secrets"
_WINDOWS_PART = 1200  # of 1,280 UTF-16 units a credential may hold
_PART = 32_000
_MOST_PARTS = 10_000

T = TypeVar("T")


class Backend(Protocol):
    """The part of a keyring backend that is used here; every method may raise anything."""

    def get_password(self, service: str, username: str) -> str | None:
        """A stored text, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Store a text."""

    def delete_password(self, service: str, username: str) -> None:
        """Delete a text that is there."""


def find_backend() -> Backend | None:
    """The system's keyring, or None where there is none or none that can be trusted."""
    import keyring  # noqa: PLC0415 - costs 100 ms and asks D-Bus; a worker thread calls this

    chosen = _ask(keyring.get_keyring, "")
    if isinstance(chosen, Problem):  # a misspelt name in the user's configuration
        return None
    # Where several backends work, `keyring` chains them, bad ones among them.
    candidates = _ask(lambda: [chosen, *getattr(chosen, "backends", ())], "")
    if isinstance(candidates, Problem):
        return None
    return next((one for one in candidates if type(one).__module__ in KNOWN_GOOD), None)


class Keyring:
    """Holds text in the system's keyring, in as many entries as it needs."""

    id = KeeperId.KEYRING
    locked = False

    def __init__(self, backend: Backend, service: str) -> None:
        module = type(backend).__module__
        self.name = keyring_name(module)
        self._backend = backend
        self._service = service
        self._part_size = _WINDOWS_PART if module.endswith(".Windows") else _PART

    def read(self) -> str | Problem | None:
        """The stored text, None when there is none, a problem when a part of it is missing."""
        index = self._index()
        if index is None or isinstance(index, Problem):
            return index
        generation, count, digest = index
        parts: list[str] = []
        for number in range(count):
            part = self._get(f"{generation}{number}")
            if isinstance(part, Problem):
                return part
            parts.append(part or "")
        text = "".join(parts)
        return text if _digest(text) == digest else self._damaged()

    def write(self, text: str) -> Problem | None:
        """Store the parts, switch the index to them, then drop the parts before them."""
        old = self._index()
        if isinstance(old, Problem) and old.kind != "damaged":
            return old
        known = None if isinstance(old, Problem) else old
        generation = "b" if known and known[0] == "a" else "a"
        parts = [text[at : at + self._part_size] for at in range(0, len(text), self._part_size)]
        for number, part in enumerate(parts):
            problem = self._set(f"{generation}{number}", part)
            if problem:
                return problem
        index = json.dumps({"generation": generation, "parts": len(parts), "sha256": _digest(text)})
        problem = self._set("index", index)
        if problem is None and known:
            self._drop(known[0], known[1])
        return problem

    def erase(self) -> Problem | None:
        """Delete index and parts."""
        index = self._index()
        if index is None:
            return None
        if isinstance(index, Problem) and index.kind != "damaged":
            return index
        problem = self._delete("index")
        if problem is None and not isinstance(index, Problem):
            problem = self._drop(index[0], index[1])
        return problem

    def _index(self) -> tuple[str, int, str] | Problem | None:
        """Generation, number of parts and digest of the text, None when nothing is stored."""
        text = self._get("index")
        if text is None or isinstance(text, Problem):
            return text
        try:
            entry = json.loads(text)
            generation, count, digest = entry["generation"], entry["parts"], entry["sha256"]
        except (ValueError, TypeError, KeyError, RecursionError):
            return self._damaged()
        known = generation in ("a", "b") and isinstance(count, int) and 0 <= count <= _MOST_PARTS
        return (generation, count, digest) if known else self._damaged()

    def _get(self, part: str) -> str | Problem | None:
        return _ask(lambda: self._backend.get_password(self._place(part), _USER), self.name)

    def _set(self, part: str, text: str) -> Problem | None:
        return _ask(lambda: self._backend.set_password(self._place(part), _USER, text), self.name)

    def _delete(self, part: str) -> Problem | None:
        return _ask(lambda: self._backend.delete_password(self._place(part), _USER), self.name)

    def _drop(self, generation: str, count: int) -> Problem | None:
        """Delete all parts of a generation; the first problem, if any."""
        problems = [self._delete(f"{generation}{number}") for number in range(count)]
        return next(filter(None, problems), None)

    def _place(self, part: str) -> str:
        """A service name for each part: Windows mixes up users of one service."""
        return f"{self._service} {part}"

    def _damaged(self) -> Problem:
        return Problem(
            f"The secrets in {self.name} are incomplete.",
            "Enter them again; saving replaces the damaged ones.",
            "damaged",
        )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _ask(question: Callable[[], T], name: str) -> T | Problem:
    """Ask a backend; whatever it raises becomes a problem that quotes nothing it was given."""
    try:
        return question()
    except Exception as error:  # noqa: BLE001 - backends raise types of D-Bus, Cocoa and Win32
        kind = type(error).__name__
    if kind == "KeyringLocked":
        return Problem(
            f"{name[:1].upper()}{name[1:]} is locked.",
            "Unlock it and try again, or keep secrets in an encrypted file.",
            "keyring-locked",
        )
    return Problem(
        f"{name[:1].upper()}{name[1:]} did not answer as it should ({kind}).",
        "Try again, or keep secrets in an encrypted file.",
        "keyring-failed",
    )
