"""Signatures of key pairs, compared with what came: Ed25519, ECDSA and RSA."""

from collections.abc import Iterable, Sequence

from inspector.doctor.received import Received
from inspector.providers.public_key import verifies
from inspector.providers.public_key_reading import read_public
from inspector.providers.public_key_scheme import PublicKeyScheme


class PairComparison:
    """Checks what came against public keys; implements `macs.Matcher`.

    Its keys are the texts of public keys.

    Args:
        scheme: Says how signatures are made.
        received: What came.
    """

    def __init__(self, scheme: PublicKeyScheme, received: Sequence[Received]) -> None:
        self._algorithm = scheme.algorithm
        self._received = received

    def find(self, key: bytes, content: Iterable[bytes]) -> Received | None:
        """What came and is a signature of this content."""
        public = read_public(key.decode("utf-8", "replace"))
        if public is None:
            return None
        whole = b"".join(content)
        for one in self._received:
            if verifies(public, self._algorithm, whole, one.digest):
                return one
        return None

    def find_cuts(
        self, key: bytes, before: bytes, body: bytes, cuts: Sequence[int], after: Sequence[bytes]
    ) -> list[Received | None]:
        """The same for starts of a body."""
        return [
            self.find(key, (before, body[:cut], rest))
            for cut, rest in zip(cuts, after, strict=True)
        ]
