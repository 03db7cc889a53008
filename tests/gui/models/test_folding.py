"""Folding: lines and rows map onto each other, whatever is folded in whatever order."""

import time

from hypothesis import given
from hypothesis import strategies as st

from inspector.gui.models.folding import Folds

Tree = list[tuple[int, int]]


@st.composite
def documents(draw: st.DrawFn) -> tuple[int, Tree]:
    """A line count and the well-nested openers `(opener, closer)` of its lines."""
    stack: list[int] = []
    openers: Tree = []
    line = 0
    for step in draw(st.lists(st.sampled_from("({)"), max_size=60)):
        if step == "(":
            stack.append(line)
        elif step == ")" and stack:
            openers.append((stack.pop(), line))
        line += 1
    return max(line, 1), openers


def shown(line_count: int, folded: dict[int, int]) -> list[int]:
    """The plain definition: every line that no fold hides."""
    hidden = {n for opener, last in folded.items() for n in range(opener + 1, last + 1)}
    return [n for n in range(line_count) if n not in hidden]


@given(documents(), st.lists(st.tuples(st.booleans(), st.integers(0, 40)), max_size=40))
def test_any_sequence_of_folds_matches_the_definition(
    document: tuple[int, Tree], steps: list[tuple[bool, int]]
) -> None:
    """After any folding and unfolding, rows and lines agree with hiding line by line."""
    line_count, openers = document
    folds = Folds()
    folded: dict[int, int] = {}
    for fold, pick in steps if openers else ():
        opener, last = openers[pick % len(openers)]
        if fold:
            folds.fold(opener, last)
            folded[opener] = last
        else:
            folds.unfold(opener)
            folded.pop(opener, None)
    check(folds, line_count, folded)


@given(documents(), st.sets(st.integers(0, 40)))
def test_many_folds_at_once_equal_one_by_one(document: tuple[int, Tree], picks: set[int]) -> None:
    """Folding many at once gives what folding each gives."""
    line_count, openers = document
    chosen = {openers[n % len(openers)] for n in picks} if openers else set()
    folds = Folds()
    folds.fold_many(chosen)
    check(folds, line_count, dict(chosen))


@given(documents(), st.integers(0, 60))
def test_revealing_unfolds_just_what_hides_the_line(document: tuple[int, Tree], pick: int) -> None:
    """A revealed line can be seen; folds beside it stay."""
    line_count, openers = document
    line = pick % line_count
    folds = Folds()
    folds.fold_many(openers)
    folds.reveal(line)
    left = {o: last for o, last in openers if not o < line <= last}
    check(folds, line_count, left)


def check(folds: Folds, line_count: int, folded: dict[int, int]) -> None:
    """Compare all answers with the plain definition."""
    lines = shown(line_count, folded)
    assert folds.rows(line_count) == len(lines)
    assert [folds.line_at(row) for row in range(len(lines))] == lines
    for line in range(line_count):
        hidden = line not in lines
        assert folds.is_hidden(line) == hidden
        above = max(n for n in lines if n <= line)
        assert folds.row_of(line) == lines.index(above)
    assert len(folds) == len(folded)
    assert all(folds.is_folded(opener) for opener in folded)


def test_clear_shows_everything() -> None:
    """After clearing, every line is its own row."""
    folds = Folds()
    folds.fold(0, 9)
    folds.fold(3, 5)
    folds.clear()
    check(folds, 10, {})


def test_a_fold_without_lines_is_none() -> None:
    """An opener that closes on its own line cannot be folded."""
    folds = Folds()
    folds.fold(4, 4)
    assert not folds.is_folded(4)
    assert folds.rows(10) == 10


def test_one_more_fold_among_a_hundred_thousand_is_quick() -> None:
    """With 100,000 folds a further one takes less than a frame or two."""
    folds = Folds()
    folds.fold_many((n * 10, n * 10 + 8) for n in range(100_000))
    started = time.perf_counter()
    folds.unfold(500_000)
    folds.fold(500_000, 500_008)
    assert time.perf_counter() - started < 0.2
    assert folds.rows(1_000_000) == 200_000
    assert folds.line_at(199_999) == 999_999
