"""Valid JSON is told from invalid, however deep."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.decode.json_validity import is_valid

TOKENS = (
    st.sampled_from('{}[],: \n\t\x0b\x01"\\1-é')
    | st.sampled_from(['"a"', '"\\u00e9"', '"\\x"', "-0.5e+3", "01", "true", "nul", "null", "NaN"])
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
).filter(lambda value: "Infinity" not in json.dumps(value))


def parses(text: str) -> bool:
    """What Python's parser says, its constants taken away."""

    def refuse(name: str) -> float:
        raise ValueError(name)

    try:
        json.loads(text, parse_constant=refuse)
    except ValueError:
        return False
    return True


@settings(deadline=None)
@given(st.lists(TOKENS, max_size=12).map("".join))
def test_it_agrees_with_a_parser_on_rubbish(text: str) -> None:
    """Any row of tokens is valid exactly if a strict parser takes it."""
    assert is_valid(text) == parses(text)


@settings(deadline=None)
@given(VALUES, st.sampled_from([None, 1]))
def test_it_accepts_documents(value: object, indent: int | None) -> None:
    """What a writer wrote is valid."""
    assert is_valid(json.dumps(value, indent=indent))


@pytest.mark.parametrize(
    "text", ["", " ", "[1,]", "{,}", "[1 2]", '{"a"}', '{"a":}', "[}", "]", "{1:2}", "1 1", "[1]]"]
)
def test_the_usual_faults_are_seen(text: str) -> None:
    """Commas, colons and brackets in wrong places make it invalid."""
    assert not is_valid(text)


def test_depth_does_not_matter() -> None:
    """A hundred thousand levels are looked through without a stack."""
    assert is_valid("[" * 100_000 + "]" * 100_000)
    assert not is_valid("[" * 100_000 + "]" * 99_999)
