"""Numbers and member order as a JavaScript engine has them (ECMA-262).

Source: ECMA-262 `Number::toString`, `OrdinaryOwnPropertyKeys` and the default `Array.sort`.
"""

import math
from bisect import bisect_left
from collections.abc import Iterable

_LARGEST_INDEX = 4294967294
"""2**32 - 2: keys up to here that are written as plain integers are array indexes."""


def number_text(value: float) -> str:
    """A double as `JSON.stringify` writes it: shortest digits, `null` when it is not finite."""
    if not math.isfinite(value):
        return "null"
    if value == 0:
        return "0"  # also for -0
    sign = "-" if value < 0 else ""
    digits, point = _digits(abs(value))
    count = len(digits)
    if count <= point <= 21:
        return sign + digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    exponent = point - 1
    mantissa = digits if count == 1 else f"{digits[0]}.{digits[1:]}"
    return f"{sign}{mantissa}e{'+' if exponent > 0 else '-'}{abs(exponent)}"


def _digits(value: float) -> tuple[str, int]:
    """The shortest digits that read back as the value, and where the decimal point stands.

    Python's repr and ECMA-262 agree on the digits; they differ only in how they lay them out.
    """
    mantissa, _, power = repr(value).partition("e")
    whole, _, fraction = mantissa.partition(".")
    point = len(whole) + (int(power) if power else 0)
    digits = whole + fraction
    stripped = digits.lstrip("0")
    point -= len(digits) - len(stripped)
    return stripped.rstrip("0"), point


def member_order(names: Iterable[str]) -> list[str]:
    """Names in the order `JSON.stringify` writes them after the documented sort.

    Array indexes come first by value, whatever was sorted before; the others by UTF-16 code
    unit, in which U+1F600 stands before U+E000.
    """
    ordered = sorted(names)
    # Code points and code units order names alike unless one holds U+E000 or above.
    if not "".join(ordered).isascii():
        ordered.sort(key=_code_units)
    start = bisect_left(ordered, "0")
    if start == len(ordered) or ordered[start] >= ":":
        return ordered
    indexes = [name for name in ordered if is_array_index(name)]
    if not indexes:
        return ordered
    rest = [name for name in ordered if not is_array_index(name)]
    return sorted(indexes, key=int) + rest


def _code_units(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")


def is_array_index(name: str) -> bool:
    """Whether a member name is an array index: `0` to `4294967294` without leading zeros."""
    if not name.isascii() or not name.isdigit() or len(name) > 10:
        return False
    return (name[0] != "0" or name == "0") and int(name) <= _LARGEST_INDEX
