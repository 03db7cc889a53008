"""The list's model, for header, selection, keyboard and screen readers."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inspector.gui.models import capture_model
from inspector.gui.models.capture_model import TITLES, CaptureModel, Column
from inspector.gui.models.id_order import Everything, Matches
from inspector.gui.models.row_source import RowSource
from tests.gui.row_samples import DAY, FAIL, NOON, FakeReader, gap, row


def model(count: int = 10, reader: FakeReader | None = None) -> CaptureModel:
    """A model of this many captures."""
    made = CaptureModel(RowSource(reader or FakeReader()))
    made.today = DAY
    made.use_order(Everything(1, count))
    return made


def text(made: CaptureModel, number: int, column: Column, role: Qt.ItemDataRole) -> object:
    """What the model says of a cell."""
    return made.data(made.index(number, column), role)


def test_it_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    """Qt's own checks of a model pass."""
    check: Callable[[CaptureModel], None] = qtmodeltester.check
    check(model())


def test_rows_and_columns() -> None:
    """One row a capture, the design's columns, no children."""
    made = model(7)
    assert (made.rowCount(), made.columnCount()) == (7, len(Column))
    assert made.rowCount(made.index(0, 0)) == 0
    head = [made.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert tuple(head) == TITLES


def test_newest_is_on_top() -> None:
    """Row 0 is the newest capture; ids and rows undo each other."""
    made = model(7)
    assert made.id_at(0) == 7
    assert made.row_of(7) == 0
    found = made.row_at(0)
    assert found is not None
    assert found.id == 7


def test_arrivals_push_what_is_selected_along(qtbot: QtBot) -> None:
    """A persistent index keeps its capture when rows come on top."""
    made = model(7)
    kept = QPersistentModelIndex(made.index(2, 0))
    with qtbot.waitSignal(made.rowsInserted):
        assert made.advance(10) == 3
    assert kept.row() == 5
    assert made.id_at(kept.row()) == 5
    assert made.advance(9) == 0


def test_the_first_arrival_fills_an_empty_list() -> None:
    """An archive that was empty counts from its first id."""
    made = model(0)
    made.use_order(Everything(1, 0))
    assert made.advance(4) == 4
    assert made.rowCount() == 4


def test_cleared_captures_stay_away() -> None:
    """Ids below the first shown one are not counted as new."""
    made = model(0)
    made.use_order(Everything(100, 80))
    assert made.advance(90) == 0
    assert made.advance(101) == 2
    assert made.rowCount() == 2


def test_matches_come_on_top_and_at_the_end() -> None:
    """A filter's rows grow in both directions without a reset."""
    made = model(0)
    order = Matches()
    made.use_order(order)
    order.add([5, 9])
    made.rows_came(2)
    assert made.rowCount() == 2
    made.rows_follow()
    assert made.rowCount() == 2


def test_screen_readers_hear_whole_rows() -> None:
    """The first cell says the row; the others say themselves."""
    made = model(3, FakeReader({3: row(3, verdicts=(FAIL,), reply_status=401)}))
    spoken = text(made, 0, Column.TIME, Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).startswith("14:02:11.3, Powens, ACCOUNT_SYNCED")
    assert str(spoken).endswith("Signature hmac failed, answered 401")
    assert text(made, 0, Column.REPLY, Qt.ItemDataRole.AccessibleTextRole) == "401"
    assert text(made, 0, Column.PROVIDER, Qt.ItemDataRole.DisplayRole) == "Powens"
    signatures = text(made, 0, Column.SIGNATURES, Qt.ItemDataRole.DisplayRole)
    assert signatures == "Signature hmac failed"


def test_a_gap_is_said() -> None:
    """A gap is a row of its own that says for how long nothing could be received."""
    made = model(1, FakeReader({1: gap(1)}))
    event = text(made, 0, Column.EVENT, Qt.ItemDataRole.DisplayRole)
    assert event == "Engine restarted, nothing could be received for 1.2 s"


def test_tooltips_add_what_the_line_leaves_out() -> None:
    """Milliseconds, the full event, its description and its whole id."""
    made = model(1)
    made.source.load(0, 0)
    role = Qt.ItemDataRole.ToolTipRole
    assert "2026-11-20 14:02:11.100, " in str(text(made, 0, Column.TIME, role))
    assert text(made, 0, Column.ENDPOINT, role) == "POST /powens/account-synced?x=1"
    assert "An account was synchronised" in str(text(made, 0, Column.EVENT, role))
    assert text(made, 0, Column.PROVIDER, role) == "Powens"


def test_lines_are_made_once_until_judged_anew() -> None:
    """Painting again costs no formatting; another verdict makes another line."""
    made = model(1)
    made.source.load(0, 0)
    first = made.line(0)
    assert made.line(0) is first
    made.source.forget([[1, 1]])
    assert made.line(0) is None
    made.source.load(0, 0)
    assert made.line(0) == first


def test_midnight_turns_times_into_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the next day a capture of yesterday says its date."""
    made = model(1)
    made.source.load(0, 0)
    before = made.line(0)
    monkeypatch.setattr(capture_model, "local_day", lambda: "2026-11-21")
    assert made.renew_day()
    assert not made.renew_day()
    after = made.line(0)
    assert before is not None
    assert after is not None
    assert (before.time, after.time) == ("14:02:11.1", "20 Nov 14:02")


def test_times_say_how_long_ago_when_asked_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cell says one and its tooltip the other; from a week on the date says more."""
    made = model(1)
    made.source.load(0, 0)
    role = Qt.ItemDataRole.ToolTipRole
    monkeypatch.setattr(capture_model, "now_us", lambda: NOON + 240_000_000)
    assert str(text(made, 0, Column.TIME, role)).startswith("3 min ago\n2026-11-20 14:02:11.100, ")
    made.relative = True
    assert text(made, 0, Column.TIME, Qt.ItemDataRole.DisplayRole) == "3 min ago"
    assert str(text(made, 0, Column.TIME, role)).startswith("2026-11-20 14:02:11.100, ")
    monkeypatch.setattr(capture_model, "now_us", lambda: NOON + 8 * 86_400_000_000)
    assert text(made, 0, Column.TIME, Qt.ItemDataRole.DisplayRole) == "14:02:11.1"


def test_added_columns_say_their_facts() -> None:
    """Endpoint, size and environment, as in the list."""
    made = model(1)
    role = Qt.ItemDataRole.DisplayRole
    said = [
        text(made, 0, each, role) for each in (Column.ENDPOINT, Column.SIZE, Column.ENVIRONMENT)
    ]
    assert said == ["/powens/{event}", "602 B", "sandbox"]
