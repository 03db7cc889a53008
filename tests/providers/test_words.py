"""Numbers, spans and secrets in words."""

import pytest

from inspector.core.secret import Secret, Use
from inspector.providers.words import counted, listed, span, spans_apart, which


def test_counts_agree_with_their_noun() -> None:
    """One is singular, thousands are grouped."""
    assert counted(1, "account") == "1 account"
    assert counted(0, "account") == "0 accounts"
    assert counted(1204, "transaction", "new") == "1,204 new transactions"
    assert counted(2, "entry") == "2 entries"


def test_lists_end_with_and() -> None:
    """Empty parts are left out."""
    assert listed([]) == ""
    assert listed(["a", ""]) == "a"
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "0 s"), (119, "119 s"), (301, "5 min"), (7200, "2 h"), (172_800, "2 days")],
)
def test_spans_are_rounded(seconds: float, words: str) -> None:
    """To the unit a person would use."""
    assert span(seconds) == words


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (600, 300, ("10 min", "5 min")),
        (301, 300, ("301 s", "300 s")),
        (300.4, 300, ("300.400 s", "300.000 s")),
    ],
)
def test_two_spans_never_read_alike(one: float, other: float, words: tuple[str, str]) -> None:
    """A time that is one second too old is not "5 min" where 5 min are allowed."""
    assert spans_apart(one, other) == words


def test_a_secret_is_called_by_what_tells_it_apart() -> None:
    """By its label when it has one of its own, else by its use."""
    assert which(Secret("1", "fuse", "x"), "API key") == "current API key"
    assert which(Secret("1", "fuse", "x", label="current"), "API key") == "current API key"
    assert which(Secret("1", "fuse", "x", Use.PREVIOUS, "old"), "API key") == "API key “old”"
