"""Digests over content in pieces, with the work that several of them share done once."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Protocol

from inspector.core.signing import same
from inspector.doctor.received import Received

Content = tuple[bytes, ...]
"""Signed content in pieces, so that a large body is not copied for what stands around it."""

_BLOCK = {"sha512": 128, "sha384": 128}  # bytes; all others have 64
_INNER = bytes(value ^ 0x36 for value in range(256))
_OUTER = bytes(value ^ 0x5C for value in range(256))


class Matcher(Protocol):
    """Tells whether what came is the signature of some content."""

    def find(self, key: bytes, content: Iterable[bytes]) -> Received | None:
        """What came and is the signature of this content under this key."""

    def find_cuts(
        self, key: bytes, before: bytes, body: bytes, cuts: Sequence[int], after: Sequence[bytes]
    ) -> list[Received | None]:
        """As `find` for `before`, the first `cuts[i]` bytes of the body, and `after[i]`."""


class Comparison:
    """Compares HMACs with everything that came.

    Args:
        received: What came, the likeliest form first.
    """

    def __init__(self, received: Sequence[Received]) -> None:
        self._by_hash: dict[str, list[Received]] = {}
        for one in received:
            self._by_hash.setdefault(one.hash_name, []).append(one)
        self._states: dict[tuple[bytes, str], tuple[hashlib._Hash, hashlib._Hash]] = {}

    def find(self, key: bytes, content: Iterable[bytes]) -> Received | None:
        """What came and equals the HMAC under this key; in constant time for each."""
        pieces = tuple(content)
        for name, candidates in self._by_hash.items():
            inner, end = self._begin(key, name)
            for piece in pieces:
                inner.update(piece)
            end.update(inner.digest())
            found = _first(end.digest(), candidates)
            if found:
                return found
        return None

    def find_cuts(
        self, key: bytes, before: bytes, body: bytes, cuts: Sequence[int], after: Sequence[bytes]
    ) -> list[Received | None]:
        """As `find` for `before`, the first `cuts[i]` bytes of the body, and `after[i]`.

        The body is read once for all of them. Cuts ascend.
        """
        found: list[Received | None] = [None] * len(cuts)
        view = memoryview(body)
        for name, candidates in self._by_hash.items():
            inner, outer = self._begin(key, name)
            inner.update(before)
            done = 0
            for index, (cut, rest) in enumerate(zip(cuts, after, strict=True)):
                inner.update(view[done:cut])
                done = cut
                branch, end = inner.copy(), outer.copy()
                branch.update(rest)
                end.update(branch.digest())
                found[index] = found[index] or _first(end.digest(), candidates)
        return found

    def _begin(self, key: bytes, name: str) -> "tuple[hashlib._Hash, hashlib._Hash]":
        """The inner and the outer hash of HMAC (RFC 2104) after the key's block."""
        states = self._states.get((key, name))
        if states is None:
            size = _BLOCK.get(name, 64)
            block = hashlib.new(name, key).digest() if len(key) > size else key
            block = block.ljust(size, b"\0")
            inner = hashlib.new(name, block.translate(_INNER))
            states = self._states[key, name] = inner, hashlib.new(name, block.translate(_OUTER))
        return states[0].copy(), states[1].copy()


class HashComparison:
    """Compares plain SHA-256 digests with a digest that a signed token names; keys play no role.

    Args:
        received: What the token names.
    """

    def __init__(self, received: Sequence[Received]) -> None:
        self._received = received

    def find(self, key: bytes, content: Iterable[bytes]) -> Received | None:
        """What came and equals the digest."""
        del key
        digest = hashlib.sha256()
        for piece in content:
            digest.update(piece)
        return _first(digest.digest(), self._received)

    def find_cuts(
        self, key: bytes, before: bytes, body: bytes, cuts: Sequence[int], after: Sequence[bytes]
    ) -> list[Received | None]:
        """The same for starts of a body."""
        return [
            self.find(key, (before, body[:cut], rest))
            for cut, rest in zip(cuts, after, strict=True)
        ]


def _first(digest: bytes, candidates: Sequence[Received]) -> Received | None:
    hits = [one for one in candidates if same(digest, one.digest)]
    return hits[0] if hits else None
