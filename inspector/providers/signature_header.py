"""Read what a signature header carries, and the time and the id beside it, exactly as received."""

import re
from enum import StrEnum
from typing import NamedTuple

from inspector.core.capture import Request

_USUAL_FIELDS = re.compile(r"t=([0-9]{1,15}),v1=([0-9a-f]{64})").fullmatch
_STANDARD_WEBHOOKS = re.compile(r"\s*v\d+[a-z]*,")
LONGEST_UNIX_TIME = 15  # digits; more is no number of seconds anybody means


class Layout(StrEnum):
    """How a header value is built."""

    WHOLE = "whole"  # [PREFIX]SIGNATURE
    FIELDS = "fields"  # t=TIME,v1=SIGNATURE[,v1=SIGNATURE ...]
    LIST = "list"  # [PREFIX]SIGNATURE [PREFIX]SIGNATURE ...; parts with another prefix are skipped


_FIELDS, _LIST = Layout.FIELDS, Layout.LIST  # looked up once: this is asked for every verdict


class Names(NamedTuple):
    """The header fields of one scheme that belong together; an empty name is not used."""

    header: str
    time: str = ""
    id: str = ""


class HeaderForm(NamedTuple):
    """How a scheme's headers are read.

    Attributes:
        names: The fields' names and their aliases, in the order in which they count.
        lowered: The same names in lower case.
        layout: How the signature header's value is built.
        prefix: What stands before a signature.
        separator: What stands between fields, or between the signatures of a list.
        time_field: Name of the time among the fields; empty when it is not among them.
        value_field: Name of a signature among the fields.
        cut: Letters of the prefix.
        alone: Whether the signature header is the only one that is read, under one name.
        usual: Whether the fields have the names that nearly everybody uses.
    """

    names: tuple[Names, ...]
    lowered: tuple[Names, ...]
    layout: Layout = Layout.WHOLE
    prefix: str = ""
    separator: str = ","
    time_field: str = "t"
    value_field: str = "v1"
    alone: bool = False
    usual: bool = False
    cut: int = 0

    def lone(self, value: str) -> bool:
        """Whether a value is one signature after its prefix and nothing else."""
        if self.layout is _FIELDS or not value.startswith(self.prefix) or len(value) == self.cut:
            return False
        return self.layout is not _LIST or self.separator not in value


class Carried(NamedTuple):
    """What came.

    Attributes:
        values: The signatures, in received order; empty when none came or they are unreadable.
        time: The time text as received, empty when there is none.
        fault: Why the headers are unreadable, one sentence; empty when they can be read.
        text: The header's value as received, for showing.
        id: The message's id as received, empty when there is none.
    """

    values: tuple[str, ...] = ()
    time: str = ""
    fault: str = ""
    text: str = ""
    id: str = ""


def header_form(
    names: tuple[Names, ...],
    layout: Layout = Layout.WHOLE,
    prefix: str = "",
    separator: str = ",",
    time_field: str = "t",
    value_field: str = "v1",
) -> HeaderForm:
    """A form with its names in lower case beside them."""
    lowered = tuple(Names(*(name.lower() for name in each)) for each in names)
    alone = len(lowered) == 1 and not lowered[0].time and not lowered[0].id
    usual = layout is Layout.FIELDS and (time_field, value_field, separator) == ("t", "v1", ",")
    return HeaderForm(
        names,
        lowered,
        layout,
        prefix,
        separator,
        time_field,
        value_field,
        alone,
        usual,
        len(prefix),
    )


def fits(layout: Layout, value: str) -> bool:
    """Whether a value may belong to this layout, well-formed or not.

    Fynapse and Standard Webhooks share the name `Webhook-Signature`; the latter's values read
    `v1,BASE64`.
    """
    if layout is Layout.LIST:
        return not value.startswith("t=")
    if layout is Layout.WHOLE or value.startswith("t="):
        return True
    return not is_standard_webhooks(value)


def is_standard_webhooks(value: str) -> bool:
    """Whether a value begins as those of Standard Webhooks do, `v1,` or `v1a,`."""
    return _STANDARD_WEBHOOKS.match(value) is not None


def carried(request: Request, form: HeaderForm) -> Carried | None:
    """Read the signature headers of a request, None when the signature header is absent.

    Of several names the first whose signature header came counts.
    """
    if form.alone:
        return _alone(request, form)
    fields = {name.lower(): text for name, text in request.headers}
    for index, (header, time_name, id_name) in enumerate(form.lowered):
        value = fields.get(header)
        if value is None:
            continue
        names, fault = form.names[index], ""
        if len(fields) < len(request.headers):  # a name came twice, perhaps one of these
            value, fault = request.header(header) or "", _repeated(request, names)
        time = fields.get(time_name, "")
        identity = fields.get(id_name, "")
        if time and not fault and (identity or not id_name) and form.lone(value):
            return Carried((value[form.cut :],), time, "", value, identity)
        if value and not ((time or not time_name) and (identity or not id_name)):
            missing = names.time if time_name and not time else names.id
            missed = f"{names.header} came without {missing}, which is part of what is signed."
            fault = fault or missed
        return _read(value, time, identity, fault, form, names.header)
    return None


def _read(
    value: str, time: str, identity: str, fault: str, form: HeaderForm, header: str
) -> Carried:
    """What a value, and what came beside it, carries."""
    if fault or not value:
        return Carried(fault=fault or f"The {header} header is empty.", text=value)
    if form.layout is _FIELDS:
        return _fields(value, time, identity, form, header)
    if form.layout is _LIST:
        return _list(value, time, identity, form, header)
    if form.prefix:
        return _prefixed(value, time, identity, form, header)
    return Carried((value,), time, "", value, identity)


def _alone(request: Request, form: HeaderForm) -> Carried | None:
    """Read a form that has one header only: no table of all fields is needed for it."""
    header = form.lowered[0].header
    size = len(header)
    value: str | None = None
    for name, text in request.headers:
        # Comparing lengths first spares most of the lower-casing, which is what this costs.
        if len(name) == size and name.lower() == header:
            if value is None:
                value = text
            elif text != value:
                return Carried(fault=_several(form.names[0].header), text=value)
    if value is None:
        return None
    if form.usual and (usual := _USUAL_FIELDS(value)):
        return Carried((usual[2],), usual[1], "", value)
    return _read(value, "", "", "", form, form.names[0].header)


def _repeated(request: Request, names: Names) -> str:
    """Which of these headers came several times with different values, in a sentence."""
    for name in names:
        values = request.headers_named(name) if name else ()
        if any(value != values[0] for value in values):
            return _several(name)
    return ""


def _several(header: str) -> str:
    return f"{header} came several times with different values."


def _prefixed(value: str, time: str, identity: str, form: HeaderForm, header: str) -> Carried:
    signature = value.removeprefix(form.prefix)
    if signature in ("", value):
        fault = f"The {header} header is not {form.prefix} with a signature after it."
        return Carried(fault=fault, text=value)
    return Carried((signature,), time, "", value, identity)


def _list(value: str, time: str, identity: str, form: HeaderForm, header: str) -> Carried:
    size = len(form.prefix)
    if value.startswith(form.prefix) and form.separator not in value and len(value) > size:
        return Carried((value[size:],), time, "", value, identity)
    parts = value.split() if form.separator == " " else value.split(form.separator)
    signatures = tuple(
        part[size:] for each in parts if len(part := each.strip()) > size and part.startswith(form.prefix)
    )  # fmt: skip
    if not signatures:
        fault = f"The {header} header has no {form.prefix}… in it."
        return Carried(fault=fault, text=value)
    return Carried(signatures, time, "", value, identity)


def _fields(value: str, time: str, identity: str, form: HeaderForm, header: str) -> Carried:
    time_field, value_field = form.time_field, form.value_field
    if not fits(Layout.FIELDS, value):
        due = f"{time_field}=…{form.separator}{value_field}=…" if time_field else f"{value_field}=…"
        fault = f"The {header} header has the form of Standard Webhooks (v1,…), not {due}."
        return Carried(fault=fault, text=value)
    times: list[str] = []
    signatures: list[str] = []
    for part in value.split(form.separator):
        key, _, text = part.strip().partition("=")
        if key == time_field:
            times.append(text)
        elif key == value_field and text:
            signatures.append(text.removeprefix(form.prefix))
    fault = _fields_fault(times, signatures, form, header)
    if fault:
        return Carried(fault=fault, text=value)
    return Carried(tuple(signatures), times[0] if times else time, "", value, identity)


def _fields_fault(times: list[str], signatures: list[str], form: HeaderForm, header: str) -> str:
    """What is wrong with the fields of a header, empty when nothing is."""
    timeless = form.time_field and not times
    if timeless or not signatures:
        missing = form.time_field if timeless else form.value_field
        return f"The {header} header has no {missing}=… in it."
    if any(time != times[0] for time in times):
        return f"The {header} header names two times."
    if times and not is_unix_time(times[0]):
        return f"The {form.time_field}= of the {header} header is no Unix time in seconds."
    return ""


def is_unix_time(text: str) -> bool:
    """Whether a text is a plain number of at most 15 digits."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_UNIX_TIME
