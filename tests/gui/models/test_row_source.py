"""Rows are read in small pieces and kept near the screen."""

from inspector.gui.models.id_order import Everything
from inspector.gui.models.row_source import CHUNK, KEPT, MARGIN, RowSource
from tests.gui.row_samples import FakeReader, row


def source(reader: FakeReader, count: int = 1000) -> RowSource:
    """A source of this many rows."""
    made = RowSource(reader)
    made.order = Everything(1, count)
    return made


def test_nothing_is_read_unasked() -> None:
    """Looking at a row that was not loaded reads nothing."""
    reader = FakeReader()
    assert source(reader).at(0) is None
    assert reader.reads == []


def test_visible_rows_are_read_with_a_margin() -> None:
    """One read brings the visible rows and some around them."""
    reader = FakeReader()
    rows = source(reader)
    rows.load(100, 130)
    assert reader.reads == [31 + 2 * MARGIN]
    found = [rows.at(number) for number in range(100, 131)]
    assert [each.id for each in found if each] == [1000 - number for number in range(100, 131)]


def test_rows_on_hand_are_not_read_again() -> None:
    """Scrolling within the margin costs no read."""
    reader = FakeReader()
    rows = source(reader)
    rows.load(100, 130)
    rows.load(110, 140)
    assert len(reader.reads) == 1


def test_a_read_never_asks_for_more_than_a_chunk() -> None:
    """A tall window still reads at most 128 rows at once."""
    reader = FakeReader()
    source(reader, 100_000).load(0, 900)
    assert max(reader.reads) <= CHUNK


def test_memory_is_bounded() -> None:
    """However far the user scrolls, about a thousand rows are kept."""
    reader = FakeReader()
    rows = source(reader, 100_000)
    for first in range(0, 50_000, 60):
        rows.load(first, first + 59)
    assert sum(rows.known(each) is not None for each in range(1, 100_001)) <= KEPT


def test_new_rows_shift_nothing_that_was_read() -> None:
    """Rows are kept by id, so arrivals make no re-read."""
    reader = FakeReader()
    rows = source(reader)
    rows.load(0, 30)
    rows.order = Everything(1, 1010)
    rows.load(10, 40)
    assert len(reader.reads) == 1


def test_judged_rows_are_forgotten() -> None:
    """Only what is on hand is dropped and reported, also for huge spans."""
    reader = FakeReader()
    rows = source(reader)
    rows.load(0, 3)
    assert rows.at(0) is not None
    changed = rows.forget([[999, 1000], [1, 2]])
    assert sorted(changed) == [999, 1000]
    assert rows.at(0) is None
    assert len(rows.forget([[1, 10**12]])) == 4 + MARGIN - 2
    rows.forget_all()
    assert rows.known(997) is None


def test_one_row_can_be_read_alone() -> None:
    """The detail reads a capture that is not on screen; gone ones are none."""
    reader = FakeReader({7: row(7, label="SEVENTH")})
    rows = source(reader)
    found = rows.read(7)
    assert found is not None
    assert found.label == "SEVENTH"
    assert rows.read(0) is None


def test_without_an_archive_there_are_no_rows() -> None:
    """Before an archive is open, loading does nothing."""
    rows = RowSource()
    rows.order = Everything(1, 10)
    rows.load(0, 9)
    assert rows.at(0) is None
    rows.read_from(FakeReader())
    rows.load(0, 9)
    assert rows.at(0) is not None
    assert len(rows) == 10
