"""Open a request's body: undo content codings, read the JSON, note what is odd."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from inspector.core.capture import Headers, Request
from inspector.core.opened import Opened
from inspector.core.verdict import Finding
from inspector.decode.charset import MediaType, media_type
from inspector.decode.codings import Undone, declared_codings, undo
from inspector.decode.json_findings import EMPTY_BODY
from inspector.decode.json_reading import read_json

LIMIT: Final = 256 * 1024 * 1024
"""The most bytes a body may have once its content codings are undone."""
_NO_VALUES: Final[Mapping[str, str]] = MappingProxyType({})
_BODILESS: Final = frozenset({"GET", "HEAD", "OPTIONS", "DELETE", "TRACE"})


def open_request(
    request: Request, path_values: Mapping[str, str] = _NO_VALUES, limit: int = LIMIT
) -> Opened:
    """Open a body for judging and describing; never raises.

    Args:
        request: The request as received.
        path_values: Values of the endpoint's template.
        limit: The most bytes that codings may open to. A body without codings is not cut.
    """
    undone, media = _undone(request, limit)
    content = undone.content
    coding = ", ".join(undone.codings)
    odd = undone.findings
    if undone.problem:
        odd += (Finding("content-coding", undone.problem),)
    if not content and request.method not in _BODILESS:
        odd += (EMPTY_BODY,)
    if not content or undone.undeclared:  # nothing, or nothing that could be JSON
        return Opened(
            request, content, coding, undone.problem, findings=odd, path_values=path_values
        )
    document, is_json, findings = read_json(content, media)
    return Opened(
        request, content, coding, undone.problem, document, is_json, odd + findings, path_values
    )


def open_content(request: Request, limit: int = LIMIT) -> Opened:
    """Only undo the content codings, without parsing: enough for `render`; never raises."""
    undone, _ = _undone(request, limit)
    return Opened(
        request,
        undone.content,
        ", ".join(undone.codings),
        undone.problem,
        findings=undone.findings,
    )


def media_of(request: Request) -> MediaType:
    """What the request's Content-Type says."""
    return media_type(request.header("content-type") or "")


def _undone(request: Request, limit: int) -> tuple[Undone, MediaType]:
    content_type, codings = _declared(request.headers)
    return undo(request.body, codings, limit), media_type(content_type)


def _declared(headers: Headers) -> tuple[str, tuple[str, ...]]:
    """Find Content-Type (the first) and Content-Encoding (all), in one pass."""
    content_type: str | None = None
    encodings: list[str] = []
    for name, value in headers:
        size = len(name)  # cheaper than making every name small
        if size == 12 and content_type is None and name.lower() == "content-type":
            content_type = value
        elif size == 16 and name.lower() == "content-encoding":
            encodings.append(value)
    return content_type or "", declared_codings(encodings) if encodings else ()
