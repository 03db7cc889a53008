"""The text of a capture that a search looks through."""

from pathlib import Path

from inspector.core.capture import Capture, match_path
from inspector.decode.opening import open_request
from inspector.decode.text import searchable_text
from inspector.engine.judge import read_capture


def text_of(capture: Capture) -> str:
    """Decoded content as text; for a large body this takes long."""
    values = match_path(capture.endpoint, capture.request.path) if capture.endpoint else None
    return searchable_text(open_request(capture.request, values or {}))


def text_there(archive: Path, number: int) -> str:
    """The text of a capture of an archive; runs in the worker."""
    capture = read_capture(archive, number)
    return "" if capture is None else text_of(capture)
