"""Writes a body's lines into the two files that a window maps; runs in a thread or the worker."""

import mmap
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from inspector.core.capture import Kind
from inspector.decode.line import SIZE
from inspector.decode.masking import Masker
from inspector.decode.opening import open_content
from inspector.decode.render import Chunk, render
from inspector.engine.judge import read_capture

MOST_TEXT = 1024 * 1024 * 1024
"""Bytes of text after which a rendering ends with a note: a small body may unfold to very much."""


def get_ready() -> None:
    """Do nothing: a worker that is asked for this has imported all that laying out takes."""


@dataclass(frozen=True, slots=True)
class RenderFiles:
    """The files of one rendering.

    Attributes:
        text: The lines' text end to end.
        lines: One record a line, see `decode.line`. A record is written after its text.
        stop: Made by whoever wants the rendering to end early.
    """

    text: Path
    lines: Path
    stop: Path


class Rendered(NamedTuple):
    """How a rendering ended.

    Attributes:
        line_count: Lines in the files.
        note: What a person should know, one sentence, or empty.
        coding: Content codings that were undone, or empty.
        sizes: Bytes of the body as received and opened.
    """

    line_count: int
    note: str = ""
    coding: str = ""
    sizes: tuple[int, int] = (0, 0)


def write_rendering(
    archive: Path, number: int, view: str, files: RenderFiles, masker: Masker | None = None
) -> Rendered:
    """Lay out a capture's body, masked or not; what cannot be done is told by the note."""
    capture = read_capture(archive, number)
    if capture is None:
        return Rendered(0, "This capture is not in the archive any more.")
    opened = open_content(capture.request)
    note = opened.problem
    if capture.kind is Kind.CUT and not note:
        note = "The body is not complete: this is what came of it."
    count, why = write_chunks(render(opened, view, masker), files)
    sizes = (len(capture.request.body), len(opened.content))
    return Rendered(count, why or note, opened.coding, sizes)


def write_chunks(chunks: Iterable[Chunk], files: RenderFiles) -> tuple[int, str]:
    """Append chunks to the files; how many lines they hold, and why not all, or empty."""
    size = written = 0
    try:
        with (
            files.text.open("ab", buffering=0) as text,
            files.lines.open("r+b", buffering=0) as lines,
        ):
            for chunk in chunks:
                text.write(chunk.text)
                lines.seek(0, 2)
                lines.write(chunk.records)
                size += len(chunk.records)
                written += len(chunk.text)
                _patch(lines, size, chunk.patches)
                if files.stop.exists():
                    return size // SIZE, "Stopped."
                if written > MOST_TEXT:
                    return size // SIZE, "The rest is not shown: there is more than 1 GiB of it."
    except OSError as error:
        return size // SIZE, f"The rest is not shown: {error.strerror}."
    return size // SIZE, ""


def _patch(lines: BinaryIO, size: int, patches: tuple[tuple[int, bytes], ...]) -> None:
    """Write earlier records anew; through a map, since there can be one an object of the body."""
    if not patches:
        return
    with mmap.mmap(lines.fileno(), size) as records:
        for index, record in patches:
            records[index * SIZE : (index + 1) * SIZE] = record
