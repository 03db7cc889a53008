"""A body as lines, streamed in chunks: the first at once, the rest while it is looked at."""

from collections.abc import Iterator
from typing import NamedTuple

from inspector.core.opened import Opened


class Chunk(NamedTuple):
    """Lines to append to a rendering.

    Attributes:
        text: Bytes to append to the `.text` file.
        records: Records to append to the `.lines` file, `line.SIZE` bytes each.
        patches: (line number, new record) of earlier openers whose closing line is now known. A
            patch may only concern lines of earlier chunks.
    """

    text: bytes
    records: bytes
    patches: tuple[tuple[int, bytes], ...] = ()


def render(opened: Opened, view: str) -> Iterator[Chunk]:
    """Lay a body out as lines; never raises.

    Needs only the request and the content: `opening.open_content` makes a large body ready
    without parsing it.

    Args:
        opened: The request with its content.
        view: `pretty` (JSON laid out, anything else as text lines), `raw` (the content's text
            lines as they came) or `hex` (the body as it came over the wire).

    Yields:
        Chunks, the first of at most 512 lines. An empty body gives none.
    """
    del opened, view
    yield from ()
