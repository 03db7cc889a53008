"""Blocks of texts, and looking through them."""

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from inspector.archive import blocks
from inspector.archive.blocks import Packing, Wanted, matching
from inspector.archive.text import fold

UNPACKER = zstandard.ZstdDecompressor()


def block(*texts: str) -> tuple[bytes, int]:
    """A packed block of texts from id 11 on, and its size."""
    packing = Packing(11)
    for number, text in enumerate(texts, start=11):
        packing.begin(number)
        for at in range(0, len(text), 7):
            packing.add(text[at : at + 7])
    assert packing.texts == len(texts)
    return packing.finish(), packing.size


def look(texts: list[str], *wanted: Wanted, among: range | None = None) -> list[int]:
    """Ids of matching texts, newest first."""
    ids = among if among is not None else range(10 + len(texts), 10, -1)
    return matching(UNPACKER, *block(*texts), 11, ids, wanted)


def want(*needles: str, negated: bool = False) -> Wanted:
    """Folded texts, any of which is wanted."""
    return Wanted(tuple(map(fold, needles)), negated)


def test_each_text_is_looked_at_by_itself() -> None:
    """A hit never reaches over two texts, gaps are empty texts."""
    texts = ["one two", "", "TWO three", "three"]

    assert look(texts, want("two")) == [13, 11]
    assert look(texts, want("two"), want("three")) == [13]
    assert look(texts, want("one", "three")) == [14, 13, 11]
    assert look(texts, want("two", negated=True)) == [14, 12]
    assert look(texts, want("one", "three", negated=True)) == [12]
    assert look(texts, want("twothree")) == []
    assert look(texts, want("three"), among=range(13, 10, -1)) == [13]


@given(
    st.lists(st.text("abAB\0é", max_size=12), min_size=1, max_size=6),
    st.lists(st.tuples(st.text("abA\0é", min_size=1, max_size=3), st.booleans()), min_size=1),
)
def test_a_block_finds_what_a_plain_look_finds(
    texts: list[str], words: list[tuple[str, bool]]
) -> None:
    """For any texts and any conditions."""
    wanted = [want(word, negated=negated) for word, negated in words]
    expected = [
        number
        for number, text in reversed(list(enumerate(texts, start=11)))
        if all((fold(word) in fold(text)) != negated for word, negated in words)
    ]

    assert look(texts, *wanted) == expected


@pytest.mark.parametrize("length", [1, 2, 5, 30, 200])
def test_a_large_text_is_looked_through_in_parts(
    length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hit across any border of parts is found; what is not there is not."""
    monkeypatch.setattr(blocks, "STREAMED", 16)
    text = "".join(chr(0x4E00 + number) for number in range(300))
    for start in range(0, 300 - length, 37):
        part = text[start : start + length]

        assert look([text], want(part)) == [11]
        assert look([text], want(part, negated=True)) == []
        assert look([text], want(part), want(text[-1])) == [11]
        assert look([text], want(part + "x")) == []
        assert look([text], want(part + "x", text[0])) == [11]
        assert look([text], want(part + "x", negated=True)) == [11]
