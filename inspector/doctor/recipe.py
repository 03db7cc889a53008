"""An HMAC scheme taken apart, so that each part can be varied alone."""

import re
from dataclasses import dataclass

from inspector.core.capture import Request
from inspector.core.opened import Opened
from inspector.core.problem import Problem
from inspector.core.signing import wire
from inspector.doctor.mistake import Mistake
from inspector.providers.fuse import signed_json
from inspector.providers.hmac_rule import HmacRule, template_parts
from inspector.providers.public_key_scheme import PublicKeyScheme
from inspector.providers.signature_header import Layout
from inspector.providers.signature_time import TimeForm

BODY = "body"
TIME = "time"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the signed content: literal text, or a named value.

    Attributes:
        text: What it is, as text; empty for the body.
        name: `body`, `time`, `path`, `target`, `method`, `id`, `header`; empty for literal text.
    """

    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a scheme asks for, for one request.

    Attributes:
        rule: The scheme.
        headers: Names under which the signature may come, in lower case.
        header: The one under which it came, else the usual one.
        lead: What stands before a signature in the header's value: `v1=`, `sha256=`; or empty.
        separator: What stands between fields or several signatures; empty when there are none.
        encoding: Of the digest.
        hash_name: Of the HMAC.
        parts: The signed content.
        body: What is due for the body, None when there is none, such as JSON that is broken.
        time: The time as it came, empty when none did.
        time_header: Name of the header with the time, empty when it comes otherwise or not at all.
        time_form: How the time is written.
    """

    rule: HmacRule
    headers: tuple[str, ...]
    header: str
    lead: str
    separator: str
    encoding: str
    hash_name: str
    parts: tuple[Part, ...]
    body: bytes | None
    time: str = ""
    time_header: str = ""
    time_form: TimeForm = TimeForm.UNIX

    @property
    def is_public(self) -> bool:
        """Whether the signature is made with a private key, so that its length is no hash's."""
        return isinstance(self.rule, PublicKeyScheme)

    @property
    def iso_time(self) -> bool:
        """Whether the time is a date in ISO 8601, else it is a number."""
        return self.time_form is TimeForm.ISO

    def value(self, name: str) -> str | None:
        """The text of a named part, None when the content has no such part."""
        return next((part.text for part in self.parts if part.name == name), None)


@dataclass(frozen=True, slots=True)
class Frame:
    """Signed content around the body.

    Attributes:
        before: What stands before the body.
        after: What stands after it.
        mistakes: How it differs from what is due.
        has_body: Whether the body is part of it.
    """

    before: bytes = b""
    after: bytes = b""
    mistakes: tuple[Mistake, ...] = ()
    has_body: bool = True

    def around(self, body: bytes) -> tuple[bytes, ...]:
        """The whole content in pieces."""
        if not self.has_body:
            return (self.before,)
        return (self.before, body, self.after) if self.before or self.after else (body,)


def recipe_of(rule: HmacRule, opened: Opened, sorted_json: bytes | None = None) -> Recipe:
    """Take a scheme apart for one request.

    Args:
        rule: The scheme.
        opened: The request.
        sorted_json: What Fuse signs for this body, when that is known already.
    """
    request = opened.request
    known = sorted_json if rule.body is signed_json else None
    body = rule.body(opened) if known is None else known
    names = rule.form.names[-1]
    for each in rule.form.names:
        if request.header(each.header) is not None:
            names = each
            break
    lead = rule.prefix
    separator = ""
    if rule.layout is Layout.FIELDS:
        lead = f"{rule.value_field}={rule.prefix}"
        separator = rule.separator
    elif rule.layout is Layout.LIST:
        separator = rule.separator
    time = (request.header(names.time) or "") if names.time else _time_field(rule, request)
    values = {
        TIME: time,
        "id": (request.header(names.id) or "") if names.id else "",
        "path": request.path,
        "target": request.target,
        "method": request.method,
    }
    parts: list[Part] = []
    for literal, name, detail in template_parts(rule.template):
        if literal:
            parts.append(Part(literal.decode("utf-8", "surrogateescape")))
        if name == "header":
            parts.append(Part(request.header(detail) or "", name))
        elif name:
            parts.append(Part(values.get(name, ""), name))
    return Recipe(
        rule,
        headers=rule.header_names,
        header=names.header,
        lead=lead,
        separator=separator,
        encoding=rule.encoding,
        hash_name=rule.hash_name,
        parts=tuple(parts),
        body=None if isinstance(body, Problem) else body,
        time=time,
        time_header=names.time,
        time_form=rule.time_form,
    )


def _time_field(rule: HmacRule, request: Request) -> str:
    """The time among the fields of the signature header, even of an unreadable one."""
    if rule.layout is not Layout.FIELDS or not rule.time_field:
        return ""
    for piece in re.split(r"[,;\s]+", request.header(rule.header) or ""):
        name, equals, text = piece.partition("=")
        if equals and name == rule.time_field:
            return text
    return ""


def frame_of(parts: tuple[Part, ...], mistakes: tuple[Mistake, ...] = ()) -> Frame:
    """Lay parts out around the body."""
    names = [part.name for part in parts]
    if BODY not in names:
        return Frame(_text(parts), b"", mistakes, has_body=False)
    at = names.index(BODY)
    return Frame(_text(parts[:at]), _text(parts[at + 1 :]), mistakes)


def _text(parts: tuple[Part, ...]) -> bytes:
    return b"".join(wire(part.text) for part in parts)
