"""The exact path reads every document JavaScript reads, at any depth."""

import pytest

from inspector.providers.canonical_exact import MAX_DEPTH, Refusal, Rendered, render


def rendered(text: str) -> Rendered:
    """Render what is known to be JSON."""
    found = render(text)
    assert isinstance(found, Rendered)
    return found


def test_members_are_sorted_at_every_depth() -> None:
    """Objects in arrays too; arrays keep their order."""
    assert rendered('{"l":[{"b":1,"a":[{"d":1,"c":2},[{"f":1,"e":2}]]},{}]}').text == (
        '{"l":[{"a":[{"c":2,"d":1},[{"e":2,"f":1}]],"b":1},{}]}'
    )


@pytest.mark.parametrize("depth", [3000, 50_000])
@pytest.mark.parametrize("pair", [("[", "]"), ('{"a":', "}")])
def test_nesting_needs_no_recursion(depth: int, pair: tuple[str, str]) -> None:
    """Deeper than Python's own parser and than node."""
    text = pair[0] * depth + "1" + pair[1] * depth

    assert rendered(text).text == text


def test_depth_has_a_bound() -> None:
    """Beyond the bound a document is refused as too deep, in words of its own."""
    assert render("[" * (MAX_DEPTH + 2) + "]" * (MAX_DEPTH + 2)) == Refusal(too_deep=True)


def test_what_was_lost_on_the_way_is_noted() -> None:
    """A `__proto__` member however spelled, and a key that occurs twice, at any depth."""
    assert rendered('[{"\\u005f_proto__":1}]').dropped_proto
    assert rendered('[{"a":[{"b":1,"b":2}]}]').duplicates
    plain = rendered('{"a":{"a":1}}')
    assert not plain.dropped_proto
    assert not plain.duplicates


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("[1,\n 2,]", 2, 4), ('{"a":NaN}', 1, 6), ('{"a" 1}', 1, 6), ("[1] 2", 1, 5), ("", 1, 1)],
)
def test_a_refusal_names_the_place(text: str, line: int, column: int) -> None:
    """Line and column count from one."""
    assert render(text) == Refusal(line, column)


def test_a_number_of_many_digits_is_infinite() -> None:
    """Python refuses to read it as an integer; JavaScript writes null."""
    assert rendered("[" + "9" * 5000 + "]").text == "[null]"
