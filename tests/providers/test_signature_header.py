"""Signature headers are read as received."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.capture import Headers
from inspector.providers.signature_header import (
    Carried,
    Layout,
    carried,
    fits,
    iso_text,
    moment_of,
    unix_text,
)
from tests.providers.making import request_with


def read(*headers: tuple[str, str]) -> Carried | None:
    """Read `S` as Fynapse's layout."""
    return carried(request_with(headers=headers), "S", Layout.T_V1)


def read_timed(headers: Headers) -> Carried | None:
    """Read `S` with its time in `D`, as Powens sends them."""
    return carried(request_with(headers=headers), "S", Layout.WHOLE, "D")


def fault(came: Carried | None) -> str:
    """Why headers that came are unreadable."""
    assert came is not None
    return came.fault


def test_an_absent_header_is_none() -> None:
    """None is no fault: nothing came."""
    assert read() is None


def test_a_time_and_every_signature() -> None:
    """Signatures keep their order; other keys are passed over; blanks around parts do not count."""
    came = read(("s", "t=0012, v1=aa,v2=zz,v1=BB"))

    assert came == Carried(("aa", "BB"), "0012", "", "t=0012, v1=aa,v2=zz,v1=BB")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("v1=aa", "has no t="), ("t=1", "has no v1="), ("t=1,v1=", "has no v1="), ("junk", "has no t="), ("", "is empty"),
        ("t=1,t=2,v1=aa", "names two times"), ("t=1.5,v1=aa", "no Unix time"),
        ("t=-1,v1=aa", "no Unix time"), ("t=٣,v1=aa", "no Unix time"),
        ("t=" + "9" * 5000 + ",v1=aa", "no Unix time"), ("v1,QUJD", "Standard Webhooks"),
    ],
)  # fmt: skip
def test_unreadable_values_say_why(value: str, words: str) -> None:
    """One sentence each."""
    assert words in fault(read(("S", value)))


def test_the_same_header_twice() -> None:
    """Equal values are one; different ones cannot be chosen between."""
    assert fault(read(("S", "t=1,v1=a"), ("s", "t=1,v1=a"))) == ""
    assert "2 times with different values" in fault(read(("S", "t=1,v1=a"), ("s", "t=1,v1=b")))


def test_a_time_header_is_part_of_it() -> None:
    """Its text is kept as received; without it nothing can be checked."""
    came = read_timed((("S", "abc"), ("d", "2022-06-27T11:08:52Z")))

    assert came == Carried(("abc",), "2022-06-27T11:08:52Z", "", "abc")
    assert "without D" in fault(read_timed((("S", "abc"),)))
    assert "D came twice" in fault(read_timed((("S", "abc"), ("D", "1"), ("D", "2"))))


def test_standard_webhooks_is_told_apart_by_its_form() -> None:
    """Both use the name Webhook-Signature."""
    assert not fits(Layout.T_V1, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    assert not fits(Layout.T_V1, " v1a,hnO3f9T8")
    assert fits(Layout.T_V1, "t=1,v1=aa")
    assert fits(Layout.T_V1, "junk")
    assert fits(Layout.WHOLE, "v1,abc")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("1776160485", 1776160485.0), ("2022-06-27T11:08:52.577831Z", 1656328132.577831),
        ("2023-01-01T00:00:00Z", 1672531200.0), ("2023-01-01T01:00:00+01:00", 1672531200.0),
        ("2023-01-01T00:00:00", 1672531200.0), ("soon", None), ("", None),
        ("0001-01-01T00:00:00+23:59", -62135683140.0), ("9999-12-31T23:59:59-23:59", 253402387139.0),
    ],
)  # fmt: skip
def test_times_are_read(text: str, moment: float | None) -> None:
    """Unix seconds and ISO 8601, UTC unless it says otherwise."""
    assert moment_of(text) == moment


@given(st.text(max_size=60), st.text(max_size=30))
def test_no_header_text_raises(value: str, time: str) -> None:
    """Whatever came is read or has a fault."""
    for came in (read(("S", value)), read_timed((("S", value), ("D", time)))):
        assert came is not None
        assert bool(came.values) != bool(came.fault)
    moment_of(time)


@given(st.floats(allow_nan=False))
def test_any_moment_can_be_written(now: float) -> None:
    """Moments beyond the calendar are written as its last or first."""
    assert iso_text(now).endswith("Z")
    assert unix_text(now).isdigit()


def test_moments_are_written_as_the_providers_do() -> None:
    """Six digits and a Z; whole seconds."""
    assert iso_text(1656328132.577831) == "2022-06-27T11:08:52.577831Z"
    assert unix_text(1656328132.9) == "1656328132"
