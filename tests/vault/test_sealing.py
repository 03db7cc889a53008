"""Text under a passphrase."""

import pytest

from inspector.core.problem import Problem
from inspector.vault import sealing

KEY = sealing.make_key("correct horse")
BLOCK = sealing.seal("the text", KEY)


def test_the_right_passphrase_opens_it() -> None:
    """The key made from block and passphrase gives the text back."""
    key = sealing.key_for(BLOCK, "correct horse")
    assert not isinstance(key, Problem)
    assert sealing.unseal(BLOCK, key) == "the text"


def test_a_wrong_passphrase_says_so() -> None:
    """It is told apart from a damaged file."""
    problem = sealing.key_for(BLOCK, "correct horsf")
    assert isinstance(problem, Problem)
    assert problem.kind == "wrong-passphrase"


def test_every_changed_byte_breaks_the_seal() -> None:
    """No byte of header or ciphertext can be changed unseen."""
    for at in range(len(BLOCK)):
        changed = bytearray(BLOCK)
        changed[at] ^= 1
        assert isinstance(sealing.unseal(bytes(changed), KEY), Problem), at


@pytest.mark.parametrize("length", range(0, len(BLOCK), 7))
def test_a_cut_block_is_damaged(length: int) -> None:
    """A file cut anywhere is a problem, not a shorter text."""
    assert isinstance(sealing.unseal(BLOCK[:length], KEY), Problem)


def test_a_newer_version_is_named() -> None:
    """The version byte alone says how to read the rest."""
    newer = BLOCK[: len(sealing.MAGIC)] + b"\x02" + BLOCK[len(sealing.MAGIC) + 1 :]
    problem = sealing.key_for(newer, "correct horse")
    assert isinstance(problem, Problem)
    assert problem.kind == "newer-version"


def test_no_nonce_is_used_twice() -> None:
    """Sealing the same text again gives other bytes."""
    assert sealing.seal("the text", KEY) != BLOCK


def test_the_passphrase_may_be_typed_composed_or_not() -> None:
    """An e with its accent is one character on one keyboard and two on another."""
    composed = sealing.make_key("caf\u00e9 creme", b"0" * 16)
    assert sealing.make_key("cafe\u0301 creme", b"0" * 16) == composed


def test_a_key_does_not_show_itself() -> None:
    """Its repr has the salt at most."""
    assert KEY.cipher.hex() not in repr(KEY)
    assert repr(KEY.cipher) not in repr(KEY)
