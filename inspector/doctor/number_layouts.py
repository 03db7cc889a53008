"""How languages write the numbers of a JSON document that they read and write again.

A layout takes a number's text as received and gives the text that is written, None when the
language refuses it. Sources: ECMA-262; CPython `float.__repr__`; Go `encoding/json`; Java
`Double.toString`; PHP `serialize_precision = -1`; Ruby `Float#to_s`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

from inspector.providers.js_numbers import number_text

Layout = Callable[[str], "str | None"]

_LONGEST_INTEGER = 4300  # digits CPython reads


@dataclass(frozen=True, slots=True)
class Numbers:
    """One language's layouts of integers and of numbers with a fraction or an exponent."""

    integer: Layout
    fraction: Layout
    plain_integers: bool = True
    """Whether integers of up to 15 digits stay as they are."""


def _digits(value: float) -> tuple[str, str, int]:
    """Sign, shortest digits, and where the point stands: 0.DIGITS times ten to that power."""
    mantissa, _, power = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = whole + fraction
    point = len(whole) + (int(power) if power else 0)
    stripped = digits.lstrip("0")
    point -= len(digits) - len(stripped)
    return "-" if str(value)[0] == "-" else "", stripped.rstrip("0") or "0", point


def _fixed(digits: str, point: int) -> tuple[str, str]:
    """Whole part and fraction of digits around their point."""
    if point <= 0:
        return "0", "0" * -point + digits
    return digits[:point].ljust(point, "0"), digits[point:]


def _kept(text: str) -> str | None:
    """An integer of any size as it is, without the sign of zero."""
    if len(text) > _LONGEST_INTEGER:
        return None
    return "0" if text == "-0" else text


def _javascript(text: str) -> str:
    return number_text(float(text))


def _go(text: str) -> str | None:
    value = float(text)
    if not isfinite(value):
        return None
    return "-0" if value == 0 and text.startswith("-") else number_text(value)


def _python(text: str) -> str:
    value = float(text)
    if isfinite(value):
        return repr(value)
    return "Infinity" if value > 0 else "-Infinity"


def _java(text: str) -> str | None:
    """At least one digit after the point; an exponent below 1e-3 and from 1e7."""
    value = float(text)
    if not isfinite(value):
        return None
    sign, digits, point = _digits(value)
    if value == 0:
        return f"{sign}0.0"
    if -3 < point <= 7:
        whole, fraction = _fixed(digits, point)
        return f"{sign}{whole}.{fraction or '0'}"
    return f"{sign}{digits[0]}.{digits[1:] or '0'}E{point - 1}"


def _php(text: str) -> str | None:
    """No fraction where there is none; an exponent below 1e-4 and from 1e17."""
    value = float(text)
    if not isfinite(value):
        return None
    sign, digits, point = _digits(value)
    if value == 0:
        return f"{sign}0"
    if -3 <= point <= 17:
        whole, fraction = _fixed(digits, point)
        return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"
    return f"{sign}{digits[0]}.{digits[1:] or '0'}e{point - 1:+d}"


def _php_integer(text: str) -> str | None:
    if text == "-0":
        return "-0"  # read as a float
    return text if len(text) < 19 or -(2**63) <= int(text[:30]) < 2**63 else _php(text)


def _ruby(text: str) -> str | None:
    """A fraction always; an exponent of two digits below 1e-4 and from 1e15."""
    value = float(text)
    if not isfinite(value):
        return None
    sign, digits, point = _digits(value)
    if value == 0:
        return f"{sign}0.0"
    if -3 <= point <= 15:
        whole, fraction = _fixed(digits, point)
        return f"{sign}{whole}.{fraction or '0'}"
    exponent = point - 1
    return (
        f"{sign}{digits[0]}.{digits[1:] or '0'}e{'+' if exponent >= 0 else '-'}{abs(exponent):02d}"
    )


def _exact(text: str) -> str:
    return text


JAVASCRIPT = Numbers(_javascript, _javascript)
PYTHON = Numbers(_kept, _python)
GO = Numbers(_go, _go)
JAVA = Numbers(_kept, _java)
PHP = Numbers(_php_integer, _php)
RUBY = Numbers(_kept, _ruby)
EXACT = Numbers(_exact, _exact)
"""Gson's `JsonElement`: numbers stay text."""
DOUBLES = Numbers(_java, _java, plain_integers=False)
"""Gson reading into a `Map`: every number becomes a double."""
