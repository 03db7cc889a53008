"""One capture as one JSON object a line: the `jsonl` export and what `listen --json` prints.

This format is complete: it holds what the sender sent, credentials included.
"""

import base64
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from inspector.core.capture import Capture, Kind
from inspector.core.opened import Json
from inspector.core.verdict import Verdict

Members = dict[str, Json]


def moment(microseconds: int) -> str:
    """Microseconds since 1970 as RFC 3339 in UTC, `2026-11-20T13:02:11.408213Z`."""
    seconds, rest = divmod(microseconds, 1_000_000)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest:06d}Z"


def marks_of(capture: Capture, colour: str = "") -> list[Json]:
    """Words about the capture itself: cut, malformed, refused, starred, and its colour mark."""
    marks: list[Json] = [] if capture.kind is Kind.COMPLETE else [capture.kind.value]
    if capture.starred:
        marks.append("starred")
    return [*marks, colour] if colour else marks


def exported(
    capture: Capture,
    provider: str,
    event_type: str,
    verdicts: Iterable[Verdict],
    *,
    with_bytes: bool = True,
    note: str = "",
    colour: str = "",
) -> Members:
    """The export object of one capture.

    Args:
        capture: The capture.
        provider: Provider id, or empty.
        event_type: Event type, or empty.
        verdicts: Its verdicts.
        with_bytes: Whether to add `head_base64` and `body_base64`.
        note: What the user wrote beside it: the member `note`, absent without one.
        colour: Name of its colour mark, the last of `marks`.
    """
    request = capture.request
    found: Members = {
        "id": capture.id,
        "received_at": moment(capture.received_at),
        "method": request.method,
        "target": request.target,
        "http_version": request.http_version,
        "headers": [[name, value] for name, value in request.headers],
        "head_base64": base64.b64encode(request.head).decode(),
        "body_base64": base64.b64encode(request.body).decode(),
        "peer": capture.peer,
        "provider": provider,
        "event_type": event_type,
        "verdicts": [verdict_members(verdict) for verdict in verdicts],
        "reply": {
            "status": capture.reply.status,
            "headers": [[name, value] for name, value in capture.reply.headers],
            "body_base64": base64.b64encode(capture.reply.body).decode(),
        },
        "marks": marks_of(capture, colour),
    }
    if note:
        found["note"] = note
    if request.trailers and with_bytes:
        found["trailers_base64"] = base64.b64encode(request.trailers).decode()
    if not with_bytes:
        del found["head_base64"], found["body_base64"]
    return found


def verdict_members(verdict: Verdict) -> Members:
    """A verdict as the command line contract writes it."""
    return {
        "scheme": verdict.scheme,
        "outcome": verdict.outcome.value,
        "secret_label": verdict.secret_label,
        "reading": verdict.reading,
        "explanation": verdict.explanation,
    }


def line(members: Members) -> bytes:
    """The object as one line of UTF-8 with its line feed; text that is no Unicode is escaped."""
    return msgspec.json.encode(members) + b"\n"
