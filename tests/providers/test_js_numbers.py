"""Numbers and member order as JavaScript has them."""

import pytest

from inspector.providers.js_numbers import is_array_index, member_order, number_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"), (-1.5, "-1.5"), (0.0, "0"), (-0.0, "0"), (1e20, "100000000000000000000"),
        (1e21, "1e+21"), (1.5e21, "1.5e+21"), (1e-6, "0.000001"), (1e-7, "1e-7"), (1.25e-7, "1.25e-7"),
        (123456789012345678901.0, "123456789012345680000"), (9007199254740993.0, "9007199254740992"),
        (1e16, "10000000000000000"), (0.1, "0.1"), (12.5, "12.5"), (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"), (float("inf"), "null"),
        (float("-inf"), "null"), (float("nan"), "null"), (1e-5, "0.00001"), (-1e-10, "-1e-10"),
    ],
)  # fmt: skip
def test_numbers_are_laid_out_as_in_javascript(value: float, text: str) -> None:
    """ECMA-262 Number::toString, and null for what is not finite."""
    assert number_text(value) == text


def test_indexes_come_first_by_value() -> None:
    """Array indexes stand before all other names, in numeric order."""
    names = ["b", "10", "9", "a", "1", "01", "-1", "4294967295", "4294967294", ""]

    assert member_order(names) == [
        "1", "9", "10", "4294967294", "", "-1", "01", "4294967295", "a", "b",
    ]  # fmt: skip


def test_names_are_ordered_by_utf_16_units() -> None:
    """A character beyond U+FFFF stands before U+E000, a lone surrogate among them."""
    assert member_order(["\uffff", "\U0001f600", "\ue000", "\ud900", "z"]) == [
        "z", "\U0001f600", "\ud900", "\ue000", "\uffff",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "index"),
    [("0", True), ("00", False), ("4294967294", True), ("4294967295", False), ("1.0", False),
     ("-1", False), ("", False), ("²", False), ("٣", False), ("12345678901", False)],
)  # fmt: skip
def test_what_is_an_array_index(name: str, index: bool) -> None:  # noqa: FBT001 - a table of facts
    """`0` to `4294967294` without leading zeros, in ASCII digits."""
    assert is_array_index(name) is index
