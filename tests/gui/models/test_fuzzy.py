"""Finding by a few letters."""

import pytest

from inspector.gui.models.fuzzy import match


def letters(query: str, text: str, *, loose: bool = False) -> str:
    """The letters of the text that match, the others as dots; empty for no match."""
    hit = match(query, text, loose=loose)
    if hit is None:
        return ""
    return "".join(each if at in hit.letters else "." for at, each in enumerate(text))


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("rep", "Replay to", "Rep......"),
        ("rep", "Copy report", ".....rep..."),
        ("rep", "Unrepaired", "..rep....."),
        ("cocu", "Copy cURL command", "Co...cU.........."),
        ("curl copy", "Copy cURL command", "Copy.cURL........"),
        ("rep", "Remove star from this capture", ""),
        ("xyz", "Copy", ""),
        ("copy x", "Copy", ""),
        ("", "Copy", "...."),
    ],
)
def test_letters_that_match(query: str, text: str, shown: str) -> None:
    """Word starts, insides, initials; every word of the query has to be found."""
    assert letters(query, text) == shown


def test_better_places_score_higher() -> None:
    """Start, word start, inside, keyword, initials, loose."""
    scores = [
        match("st", "Star"),
        match("st", "A star"),
        match("st", "Last"),
        match("st", "Mark", "star"),
        match("st", "Show time"),
        match("st", "Asaxt", loose=True),
    ]
    points = [hit.score for hit in scores if hit is not None]
    assert len(points) == 6
    assert points == sorted(points, reverse=True)
    assert len(set(points)) == 6


def test_loose_letters_come_in_order() -> None:
    """Only when asked for."""
    assert letters("rsc", "Remove star, capture") == "R......s.....c......"
    assert letters("mvs", "Remove star") == ""
    assert letters("mvs", "Remove star", loose=True) == "..m.v..s..."
    assert letters("svm", "Remove star", loose=True) == ""


def test_foreign_letters_do_no_harm() -> None:
    """A letter that grows in small script marks nothing beyond the end."""
    hit = match("i̇x", "İx")
    assert hit is not None
    assert max(hit.letters) < 2
