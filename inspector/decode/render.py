"""A body as lines, streamed in chunks: the first at once, the rest while it is looked at."""

from collections.abc import Iterator

from inspector.core.opened import Opened
from inspector.decode.charset import media_type, to_utf8
from inspector.decode.chunk import Chunk
from inspector.decode.masked_body import masked_segments
from inspector.decode.masking import Masker
from inspector.decode.plain_lines import hex_chunks, hex_window_chunks, text_chunks, window_chunks
from inspector.decode.pretty import pretty_chunks, pretty_pieces
from inspector.decode.tolerant import looks_like_json

__all__ = ["Chunk", "render"]


def render(opened: Opened, view: str, masker: Masker | None = None) -> Iterator[Chunk]:
    """Lay a body out as lines; never raises.

    Needs only the request and the content: `opening.open_content` makes a large body ready
    without parsing it.

    Args:
        opened: The request with its content.
        view: `pretty` (JSON laid out, anything else as text lines), `raw` (the content's text
            lines as they came) or `hex` (the body as it came over the wire).
        masker: Masks secrets and personal data; then `hex` shows the masked content, as the bytes
            of the wire could be read, compressed or not.

    Returns:
        Chunks, the first of at most 512 lines. An empty body gives none.
    """
    if masker is not None:
        return _masked(opened, view, masker)
    if view == "hex":
        return hex_chunks(opened.request.body)
    text = _text(opened)
    if view == "pretty" and looks_like_json(text):
        return pretty_chunks(text)
    return text_chunks(text)


def _text(opened: Opened) -> bytes:
    declared = media_type(opened.request.header("content-type") or "").codec
    return to_utf8(opened.content, declared)


def _masked(opened: Opened, view: str, masker: Masker) -> Iterator[Chunk]:
    text = _text(opened)
    pieces = filter(None, masked_segments(text, masker))
    if view == "hex":
        return hex_window_chunks(pieces)
    return (
        pretty_pieces(pieces)
        if view == "pretty" and looks_like_json(text)
        else (window_chunks(pieces))
    )
