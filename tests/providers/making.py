"""Requests as tests need them: made from a few parts, opened without the decoder."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from inspector.core.capture import Headers, Request
from inspector.core.opened import Json, Opened
from inspector.core.secret import Secret, Use

VECTORS = Path(__file__).parents[1] / "vectors"


def vector(name: str, number: int = 0) -> dict[str, Any]:
    """A vector of `signatures.json` by the start of its scheme."""
    found = json.loads((VECTORS / "signatures.json").read_text(encoding="utf-8"))
    chosen: dict[str, Any] = [one for one in found if one["scheme"].startswith(name)][number]
    return chosen


def request_with(
    body: "bytes | Json" = b"", headers: Headers = (), target: str = "/hook", method: str = "POST"
) -> Request:
    """A request; a body that is not bytes is written as JSON."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Request(b"", raw, method, target, "1.1", headers)


def opened(
    body: "bytes | Json" = b"",
    headers: Headers = (),
    target: str = "/hook",
    path_values: Mapping[str, str] | None = None,
) -> Opened:
    """A request whose body is read as JSON where it is some."""
    request = request_with(body, headers, target)
    try:
        document: Json = json.loads(request.body)
    except (ValueError, RecursionError):
        return Opened(request, request.body, path_values=path_values or {})
    return Opened(
        request, request.body, document=document, is_json=True, path_values=path_values or {}
    )


def secret(scheme: str, value: str, use: Use = Use.CURRENT, **more: Any) -> Secret:
    """A secret with an id made of its parts."""
    return replace(Secret(f"{scheme}-{use}", scheme, value, use), **more)
