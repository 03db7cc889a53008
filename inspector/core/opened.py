"""A request whose body was opened: content codings undone, JSON parsed, oddities noted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from inspector.core.capture import Request
from inspector.core.verdict import Finding

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""A parsed JSON value; of duplicate keys the last one counts."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What judging and describing start from.

    Attributes:
        request: The request as received.
        content: The body with its content codings undone; the body itself when there are none or
            they cannot be undone.
        coding: Codings that were undone, such as `gzip`; empty when none.
        problem: Why the body could not be opened, one sentence; empty when it could.
        document: The parsed JSON, or None when there is none (or it is `null`, see `is_json`). It
            is given although `is_json` is False where only a trailing comma, NaN or the charset
            keeps the content from being JSON, so that it can be described. Never nested deeper
            than 256 levels: deeper JSON has no document.
        is_json: Whether the content is valid JSON in UTF-8.
        findings: Oddities of coding, charset and JSON.
        path_values: Values of the endpoint's template, `{"event": "user-created"}`.
    """

    request: Request
    content: bytes
    coding: str = ""
    problem: str = ""
    document: Json = None
    is_json: bool = False
    findings: tuple[Finding, ...] = ()
    path_values: Mapping[str, str] = field(default_factory=dict)
