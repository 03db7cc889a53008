"""What a user types into the filter: `verdict:failed,expired provider:fuse -path:/old* "a b"`.

A query is words separated by blanks; all of them must hold. `field:value` looks at a field, a comma
means any of, a `-` in front means not, quotes keep blanks and commas together, anything else is
text to find in the request. Fields and most values do not care about case.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from inspector.core.mark import Mark
from inspector.core.problem import Problem
from inspector.core.verdict import Outcome

OUTCOMES = tuple(outcome.value for outcome in Outcome)
STATES = ("starred", "failing", "noted", "marked", "cut", "malformed", "refused")

_QUOTED = r'"(?:\\.|[^"\\])*'
_VALUE = rf'(?:{_QUOTED}(?:"|\Z)[^\s,]*|[^\s,]*)'
_WORD = re.compile(
    rf"(?P<no>-?)(?:(?P<field>[A-Za-z_]+):(?!//)(?P<values>{_VALUE}(?:,{_VALUE})*)"
    rf'|(?P<text>{_QUOTED}(?:"(?=\s)|"?\Z)|\S+))',
    re.DOTALL,
)
_ONE_VALUE = re.compile(rf"{_VALUE}(?:,|\Z)", re.DOTALL)
_QUOTED_PART = re.compile(rf'({_QUOTED})("|\Z)(.*)', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_STATUS = re.compile(r"[1-5](?:[0-9]{2}|xx)")
_IDS = re.compile(r"[0-9]{1,18}(?:-[0-9]{1,18})?")


class Term(NamedTuple):
    """One word of a query, for painting.

    Attributes:
        text: As typed.
        start: Position of its first letter.
        end: Position after its last letter.
        kind: The field's name, `text` for free text, `wrong` for what cannot be understood.
    """

    text: str
    start: int
    end: int
    kind: str


class Condition(NamedTuple):
    """One word of a query, for matching.

    Attributes:
        field: One of `FIELDS`.
        values: Any of them will do; never empty.
        negated: Whether captures that match are left out.
    """

    field: str
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood; one without conditions matches every capture.

    Attributes:
        text: As typed.
        conditions: All of them must hold.
        terms: The words with their places.
    """

    text: str
    conditions: tuple[Condition, ...] = ()
    terms: tuple[Term, ...] = ()


def parse(text: str) -> Query | Problem:
    """Read a query; never raises. A field whose value is still missing is left out.

    Problems (kind `query`): an unknown field, a value that a field cannot have.
    """
    read = [_condition(word) for word in _words(text)]
    for found in read:
        if isinstance(found, Problem):
            return found
    conditions = (found for found in read if isinstance(found, Condition))
    return Query(text, tuple(conditions), terms_of(text))


def terms_of(text: str) -> tuple[Term, ...]:
    """The words of a query with their places, also of one that cannot be understood."""
    terms: list[Term] = []
    for word in _words(text):
        wrong = isinstance(_condition(word), Problem)
        kind = "wrong" if wrong else (word["field"] or "text").lower()
        terms.append(Term(word[0], word.start(), word.end(), kind))
    return tuple(terms)


def _words(text: str) -> Iterator[re.Match[str]]:
    """The words; lone surrogates, which match nothing, become `?`."""
    return _WORD.finditer(text.encode("utf-8", "replace").decode("utf-8"))


def _condition(word: re.Match[str]) -> Condition | Problem | None:
    """What one word asks for; None when there is nothing to ask for yet."""
    negated = word["no"] == "-"
    if word["field"] is None:
        if word["text"] == "-":
            return None
        return _checked("text", (_unquoted(word["text"], whole=True),), negated=negated)
    field = word["field"].lower()
    if field not in FIELDS:
        return Problem(
            f"There is no field “{word['field']}”.",
            f"The fields are {', '.join(FIELDS)}; put text that holds a colon in quotes.",
            "query",
        )
    parts = (part.removesuffix(",") for part in _ONE_VALUE.findall(word["values"]))
    return _checked(field, tuple(map(_unquoted, parts)), negated=negated)


def _checked(field: str, values: tuple[str, ...], *, negated: bool) -> Condition | Problem | None:
    normal: list[str] = []
    for value in filter(None, values):
        found = FIELDS[field](value)
        if isinstance(found, Problem):
            return found
        normal.append(found)
    return Condition(field, tuple(dict.fromkeys(normal)), negated) if normal else None


def _unquoted(value: str, *, whole: bool = False) -> str:
    """A value without its quotes; `whole`: only when they are around all of it."""
    quoted = _QUOTED_PART.fullmatch(value)
    if quoted is None or (whole and quoted[3]):
        return value
    return _ESCAPED.sub(r"\1", quoted[1][1:]) + quoted[3]


def _as_typed(value: str) -> str:
    return value


def _lower(value: str) -> str:
    return value.lower()


def _upper(value: str) -> str:
    return value.upper()


def _one_of(field: str, known: tuple[str, ...]) -> Callable[[str], str | Problem]:
    def check(value: str) -> str | Problem:
        if value.lower() in known:
            return value.lower()
        return Problem(
            f"“{value}” is nothing that `{field}:` knows.", f"Use {', '.join(known)}.", "query"
        )

    return check


def _like(field: str, pattern: re.Pattern[str], example: str) -> Callable[[str], str | Problem]:
    def check(value: str) -> str | Problem:
        if pattern.fullmatch(value.lower()):
            return value.lower()
        return Problem(f"“{value}” is nothing that `{field}:` knows.", f"Use {example}.", "query")

    return check


FIELDS: Mapping[str, Callable[[str], str | Problem]] = {
    "provider": _lower,
    "event": _lower,
    "verdict": _one_of("verdict", OUTCOMES),
    "scheme": _lower,
    "path": _as_typed,
    "status": _like("status", _STATUS, "a status such as 200, or 4xx for any of 400 to 499"),
    "text": _as_typed,
    "endpoint": _as_typed,
    "method": _upper,
    "env": _lower,
    "id": _like("id", _IDS, "a number such as 42, or 10-20"),
    "note": _as_typed,
    "mark": _one_of("mark", tuple(mark.value for mark in Mark)),
    "is": _one_of("is", STATES),
}
"""Every field with what makes its values uniform, or tells what is wrong with one."""
