"""Signature schemes as data: what is signed, with which key, and how the header carries it.

A provider states these fields and nothing else; `hmac_scheme` runs them all.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from string import Formatter
from typing import Any, NamedTuple

from inspector.core.capture import Request
from inspector.core.opened import Opened
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.core.signing import BASE64, wire
from inspector.core.verdict import Verdict
from inspector.providers.key_form import KeyForm, key_bytes
from inspector.providers.signature_header import HeaderForm, Layout, Names, header_form
from inspector.providers.signature_time import TimeForm

Body = Callable[[Opened], "bytes | Problem"]


def raw_body(opened: Opened) -> bytes:
    """The body as received, content codings and all."""
    return opened.request.body


def opened_body(opened: Opened) -> bytes:
    """The body with its content codings undone."""
    return opened.content


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read what a provider's documentation leaves open; the default has no name.

    Attributes:
        name: What differs from the default, in words.
        with_query: Whether the path has its query.
        body: What `{body}` stands for, None for the body of the default.
    """

    name: str = ""
    with_query: bool = False
    body: Callable[[Opened], bytes] | None = None

    def differs(self, opened: Opened) -> bool:
        """Whether this request reads differently so than by the default."""
        if self.with_query and "?" not in opened.request.target:
            return False
        return self.body is None or bool(opened.coding)


DECOMPRESSED = Reading("decompressed body", body=opened_body)
"""A sender may sign the body before a layer below compresses it."""


class Prepared(NamedTuple):
    """What of a secret is the same for every request.

    Attributes:
        secret: The secret itself, which keeps its identity from being given to another.
        key: Its key bytes, None when it cannot be used.
        verdict: What a usual match says: default reading, one signature.
    """

    secret: Secret
    key: bytes | None
    verdict: Verdict

    def __repr__(self) -> str:
        """Without the key: whoever has it can sign."""
        return f"Prepared({self.secret!r})"


@dataclass(frozen=True, slots=True)
class HmacRule:
    """A signature scheme, stated.

    Attributes:
        id: Scheme id, `powens-hmac`.
        provider: Provider id.
        owner: The provider's name in a sentence.
        label: One word for a badge.
        secret_name: What the provider calls the secret.
        header: Name of the signature header.
        content_name: What is signed, in words.
        template: The signed content: `{method}`, `{target}`, `{path}`, `{time}`, `{id}`, `{body}`,
            `{header:NAME}` for any field's value, other text literal.
        body: What `{body}` stands for; a Problem makes the verdict `malformed`.
        hash_name: Of the HMAC, one of `core.signing.HASHES`.
        key_form: How the key comes out of the secret.
        key_prefix: Left out of a secret that begins with it before the key is read.
        encoding: Of the digest, one of `core.signing.ENCODINGS`.
        layout: How the header's value is built.
        prefix: What stands before a signature in the value: `sha256=`.
        separator: What stands between fields, or between the signatures of a list.
        time_field: Name of the time among the fields; empty when it is not among them.
        value_field: Name of a signature among the fields.
        time_header: Name of the header with the time, when it is not part of the value.
        time_form: How the time is written.
        id_header: Name of the header with the message's id, when the content has it.
        aliases: Other names under which all these headers come; these count first.
        tolerance: Default tolerance in seconds both ways, None for none.
        past_only: Whether a time ahead of our clock is never refused.
        tolerance_note: Where that default comes from, for a sentence; empty when documented.
        secret_word: The secret in a sentence of a verdict.
        subject: What the signature is for, in such a sentence.
        readings: All readings to try, the default first.
        form: How the headers are read, made of the above.
        filled: The template as `filled_pattern` has it.
        memo: What `hmac_scheme` remembers of secrets it saw.
    """

    id: str
    provider: str
    owner: str
    label: str
    secret_name: str
    header: str
    content_name: str
    template: str = "{body}"
    body: Body = raw_body
    hash_name: str = "sha256"
    key_form: KeyForm = KeyForm.TEXT
    key_prefix: str = ""
    encoding: str = BASE64
    layout: Layout = Layout.WHOLE
    prefix: str = ""
    separator: str = ","
    time_field: str = "t"
    value_field: str = "v1"
    time_header: str = ""
    time_form: TimeForm = TimeForm.UNIX
    id_header: str = ""
    aliases: tuple[Names, ...] = ()
    tolerance: float | None = None
    past_only: bool = False
    tolerance_note: str = ""
    secret_word: str = "secret"  # noqa: S105 - a word for sentences, no password
    subject: str = "this body"
    readings: tuple[Reading, ...] = (Reading(),)
    form: HeaderForm = field(init=False, repr=False, compare=False)
    filled: tuple[bytes, Callable[[Any], object]] | None = field(
        init=False, repr=False, compare=False
    )
    memo: dict[int, Prepared] = field(
        init=False, repr=False, compare=False, default_factory=dict[int, Prepared]
    )

    def __post_init__(self) -> None:
        """Make what is the same for every request."""
        own = Names(self.header, self.time_header, self.id_header)
        form = header_form(
            (*self.aliases, own),
            self.layout, self.prefix, self.separator, self.time_field, self.value_field,
        )  # fmt: skip
        object.__setattr__(self, "form", form)
        object.__setattr__(self, "filled", filled_pattern(self.template))

    @property
    def header_names(self) -> tuple[str, ...]:
        """Every name of the signature header, in lower case, in the order in which they count."""
        return tuple(names.header for names in self.form.lowered)

    @property
    def has_time(self) -> bool:
        """Whether what came holds a time."""
        return bool(self.time_header) or (self.layout is Layout.FIELDS and bool(self.time_field))

    def key(self, secret: str) -> bytes | None:
        """The key bytes of a secret as entered, None when it is not in the form it should have."""
        if self.key_prefix:
            secret = secret.removeprefix(self.key_prefix)
        return key_bytes(secret, self.key_form)

    def content(
        self,
        request: Request,
        body: bytes,
        time: str,
        *,
        with_query: bool = False,
        identity: str = "",
    ) -> bytes:
        """The bytes that are signed.

        Args:
            request: Gives method, target, path and header fields.
            body: What `{body}` stands for.
            time: The time text as received.
            with_query: Whether `{path}` has the query.
            identity: The message's id as received.
        """
        if self.template == "{body}":
            return body
        filled = self.filled
        if filled is not None:
            return filled[0] % filled[1]((wire(time), wire(identity) if identity else b"", body))
        return self._any_content(request, body, time, with_query=with_query, identity=identity)

    def _any_content(
        self, request: Request, body: bytes, time: str, *, with_query: bool, identity: str
    ) -> bytes:
        """The same for a template with parts of the request's head."""
        pieces: list[bytes] = []
        for literal, name, detail in template_parts(self.template):
            pieces.append(literal)
            if name == "body":
                pieces.append(body)
            elif name == "time":
                pieces.append(wire(time))
            elif name == "id":
                pieces.append(wire(identity))
            elif name:
                pieces.append(wire(_request_part(request, name, detail, with_query=with_query)))
        return b"".join(pieces)


_ORDER = ("time", "id", "body")


@cache
def filled_pattern(template: str) -> tuple[bytes, Callable[[Any], object]] | None:
    """A template of time, id and body alone: a pattern for `%`, and what picks its values.

    The values are picked from (time, id, body), in bytes. None for a template that has other
    names, or whose braces do not match: those take longer to fill in, or cannot be.
    """
    try:
        parts = template_parts(template)
    except ValueError:
        return None
    names = [name for _, name, _ in parts if name]
    if not names or not set(names) <= set(_ORDER):
        return None
    written = [
        literal.replace(b"%", b"%%") + (b"%b" if name else b"") for literal, name, _ in parts
    ]
    return b"".join(written), itemgetter(*map(_ORDER.index, names))


@cache
def template_parts(template: str) -> tuple[tuple[bytes, str, str], ...]:
    """A template cut into triples: literal text, the name that follows it, a header's name.

    Errors: ValueError for braces that do not match.
    """
    return tuple(
        (wire(literal), name or "", detail or "")
        for literal, name, detail, _ in Formatter().parse(template)
    )


def _request_part(request: Request, name: str, detail: str, *, with_query: bool) -> str:
    if name == "method":
        return request.method
    if name == "target":
        return request.target
    if name == "header":
        return request.header(detail) or ""
    if not with_query:
        return request.path
    return f"{request.path}?{request.target.partition('?')[2]}"
