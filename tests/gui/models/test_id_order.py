"""Which capture stands in which row."""

from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.gui.models.id_order import Everything, Matches


def ids_file(folder: Path, ids: list[int]) -> Path:
    """A file as the engine writes it."""
    file = folder / "ids"
    file.write_bytes(array("q", ids).tobytes())
    return file


def test_without_a_filter_rows_are_arithmetic() -> None:
    """The newest id stands in row 0, the first in the last row."""
    order = Everything(3, 10)
    assert len(order) == 8
    assert (order.id_at(0), order.id_at(7)) == (10, 3)
    assert (order.row_of(10), order.row_of(3)) == (0, 7)


def test_what_is_not_there_has_no_row() -> None:
    """Rows and ids beyond both ends are none."""
    order = Everything(3, 10)
    assert (order.id_at(-1), order.id_at(8)) == (0, 0)
    assert (order.row_of(2), order.row_of(11)) == (-1, -1)
    assert len(Everything()) == len(Everything(5, 4)) == 0


def test_matches_come_from_the_file(tmp_path: Path) -> None:
    """The engine's ids stand in the file's order."""
    matches = Matches(ids_file(tmp_path, [90, 40, 7]), 3)
    assert [matches.id_at(row) for row in range(4)] == [90, 40, 7, 0]
    assert [matches.row_of(each) for each in (90, 40, 7, 8, 100)] == [0, 1, 2, -1, -1]
    matches.close()
    assert len(matches) == 0


def test_new_matches_stand_on_top(tmp_path: Path) -> None:
    """What came since is newer than the whole file; nothing is taken twice."""
    matches = Matches(ids_file(tmp_path, [90, 40]), 2)
    assert matches.add([99, 95]) == 2
    assert matches.add([99, 90, 120]) == 1
    assert [matches.id_at(row) for row in range(len(matches))] == [120, 99, 95, 90, 40]
    assert matches.row_of(40) == 4
    matches.close()


def test_a_growing_file_adds_older_matches(tmp_path: Path) -> None:
    """While the engine still searches, ids appear at the end."""
    file = ids_file(tmp_path, [90, 40])
    matches = Matches(file, 2)
    file.write_bytes(array("q", [90, 40, 12, 3]).tobytes())
    matches.grow(4)
    assert [matches.id_at(row) for row in range(4)] == [90, 40, 12, 3]
    matches.close()


def test_cleared_captures_do_not_match(tmp_path: Path) -> None:
    """Ids below the first one shown are left out, also when they come later."""
    matches = Matches(ids_file(tmp_path, [90, 40, 12, 3]), 4, first=40)
    assert len(matches) == 2
    assert matches.row_of(12) == -1
    assert matches.add([39]) == 0
    matches.close()


def test_nothing_found_is_an_empty_order(tmp_path: Path) -> None:
    """An empty file cannot be mapped and need not be."""
    matches = Matches(ids_file(tmp_path, []), 0)
    assert len(matches) == 0
    assert matches.id_at(0) == 0
    assert matches.add([5]) == 1
    matches.close()


def test_a_file_that_is_gone_is_an_error_to_the_caller(tmp_path: Path) -> None:
    """The feed only opens files of a filter that is alive."""
    with pytest.raises(FileNotFoundError):
        Matches(tmp_path / "none", 3)


@given(
    st.sets(st.integers(1, 400), max_size=60),
    st.sets(st.integers(401, 800), max_size=20),
    st.integers(1, 500),
)
def test_row_and_id_undo_each_other(
    tmp_path_factory: pytest.TempPathFactory, old: set[int], new: set[int], first: int
) -> None:
    """Every shown id is found in its row again, in falling order."""
    file = ids_file(tmp_path_factory.mktemp("ids"), sorted(old, reverse=True))
    matches = Matches(file, len(old), first)
    matches.add(new)
    shown = [matches.id_at(row) for row in range(len(matches))]
    assert shown == sorted((each for each in old | new if each >= first), reverse=True)
    assert [matches.row_of(each) for each in shown] == list(range(len(shown)))
    matches.close()
