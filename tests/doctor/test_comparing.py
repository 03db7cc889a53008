"""What a person's code hashed, against what was due."""

import base64
import hashlib

import pytest

from inspector.doctor.case import Case
from inspector.doctor.comparing import Compared, compare, first_place
from tests.doctor.cases import base64_mac, fiskil_case, fynapse_case, hex_mac

KEY = b"a key of thirty-two bytes, truly"
BODY = b'{\n  "name": "Caf\xc3\xa9",\n  "n": 1\n}\n'


def case() -> Case:
    """A Fiskil capture whose signature is right."""
    return fiskil_case(BODY, base64_mac(KEY, BODY))


def compared(pasted: bytes, one: Case | None = None) -> Compared:
    """The comparison with a capture."""
    found = compare(pasted, one or case())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("pasted", "read_as"),
    [(BODY, "text"), (BODY.hex().encode(), "hex"), (base64.b64encode(BODY), "base64")],
)
def test_the_right_bytes_are_equal(pasted: bytes, read_as: str) -> None:
    """Pasted as they are, as hexadecimal digits or as base64."""
    found = compared(pasted)

    assert (found.kind, found.equal, found.read_as) == ("content", True, read_as)
    assert found.sentence == "Your bytes are exactly what is due."


def test_a_rewritten_body_is_named_and_placed() -> None:
    """Python's JSON: the name of the difference, and the first byte that differs."""
    found = compared(b'{"name": "Caf\\u00e9", "n": 1}')

    assert [cause.id for cause in found.causes] == ["body-reserialised-python"]
    assert found.place is not None
    assert (found.place.offset, found.place.line, found.place.column) == (1, 1, 2)
    assert found.place.due.startswith(b"{\n")


def test_content_without_its_time_is_named() -> None:
    """Under Fynapse the body alone lacks the time."""
    one = fynapse_case(b'{"a":1}', "1776160485", hex_mac(b"secret", b'1776160485.{"a":1}'), 0)

    assert compared(b'1776160485.{"a":1}', one).equal
    assert [cause.id for cause in compared(b'{"a":1}', one).causes] == ["content-without-timestamp"]


def test_a_digest_is_named_by_its_mistake() -> None:
    """A digest as hex, of the trimmed body, under the key as text."""
    assert compared(base64_mac(KEY, BODY).encode()).equal
    for pasted, causes in (
        (hex_mac(KEY, BODY), ["digest-hex"]),
        (base64_mac(KEY, BODY.rstrip()), ["body-newline-stripped"]),
        (base64_mac(base64.b64encode(KEY), BODY), ["secret-not-decoded"]),
        (hashlib.sha256(b"nothing").hexdigest(), []),
    ):
        found = compared(pasted.encode())
        assert found.kind == "digest"
        assert [cause.id for cause in found.causes] == causes


def test_a_digest_of_a_field_is_read_alone() -> None:
    """Under Fynapse the bare digest and the whole field are the same paste."""
    digest = hex_mac(b"secret", b"1776160485.{}")
    one = fynapse_case(b"{}", "1776160485", "00", 0)

    assert compared(digest.encode(), one).equal
    assert compared(f"v1={digest}".encode(), one).equal


def test_what_has_no_name_is_placed() -> None:
    """One changed byte far behind is found, with its line."""
    changed = BODY.replace(b"1", b"2")
    found = compared(changed)

    assert found.causes == ()
    assert found.place is not None
    assert (found.place.line, found.place.column) == (3, 8)
    assert found.sentence == "Your bytes differ in a way that has no name here."


def test_a_start_differs_where_it_ends() -> None:
    """Equal bytes have no place, and a prefix differs at its end."""
    assert first_place(b"abc", b"abc") is None
    place = first_place(b"ab\ncd", b"ab\nc")
    assert place is not None
    assert (place.offset, place.line, place.column) == (4, 2, 2)


def test_anything_may_be_pasted() -> None:
    """Nothing, half base64, other text: never an error."""
    for pasted in (b"", b"=", b"A", b"\xff", b"v1=", b"sha256=zz", b"0" * 64):
        compared(pasted)
