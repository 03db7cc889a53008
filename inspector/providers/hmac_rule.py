"""HMAC schemes as data: what is signed, with which key, and how the header carries it.

A provider states these fields and nothing else; `hmac_scheme` runs them all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from string import Formatter

from inspector.core.capture import Request
from inspector.core.opened import Opened
from inspector.core.problem import Problem
from inspector.core.signing import BASE64, decode_base64, utf8, wire
from inspector.providers.signature_header import Layout

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


@dataclass(frozen=True, slots=True)
class HmacRule:
    """An HMAC-SHA256 scheme, stated.

    Attributes:
        id: Scheme id, `powens-hmac`.
        provider: Provider id.
        owner: The provider's name in a sentence.
        label: One word for a badge.
        secret_name: What the provider calls the secret.
        header: Name of the signature header.
        content_name: What is signed, in words.
        template: The signed content: `{method}`, `{path}`, `{time}`, `{body}`, other text literal.
        body: What `{body}` stands for; a Problem makes the verdict `malformed`.
        key_is_base64: Whether the key is the decoded secret; else it is its UTF-8 text.
        encoding: Of the digest, `base64` or `hex`.
        layout: How the header's value is built.
        time_header: Name of the header with the time, when it is not part of the value.
        tolerance: Default tolerance in seconds both ways, None for none.
        tolerance_note: Where that default comes from, for a sentence; empty when documented.
        secret_word: The secret in a sentence of a verdict.
        subject: What the signature is for, in such a sentence.
        readings: All readings to try, the default first.
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
    key_is_base64: bool = False
    encoding: str = BASE64
    layout: Layout = Layout.WHOLE
    time_header: str = ""
    tolerance: float | None = None
    tolerance_note: str = ""
    secret_word: str = "secret"  # noqa: S105 - a word for sentences, no password
    subject: str = "this body"
    readings: tuple[Reading, ...] = (Reading(),)

    def key(self, secret: str) -> bytes | None:
        """The key bytes of a secret as entered, None when it is not base64 and should be."""
        return decode_base64(secret) if self.key_is_base64 else utf8(secret)

    def content(self, request: Request, body: bytes, time: str, *, with_query: bool) -> bytes:
        """The bytes that are signed.

        Args:
            request: Gives method and path.
            body: What `{body}` stands for.
            time: The time text as received.
            with_query: Whether `{path}` has the query.
        """
        if self.template == "{body}":
            return body
        pieces: list[bytes] = []
        for literal, name in _parts(self.template):
            pieces.append(literal)
            if name == "body":
                pieces.append(body)
            elif name == "time":
                pieces.append(wire(time))
            elif name == "method":
                pieces.append(wire(request.method))
            elif name == "path":
                pieces.append(wire(_path(request, with_query=with_query)))
        return b"".join(pieces)


@cache
def _parts(template: str) -> tuple[tuple[bytes, str], ...]:
    """A template cut into pairs of literal text and the name that follows it."""
    return tuple((wire(literal), name or "") for literal, name, _, _ in Formatter().parse(template))


def _path(request: Request, *, with_query: bool) -> str:
    if not with_query:
        return request.path
    return f"{request.path}?{request.target.partition('?')[2]}"
