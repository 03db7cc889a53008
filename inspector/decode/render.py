"""A body as lines, streamed in chunks: the first at once, the rest while it is looked at."""

from collections.abc import Iterator

from inspector.core.opened import Opened
from inspector.decode.charset import media_type, to_utf8
from inspector.decode.chunk import Chunk
from inspector.decode.plain_lines import hex_chunks, text_chunks
from inspector.decode.pretty import pretty_chunks
from inspector.decode.tolerant import looks_like_json

__all__ = ["Chunk", "render"]


def render(opened: Opened, view: str) -> Iterator[Chunk]:
    """Lay a body out as lines; never raises.

    Needs only the request and the content: `opening.open_content` makes a large body ready
    without parsing it.

    Args:
        opened: The request with its content.
        view: `pretty` (JSON laid out, anything else as text lines), `raw` (the content's text
            lines as they came) or `hex` (the body as it came over the wire).

    Returns:
        Chunks, the first of at most 512 lines. An empty body gives none.
    """
    if view == "hex":
        return hex_chunks(opened.request.body)
    declared = media_type(opened.request.header("content-type") or "").codec
    text = to_utf8(opened.content, declared)
    if view == "pretty" and looks_like_json(text):
        return pretty_chunks(text)
    return text_chunks(text)
