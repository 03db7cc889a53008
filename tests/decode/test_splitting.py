"""Long text is cut between characters."""

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.decode.line import MAX_TEXT
from inspector.decode.splitting import lines_and_parts, parts


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=6), st.integers(0, 3))
def test_parts_are_whole_characters(text: str, before: int) -> None:
    """Each part is valid UTF-8 within the limit, and together they are the text."""
    data = b"x" * (MAX_TEXT - before) + text.encode() + "é".encode() * (MAX_TEXT // 2)
    cut = list(parts(data))

    assert b"".join(cut) == data
    assert all(len(part.decode().encode()) <= MAX_TEXT for part in cut)


def test_nothing_is_one_part() -> None:
    """An empty line is a line."""
    assert list(parts(b"")) == [b""]
    assert list(lines_and_parts(b"")) == [b""]


def test_line_ends_cut_and_go() -> None:
    """CR, LF and CRLF end a part."""
    assert list(lines_and_parts(b"a\nb\r\nc\rd")) == [b"a", b"b", b"c", b"d"]
