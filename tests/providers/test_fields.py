"""Members of a body are read without trusting it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.opened import Opened
from inspector.providers import fields
from tests.providers.making import opened, request_with

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_trailing_commas_do_not_hide_the_members() -> None:
    """Fiskil's documented example has one; other faults give no members."""
    assert fields.members(opened(b'{"a":{"b":[1,2,],},\n}')) == {"a": {"b": [1, 2]}}
    assert fields.members(opened(b'{"a":1')) == {}
    assert fields.members(opened(b"04 line\n")) == {}
    assert fields.members(opened(b"[1]")) == {}
    assert fields.members(opened(b"")) == {}


def test_a_large_body_that_is_no_json_is_left_alone() -> None:
    """Only small ones are worth a second try."""
    body = b'{"a":"' + b"x" * 70_000 + b'",}'

    assert fields.members(Opened(request_with(body), body)) == {}


def test_objects_come_parsed_or_as_text() -> None:
    """As Fuse's remote_data does."""
    assert fields.object_in({"a": 1}) == {"a": 1}
    assert fields.object_in('{"a": 1}') == {"a": 1}
    assert fields.object_in("[1]") == {}
    assert fields.object_in("{") == {}
    assert fields.object_in(3) == {}


def test_text_is_the_first_that_is_there() -> None:
    """Whole numbers count as ids; flags, fractions and monstrous numbers do not."""
    found: fields.Members = {"a": "", "b": True, "c": 1.5, "d": 7, "e": "x", "f": 10**400}

    assert fields.text(found, "a", "b", "c", "d", "e") == "7"
    assert fields.text(found, "e") == "x"
    assert fields.text(found, "f", "missing") == ""


def test_text_is_one_short_line() -> None:
    """Bounded, without line breaks, and it can be stored: no halves of characters."""
    assert fields.clean("a\nb\x00c") == "a b c"
    assert fields.clean("x" * 1000) == "x" * 200
    assert fields.clean("\ud800é") == "?é"


@pytest.mark.parametrize(
    ("value", "count"), [(3, 3), (0, 0), (-1, None), (True, None), (1.0, None), ("3", None)]
)
def test_counts(value: "int | float | str", count: int | None) -> None:
    """Only whole numbers from zero are counts."""
    assert fields.number({"n": value}, "n") == count


def test_delivery_prefers_the_message_then_the_key_then_the_body() -> None:
    """All attempts of one delivery share it."""
    came = opened(b"{}")

    assert fields.delivery("event_id", "7", came, "key") == "event_id:7"
    assert fields.delivery("event_id", "", came, "key") == "idempotency:key"
    assert fields.delivery("event_id", "", came) == "body:44136fa355b3678a"


@given(st.dictionaries(st.sampled_from("ab"), JSON))
def test_nothing_raises(found: fields.Members) -> None:
    """Whatever a member holds."""
    assert "\n" not in fields.text(found, "a", "b")
    fields.number(found, "a")
    fields.object_in(found.get("a"))
    assert len(fields.objects(found.get("a"))) <= len(fields.items(found.get("a")))
