"""Headers that may carry a signature are found, and nothing else is."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.signing import BASE64, HEX
from inspector.providers.finding_headers import Place, ids_in, places_in, times_in
from inspector.providers.signature_header import Layout
from inspector.providers.signature_time import TimeForm
from tests.providers.making import request_with

DIGEST = bytes(range(200, 232))
PLAIN = base64.b64encode(DIGEST).decode()


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (DIGEST.hex(), Place("S", 32, HEX)),
        (PLAIN, Place("S", 32, BASE64)),
        (f"sha256={DIGEST.hex()}", Place("S", 32, HEX, prefix="sha256=")),
        (f"v1,{PLAIN}", Place("S", 32, BASE64, prefix="v1,")),
        (f"t=12,v1={DIGEST.hex()}", Place("S", 32, HEX, Layout.FIELDS, "", ",", "t", "v1")),
        (f"ts=12;h1={DIGEST.hex()}", Place("S", 32, HEX, Layout.FIELDS, "", ";", "ts", "h1")),
        (f"v1,{PLAIN} v1,{PLAIN}", Place("S", 32, BASE64, Layout.LIST, "v1,", " ")),
    ],
)
def test_every_layout_is_seen(value: str, place: Place) -> None:
    """With encoding, prefix and fields."""
    assert place in list(places_in(request_with(headers=(("S", value),))))


@pytest.mark.parametrize("value", ["", "application/json", "12", "a" * 39, "x" * 9000])
def test_what_is_no_signature_is_passed_over(value: str) -> None:
    """And so is what every request carries."""
    assert list(places_in(request_with(headers=(("S", value), ("Cookie", DIGEST.hex()))))) == []


def test_times_and_ids_are_known_by_their_form_and_name() -> None:
    """Ten digits, thirteen, a date; a name that says id."""
    headers = (
        ("T", "1700000000"), ("M", "1700000000000"), ("D", "2022-06-27T11:08:52.577831Z"),
        ("X-Request-Id", "a"), ("X-GitHub-Delivery", "b"), ("Content-Length", "1234567890"),
    )  # fmt: skip
    request = request_with(headers=headers)

    assert times_in(request) == {"T": TimeForm.UNIX, "M": TimeForm.UNIX_MS, "D": TimeForm.ISO}
    assert ids_in(request) == ["X-Request-Id", "X-GitHub-Delivery"]


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=90)), max_size=4))
def test_no_header_raises(headers: list[tuple[str, str]]) -> None:
    """Whatever came."""
    request = request_with(headers=tuple(headers))
    list(places_in(request))
    times_in(request)
    ids_in(request)
