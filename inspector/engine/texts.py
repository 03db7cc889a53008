"""The text of a capture that a search looks through; that of a large body comes from the worker."""

import asyncio
from concurrent.futures import CancelledError
from pathlib import Path

from inspector.core.capture import Capture, match_path
from inspector.decode.opening import open_request
from inspector.decode.text import searchable_text
from inspector.engine.judge import read_capture
from inspector.engine.judging import is_large
from inspector.engine.worker import Worker


def text_of(capture: Capture) -> str:
    """Decoded content as text; for a large body this takes long."""
    values = match_path(capture.endpoint, capture.request.path) if capture.endpoint else None
    return searchable_text(open_request(capture.request, values or {}))


def text_there(archive: Path, number: int) -> str:
    """The text of a capture of an archive; runs in the worker."""
    capture = read_capture(archive, number)
    return "" if capture is None else text_of(capture)


class Texts:
    """Gives a thread beside the loop the text of any capture.

    Args:
        archive: The archive's file.
        worker: Where large bodies are opened, so that the thread never holds the interpreter long.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, archive: Path, worker: Worker) -> None:
        self._loop = loop
        self._archive = archive
        self._worker = worker

    def of(self, capture: Capture) -> str:
        """The text; called in a thread that is not the loop's."""
        if not is_large(capture.request.head, len(capture.request.body)):
            return text_of(capture)
        asked = self._worker.run(text_there, self._archive, capture.id)
        try:
            text = asyncio.run_coroutine_threadsafe(asked, self._loop).result()
        except CancelledError:  # the engine stops
            return ""
        return text if isinstance(text, str) else ""
