"""What may be signed as the endpoint: with its query, behind a proxy, as a full URL ..."""

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes

from inspector.core.capture import Request
from inspector.core.signing import utf8
from inspector.doctor.mistake import Mistake

PREFIXES = (
    "/api", "/webhooks", "/webhook", "/v1", "/v2", "/api/v1", "/prod", "/dev", "/staging", "/stage",
    "/default", "/production", "/test", "/hooks", "/callback", "/api/webhooks", "/integrations",
)  # fmt: skip
"""Paths under which proxies and gateways usually mount a service."""

_ORIGINAL_TARGET = (
    "x-original-uri", "x-original-url", "x-forwarded-uri", "x-forwarded-path", "x-rewrite-url",
    "x-envoy-original-path", "x-request-uri", "x-replaced-path", "x-original-path",
)  # fmt: skip
_MOUNT = ("x-forwarded-prefix", "x-script-name", "x-forwarded-context", "x-ingress-path")
_HOSTS = ("x-forwarded-host", "x-original-host", "host", "x-host", "x-forwarded-server")
_FORWARDED_HOST = re.compile(r'host="?([^";,]+)', re.IGNORECASE)
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")


class EndpointForm(NamedTuple):
    """A text that may stand for the endpoint, and the mistake that puts it there."""

    text: str
    mistake: Mistake
    often: bool = False  # met together with mistakes of other kinds


def endpoint_forms(request: Request, template: str) -> Iterator[EndpointForm]:
    """Every text that may be taken for the endpoint, the likeliest first.

    Args:
        request: As received here, behind whatever stands before us.
        template: Path template of our endpoint, or empty.
    """
    path = request.path
    query = request.target.partition("?")[2] if "?" in request.target else ""
    full = f"{path}?{query}" if query else path
    if query:
        yield EndpointForm(full, Mistake("endpoint-with-query", full), often=True)
        yield EndpointForm(path, Mistake("endpoint-without-query", path), often=True)
    yield from _slashes(path, query)
    yield from _mounted(request, path, query)
    yield from _urls(request, path, full)
    yield from _encodings(path)
    if template and template != path:
        yield EndpointForm(template, Mistake("endpoint-template", template))
    yield EndpointForm("", Mistake("endpoint-empty"))
    yield EndpointForm("/", Mistake("endpoint-empty", "/"))


def _slashes(path: str, query: str) -> Iterator[EndpointForm]:
    if path.endswith("/") and len(path) > 1:
        other, how = path[:-1], "without the slash at its end"
    else:
        other, how = f"{path}/", "with a slash at its end"
    yield EndpointForm(other, Mistake("endpoint-trailing-slash", how), often=True)
    if query:
        yield EndpointForm(f"{other}?{query}", Mistake("endpoint-trailing-slash", how))
    if path.startswith("/"):
        yield EndpointForm(path[1:], Mistake("endpoint-without-slash"))
    collapsed = re.sub(r"/{2,}", "/", path)
    dotless = posixpath.normpath(collapsed) if "/." in collapsed else collapsed
    for text in dict.fromkeys((collapsed, dotless)):
        if text != path:
            yield EndpointForm(text, Mistake("endpoint-normalised", text))


def _mounted(request: Request, path: str, query: str) -> Iterator[EndpointForm]:
    """Proxy prefixes: named in a header, left out of the path, or usual ones put before it."""
    yield from _named_by_proxy(request, path)
    segments = path.split("/")
    for count in range(2, len(segments)):
        yield _prefix("/" + "/".join(segments[count:]), often=count == 2)
    for prefix in PREFIXES:
        yield _prefix(f"{prefix}{path}", often=False)
    if query:
        for count in range(2, len(segments)):
            yield _prefix("/" + "/".join(segments[count:]) + f"?{query}", often=False)


def _named_by_proxy(request: Request, path: str) -> Iterator[EndpointForm]:
    """What headers of proxies say the path was before."""
    for name in _ORIGINAL_TARGET:
        value = request.header(name) or ""
        target = "/" + value.partition("://")[2].partition("/")[2] if "://" in value else value
        for text in dict.fromkeys((target.partition("?")[0], target)):
            if text and text != path:
                yield _prefix(text, often=True)
    for name in _MOUNT:
        value = (request.header(name) or "").rstrip("/")
        if value:
            yield _prefix(f"{value}{path}", often=True)
            if path.startswith(f"{value}/"):
                yield _prefix(path[len(value) :], often=True)


def _prefix(text: str, *, often: bool) -> EndpointForm:
    return EndpointForm(text, Mistake("endpoint-prefix", text), often)


def _urls(request: Request, path: str, full: str) -> Iterator[EndpointForm]:
    """The full URL the sender may have called, by every name of the host we know."""
    hosts = list(_hosts(request))
    for host in hosts:
        for target in dict.fromkeys((path, full, "" if path == "/" else path)):
            for start in ("https://", "http://"):
                text = f"{start}{host}{target}"
                yield EndpointForm(text, Mistake("endpoint-full-url", text), often=target == path)
    for host in hosts:
        for text in dict.fromkeys((f"{host}{path}", f"{host}{full}", host)):
            yield EndpointForm(text, Mistake("endpoint-host", text))


def _hosts(request: Request) -> Iterator[str]:
    """Hosts by likelihood, each with its port and without."""
    found: dict[str, None] = {}
    named = [request.header(name) for name in _HOSTS]
    forwarded = _FORWARDED_HOST.search(request.header("forwarded") or "")
    port = request.header("x-forwarded-port") or ""
    for value in (forwarded[1] if forwarded else None, *named):
        host = (value or "").partition(",")[0].strip()
        if not host:
            continue
        bare = re.sub(r":\d+$", "", host)
        found.update(dict.fromkeys((host, bare, f"{bare}:{port}" if port else host)))
    yield from found


def _encodings(path: str) -> Iterator[EndpointForm]:
    opened = _opened(path)
    forms = (
        (opened, "its percent encoding undone"),
        (_opened(path.replace("+", " ")), "its percent encoding undone and + read as a blank"),
        (quote(opened.encode("latin-1"), safe="/"), "its percent encoding written again"),
        (
            quote(opened.encode("latin-1"), safe="/:@!$&'()*+,;=~"),
            "its percent encoding written again",
        ),
        (quote(utf8(path), safe="/"), "percent-encoded twice"),
        (quote(utf8(path), safe=""), "percent-encoded with its slashes"),
        (_ESCAPE.sub(lambda found: found[0].lower(), path), "with %xx in lower case"),
        (_ESCAPE.sub(lambda found: found[0].upper(), path), "with %XX in upper case"),
        (path.replace("%20", "+"), "with + for a blank"),
    )
    seen = {path}
    for text, how in forms:
        if text not in seen:
            seen.add(text)
            yield EndpointForm(text, Mistake("endpoint-percent-encoding", how))
    if path.lower() != path:
        yield EndpointForm(path.lower(), Mistake("endpoint-lower-case"))


def _opened(path: str) -> str:
    """A path with its percent encoding undone, its bytes as latin-1, as header text has them."""
    return unquote_to_bytes(path.encode("latin-1", "replace")).decode("latin-1")
