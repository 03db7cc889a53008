"""Signature headers are read as received."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.capture import Headers
from inspector.providers.signature_header import (
    Carried,
    Layout,
    Names,
    carried,
    fits,
    header_form,
)
from tests.providers.making import request_with

FYNAPSE = header_form((Names("S"),), Layout.FIELDS)
POWENS = header_form((Names("S", "D"),))


def read(*headers: tuple[str, str]) -> Carried | None:
    """Read `S` as Fynapse's layout."""
    return carried(request_with(headers=headers), FYNAPSE)


def read_timed(headers: Headers) -> Carried | None:
    """Read `S` with its time in `D`, as Powens sends them."""
    return carried(request_with(headers=headers), POWENS)


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
    assert "S came several times with different values" in fault(
        read(("S", "t=1,v1=a"), ("s", "t=1,v1=b"))
    )


def test_a_time_header_is_part_of_it() -> None:
    """Its text is kept as received; without it nothing can be checked."""
    came = read_timed((("S", "abc"), ("d", "2022-06-27T11:08:52Z")))

    assert came == Carried(("abc",), "2022-06-27T11:08:52Z", "", "abc")
    assert "without D" in fault(read_timed((("S", "abc"),)))
    assert "D came several times" in fault(read_timed((("S", "abc"), ("D", "1"), ("D", "2"))))


def test_standard_webhooks_is_told_apart_by_its_form() -> None:
    """Both use the name Webhook-Signature."""
    assert not fits(Layout.FIELDS, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    assert not fits(Layout.FIELDS, " v1a,hnO3f9T8")
    assert fits(Layout.FIELDS, "t=1,v1=aa")
    assert fits(Layout.FIELDS, "junk")
    assert fits(Layout.WHOLE, "v1,abc")
    assert fits(Layout.LIST, "v1,abc")
    assert not fits(Layout.LIST, "t=1,v1=aa")


def read_list(*headers: tuple[str, str]) -> Carried | None:
    """Read a list with its time and its id beside it, under either of two names."""
    names = (Names("A-S", "A-T", "A-I"), Names("S", "T", "I"))
    return carried(request_with(headers=headers), header_form(names, Layout.LIST, "v1,", " "))


def test_a_list_has_signatures_of_one_version() -> None:
    """Parts of another version are passed over."""
    came = read_list(("I", "m"), ("T", "1"), ("S", "v1,aa  v1a,zz v1,bb v1,"))

    assert came is not None
    assert (came.values, came.time, came.id) == (("aa", "bb"), "1", "m")
    assert "has no v1,… in it" in fault(read_list(("I", "m"), ("T", "1"), ("S", "v1a,zz")))


def test_an_alias_counts_first_and_its_names_belong_together() -> None:
    """The time of one name is not read with the signature of the other."""
    both = (("S", "v1,aa"), ("T", "1"), ("I", "m"), ("A-S", "v1,bb"), ("A-T", "2"), ("A-I", "n"))
    came = read_list(*both)

    assert came is not None
    assert (came.values, came.time, came.id) == (("bb",), "2", "n")
    assert "A-S came without A-T" in fault(read_list(("A-S", "v1,aa"), ("T", "1"), ("I", "m")))
    assert "A-S came without A-I" in fault(read_list(("A-S", "v1,aa"), ("A-T", "1"), ("I", "m")))


def test_a_prefix_is_cut_and_due() -> None:
    """As GitHub's `sha256=`."""
    form = header_form((Names("S"),), prefix="sha256=")

    came = carried(request_with(headers=(("S", "sha256=ab"),)), form)

    assert came == Carried(("ab",), text="sha256=ab")
    for value in ("ab", "sha1=ab", "sha256="):
        assert "is not sha256= with a signature" in fault(
            carried(request_with(headers=(("S", value),)), form)
        )


def test_fields_may_have_other_names_and_no_time() -> None:
    """Names, the mark between fields, and a time in a header of its own are data."""
    form = header_form((Names("S", "T"),), Layout.FIELDS, "", ";", "", "sig")

    came = carried(request_with(headers=(("S", "kid=1; sig=ab"), ("T", "9"))), form)

    assert came is not None
    assert (came.values, came.time) == (("ab",), "9")


@given(st.text(max_size=60), st.text(max_size=30))
def test_no_header_text_raises(value: str, time: str) -> None:
    """Whatever came is read or has a fault."""
    for came in (read(("S", value)), read_timed((("S", value), ("D", time)))):
        assert came is not None
        assert bool(came.values) != bool(came.fault)
