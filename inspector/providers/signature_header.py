"""Read what a signature header carries, and the time beside it, exactly as received."""

import re
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from inspector.core.capture import Request

_USUAL_T_V1 = re.compile(r"t=([0-9]{1,15}),v1=([0-9a-f]{64})").fullmatch
_STANDARD_WEBHOOKS = re.compile(r"\s*v\d+[a-z]*,")
_LONGEST_UNIX_TIME = 15  # digits; more is no number of seconds anybody means
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_SECOND = 253_402_300_799  # 9999-12-31T23:59:59Z, where datetime ends


class Layout(StrEnum):
    """How a header value is built."""

    WHOLE = "whole"  # the value is the signature
    T_V1 = "t,v1"  # t=UNIX,v1=SIGNATURE[,v1=SIGNATURE ...]


class Carried(NamedTuple):
    """What came.

    Attributes:
        values: The signatures, in received order; empty when none came or they are unreadable.
        time: The time text as received, empty when there is none.
        fault: Why the headers are unreadable, one sentence; empty when they can be read.
        text: The header's value as received, for showing.
    """

    values: tuple[str, ...] = ()
    time: str = ""
    fault: str = ""
    text: str = ""


def fits(layout: Layout, value: str) -> bool:
    """Whether a value may belong to this layout, well-formed or not.

    Fynapse and Standard Webhooks share the name `Webhook-Signature`; the latter's values read
    `v1,BASE64`.
    """
    if layout is not Layout.T_V1 or value.startswith("t="):
        return True
    return _STANDARD_WEBHOOKS.match(value) is None


def carried(request: Request, header: str, layout: Layout, time_header: str = "") -> Carried | None:
    """Read the signature headers of a request, None when the signature header is absent.

    Args:
        request: The request.
        header: Name of the signature header.
        layout: How its value is built.
        time_header: Name of the header with the time, empty when the layout holds it or none.
    """
    values, times = _fields(request, header.lower(), time_header.lower())
    if not values:
        return None
    value = values[0]
    fault = "" if value else f"The {header} header is empty."
    if any(other != value for other in values):
        fault = f"{header} came {len(values)} times with different values."
    if fault:
        return Carried(fault=fault, text=value)
    if layout is Layout.T_V1:
        if usual := _USUAL_T_V1(value):
            return Carried((usual[2],), usual[1], text=value)
        return _t_v1(value, header)
    if time_header:
        return _with_time(value, times, header, time_header)
    return Carried((value,), text=value)


def _with_time(value: str, times: list[str], header: str, time_header: str) -> Carried:
    if not times or not times[0]:
        fault = f"{header} came without {time_header}, which is part of what is signed."
        return Carried(fault=fault, text=value)
    if any(other != times[0] for other in times):
        return Carried(fault=f"{time_header} came twice with different values.", text=value)
    return Carried((value,), times[0], text=value)


def _fields(request: Request, header: str, time_header: str) -> tuple[list[str], list[str]]:
    values: list[str] = []
    times: list[str] = []
    size, time_size = len(header), len(time_header)
    for name, value in request.headers:
        # Comparing lengths first spares most of the lower-casing, which is what this costs.
        length = len(name)
        if length == size and name.lower() == header:
            values.append(value)
        elif length == time_size and name.lower() == time_header:
            times.append(value)
    return values, times


def _t_v1(value: str, header: str) -> Carried:
    if not fits(Layout.T_V1, value):
        fault = f"The {header} header has the form of Standard Webhooks (v1,…), not t=…,v1=…."
        return Carried(fault=fault, text=value)
    times: list[str] = []
    signatures: list[str] = []
    for part in value.split(","):
        key, _, text = part.strip().partition("=")
        if key == "t":
            times.append(text)
        elif key == "v1" and text:
            signatures.append(text)
    fault = ""
    if not times or not signatures:
        missing = "t" if not times else "v1"
        fault = f"The {header} header has no {missing}=… in it."
    elif any(time != times[0] for time in times):
        fault = f"The {header} header names two times."
    elif not _is_unix_time(times[0]):
        fault = f"The t= of the {header} header is no Unix time in seconds."
    if fault:
        return Carried(fault=fault, text=value)
    return Carried(tuple(signatures), times[0], text=value)


def _is_unix_time(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_UNIX_TIME


def moment_of(text: str) -> float | None:
    """Seconds since 1970 that a time text means, None when it is no time.

    Unix seconds, or ISO 8601, which is UTC unless it says otherwise.
    """
    if _is_unix_time(text):
        return float(text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - _EPOCH).total_seconds()


def unix_text(now: float) -> str:
    """A moment as Unix seconds."""
    return str(int(_within_calendar(now)))


def iso_text(now: float) -> str:
    """A moment as Powens writes it, `2022-06-27T11:08:52.577831Z`."""
    moment = _EPOCH + timedelta(microseconds=round(_within_calendar(now) * 1_000_000))
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _within_calendar(now: float) -> float:
    return min(max(now, 0.0), float(_LAST_SECOND))
