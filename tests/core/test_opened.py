"""An opened request starts as the request itself."""

from inspector.core.capture import request_of
from inspector.core.opened import Opened


def test_nothing_is_assumed() -> None:
    """Without a word about it, a body is not compressed, no JSON and not odd."""
    request = request_of(b"POST / HTTP/1.1\r\n\r\n", b"x")
    opened = Opened(request, request.body)

    assert (opened.coding, opened.problem, opened.document) == ("", "", None)
    assert not opened.is_json
    assert opened.findings == ()
    assert dict(opened.path_values) == {}
