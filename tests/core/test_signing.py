"""The arithmetic of signatures."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core import signing


def test_hmac_is_the_published_one() -> None:
    """RFC 4231, test case 2."""
    digest = signing.hmac_sha256(b"Jefe", b"what do ya want for nothing?")

    assert signing.encode_digest(digest, signing.HEX) == (
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )
    assert signing.encode_digest(digest, signing.BASE64) == base64.b64encode(digest).decode()


@given(st.text())
def test_any_text_has_bytes(text: str) -> None:
    """No text makes the conversions raise, lone surrogates included."""
    assert isinstance(signing.utf8(text), bytes)
    assert isinstance(signing.wire(text), bytes)


def test_environment_bytes_come_back() -> None:
    """A secret of bytes that are no UTF-8 reaches the key as these bytes."""
    assert signing.utf8(b"\xff\x00key".decode(errors="surrogateescape")) == b"\xff\x00key"


def test_header_text_is_latin_1() -> None:
    """What was decoded as latin-1 becomes the bytes that were on the wire."""
    assert signing.wire("caf\xe9") == b"caf\xe9"


@given(st.binary())
def test_base64_is_read_back(data: bytes) -> None:
    """What standard base64 wrote is read, and has no fault."""
    text = base64.b64encode(data).decode()

    assert signing.decode_base64(text) == data
    assert signing.base64_fault(text) == ""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("YWJj\n", "it has a blank or a line feed at one end"),
        (" YWJj", "it has a blank or a line feed at one end"),
        ("YW Jj", "it has a character that base64 does not use"),
        ("YWJé", "it has a character that base64 does not use"),
        ("-_-_", "it has - or _, which belong to the URL form of base64"),
        ("YWI", "its length is not a multiple of four, so its end or its = padding is missing"),
        ("Y=WJ", "its = padding is in the wrong place"),
    ],
)
def test_what_is_no_base64_says_why(text: str, fault: str) -> None:
    """Nothing is stripped or completed; the reason shows none of the text."""
    assert signing.decode_base64(text) is None
    assert signing.base64_fault(text) == fault


@given(st.text())
def test_base64_never_raises(text: str) -> None:
    """Text is base64 exactly when there is no fault to name."""
    assert (signing.decode_base64(text) is None) == bool(signing.base64_fault(text))


@pytest.mark.parametrize(
    ("ours", "theirs", "index"),
    [("abc", "abc", None), ("abc", "abd", 2), ("abc", "ab", 2), ("", "x", 0), ("", "", None)],
)
def test_first_difference(ours: str, theirs: str, index: int | None) -> None:
    """The index counts characters; a value that ends early differs at its end."""
    assert signing.first_difference(ours, theirs) == index


def test_same_compares_whole_values() -> None:
    """Values of different lengths differ, and nothing raises."""
    assert signing.same(b"abc", b"abc")
    assert not signing.same(b"abc", b"abcd")
    assert not signing.same(b"abc", b"")


def test_content_mark_is_short() -> None:
    """Sixteen hex digits of SHA-256."""
    assert signing.content_mark(b"") == "e3b0c44298fc1c14"


@pytest.mark.parametrize("encoding", signing.ENCODINGS)
@given(digest=st.binary(max_size=64))
def test_a_digest_comes_back_from_its_text(encoding: str, digest: bytes) -> None:
    """In every encoding."""
    assert signing.decode_digest(signing.encode_digest(digest, encoding), encoding) == digest


@pytest.mark.parametrize("encoding", signing.ENCODINGS)
@given(text=st.text(max_size=40))
def test_no_text_makes_decoding_raise(encoding: str, text: str) -> None:
    """Bytes, or None."""
    signing.decode_digest(text, encoding)


def test_digits_alone_are_hex() -> None:
    """Either case; blanks, which Python would skip, are refused."""
    assert signing.decode_hex("aBcD") == b"\xab\xcd"
    assert signing.decode_hex("ab cd") is None
    assert signing.decode_base64url("-_8") == signing.decode_base64url("-_8=") == b"\xfb\xff"
    assert signing.decode_base64url("+/8=") is None
