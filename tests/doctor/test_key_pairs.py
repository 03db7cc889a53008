"""Signatures of key pairs against what came."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from inspector.core.signing import encode_digest
from inspector.doctor.key_pairs import PairComparison
from inspector.doctor.received import Received
from inspector.providers.standard_webhooks import V1A

PRIVATE = Ed25519PrivateKey.from_private_bytes(b"x" * 32)
PUBLIC = f"whpk_{encode_digest(PRIVATE.public_key().public_bytes_raw(), 'base64')}".encode()


def test_a_signature_is_found_under_its_key_alone() -> None:
    """The content in pieces is what was signed; another key or content finds nothing."""
    received = [Received(PRIVATE.sign(b"a.b"), "sha256")]
    comparison = PairComparison(V1A, received)

    assert comparison.find(PUBLIC, (b"a", b".b")) == received[0]
    assert comparison.find(PUBLIC, (b"a.c",)) is None
    assert comparison.find(b"whpk_nothing", (b"a.b",)) is None


def test_starts_of_a_body_are_compared() -> None:
    """Each cut is content of its own."""
    received = [Received(PRIVATE.sign(b"t.ab"), "sha256")]

    found = PairComparison(V1A, received).find_cuts(PUBLIC, b"t.", b"abc", [0, 2], [b"", b""])

    assert [one is not None for one in found] == [False, True]
