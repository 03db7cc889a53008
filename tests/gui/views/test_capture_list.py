"""The live list: following, selection, keys, mouse, and what it costs."""

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.models.capture_model import CaptureModel, Column
from inspector.gui.models.id_order import Everything
from inspector.gui.models.row_source import RowSource
from inspector.gui.views.capture_list import CaptureList
from inspector.gui.views.list_header import HEIGHT
from inspector.gui.views.row_painting import ROW
from tests.gui.row_samples import DAY, FakeReader, gap, row


class Shown:
    """A list on screen with its model."""

    def __init__(self, qtbot: QtBot, count: int, reader: FakeReader) -> None:
        self.model = CaptureModel(RowSource(reader))
        self.model.today = DAY
        self.model.use_order(Everything(1, count))
        self.view = CaptureList(self.model)
        qtbot.addWidget(self.view)
        self.view.resize(616, HEIGHT + 10 * ROW)
        self.view.show()

    @property
    def top(self) -> int:
        """The scroll position in px."""
        return self.view.verticalScrollBar().value()

    def scroll(self, value: int) -> None:
        """Scroll as a user would."""
        self.view.verticalScrollBar().setValue(value)

    def press(self, key: Qt.Key) -> None:
        """Press a key in the list."""
        QTest.keyClick(self.view, key)

    def click(self, row_number: int, x: int = 200) -> None:
        """Click a row that is on screen."""
        y = row_number * ROW - self.top + ROW // 2
        place = QPoint(x, y)
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def reader() -> FakeReader:
    return FakeReader()


@pytest.fixture
def shown(qtbot: QtBot, reader: FakeReader) -> Shown:
    return Shown(qtbot, 100, reader)


def test_it_follows_the_newest_at_first(shown: Shown) -> None:
    """Arrivals appear on top; the list stays at the top."""
    shown.model.advance(103)
    assert shown.view.following
    assert shown.top == 0


def test_scrolling_stops_following(shown: Shown, qtbot: QtBot) -> None:
    """The first scroll stops it; what the user looks at does not move when rows come."""
    with qtbot.waitSignal(shown.view.following_changed) as changed:
        shown.scroll(5 * ROW + 3)
    assert changed.args == [False]
    before = shown.model.id_at(shown.view.visible_rows().start)
    shown.model.advance(112)
    assert shown.top == 5 * ROW + 3 + 12 * ROW
    assert shown.model.id_at(shown.view.visible_rows().start) == before


def test_scrolling_back_to_the_top_follows_again(shown: Shown) -> None:
    """Without a selection the top means: show me the newest."""
    shown.scroll(200)
    shown.scroll(0)
    assert shown.view.following


def test_a_selected_row_stays_where_it_is(shown: Shown) -> None:
    """A selection at the top stops following; its row keeps its place on screen."""
    shown.click(0)
    assert not shown.view.following
    assert shown.view.selected_id == 100
    shown.model.advance(104)
    assert shown.view.selected_id == 100
    assert shown.view.visualRect(shown.view.currentIndex()).y() == 0


def test_going_to_the_newest_follows_with_a_selection(shown: Shown) -> None:
    """The user may ask for the newest and keep what is selected."""
    shown.click(2)
    shown.model.advance(110)
    shown.view.follow()
    shown.model.advance(115)
    assert shown.top == 0
    assert shown.view.following
    assert shown.view.selected_id == 98


def test_selection_survives_a_filter_that_keeps_it(shown: Shown) -> None:
    """Another order with the same capture keeps it selected and in view."""
    shown.scroll(1500)
    shown.view.select(50)
    shown.model.use_order(Everything(40, 60))
    assert shown.view.selected_id == 50
    assert shown.view.currentIndex().row() == 10
    assert shown.view.viewport().rect().intersects(shown.view.visualRect(shown.view.currentIndex()))


def test_selection_comes_back_after_a_filter_that_hid_it(shown: Shown) -> None:
    """A filter does not forget what the user looks at."""
    shown.view.select(50)
    shown.model.use_order(Everything(60, 70))
    assert shown.view.selected_id == 50
    assert not shown.view.selectionModel().hasSelection()
    shown.model.use_order(Everything(1, 100))
    assert shown.view.currentIndex().row() == 50


def test_selecting_tells_the_id(shown: Shown, qtbot: QtBot) -> None:
    """Ids beyond 32 bits come whole, each only once."""
    shown.model.use_order(Everything(2**40, 2**40 + 50))
    with qtbot.waitSignal(shown.view.selected) as told:
        shown.click(1)
    assert told.args == [2**40 + 49]
    with qtbot.assertNotEmitted(shown.view.selected):
        shown.click(1)


@pytest.mark.parametrize(
    ("keys", "capture"),
    [
        ([Qt.Key.Key_Down], 100),
        ([Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_J], 98),
        ([Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K], 100),
        ([Qt.Key.Key_Down, Qt.Key.Key_PageDown], 91),
        ([Qt.Key.Key_Down, Qt.Key.Key_End], 1),
        ([Qt.Key.Key_End, Qt.Key.Key_End, Qt.Key.Key_Home], 100),
        ([Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up], 100),
    ],
)
def test_keys_move_the_selection(shown: Shown, keys: list[Qt.Key], capture: int) -> None:
    """Arrows, J and K, page keys, Home and End; the row is brought into view."""
    for key in keys:
        shown.press(key)
    assert shown.view.selected_id == capture
    assert shown.view.viewport().rect().contains(shown.view.visualRect(shown.view.currentIndex()))


def test_without_a_selection_keys_start_on_screen(shown: Shown) -> None:
    """Having scrolled down, the first key selects what the user sees."""
    shown.scroll(20 * ROW)
    shown.press(Qt.Key.Key_Down)
    assert shown.view.selected_id == 80


def test_gaps_are_no_captures(qtbot: QtBot) -> None:
    """Keys pass over a gap, clicks do not select it."""
    shown = Shown(qtbot, 100, FakeReader({99: gap(99)}))
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Down)
    assert shown.view.selected_id == 98
    shown.click(1)
    assert shown.view.selected_id == 98


def test_escape_selects_nothing(shown: Shown, qtbot: QtBot) -> None:
    """Esc ends the look at one capture; the list follows again."""
    shown.click(0)
    with qtbot.waitSignal(shown.view.selected) as told:
        shown.press(Qt.Key.Key_Escape)
    assert told.args == [0]
    assert shown.view.following


def test_enter_and_double_click_open(shown: Shown, qtbot: QtBot) -> None:
    """Both look at the selected capture."""
    shown.click(1)
    with qtbot.waitSignal(shown.view.opened):
        shown.press(Qt.Key.Key_Return)
    with qtbot.waitSignal(shown.view.opened):
        QTest.mouseDClick(
            shown.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, ROW // 2)
        )


def test_copying_a_row(shown: Shown) -> None:
    """Ctrl+C puts the line into the clipboard as a sentence."""
    shown.click(0)
    QTest.keyClick(shown.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "ACCOUNT_SYNCED 30100" in QApplication.clipboard().text()


def test_typing_ahead_does_nothing(shown: Shown, reader: FakeReader) -> None:
    """Qt's type-ahead would read every row; ours reads none."""
    reads = len(reader.reads)
    shown.view.keyboardSearch("x")
    assert len(reader.reads) == reads


def test_a_million_rows_cost_what_a_hundred_cost(qtbot: QtBot) -> None:
    """Opening, jumping and selecting all read a few screens, not the archive."""
    reader = FakeReader()
    shown = Shown(qtbot, 1_000_000, reader)
    shown.press(Qt.Key.Key_End)
    QTest.keyClick(shown.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    shown.view.repaint()
    assert sum(reader.reads) < 1000
    assert shown.view.selected_id == 1
    assert shown.view.verticalHeader().count() == 0


def test_geometry_is_arithmetic(shown: Shown) -> None:
    """A point leads to its cell and a cell to its place."""
    shown.scroll(3 * ROW)
    index = shown.view.indexAt(QPoint(200, 5))
    assert (index.row(), index.column()) == (3, Column.EVENT)
    assert shown.view.visualRect(index).topLeft() == QPoint(184, 0)
    assert not shown.view.indexAt(QPoint(10, 5000)).isValid()
    assert shown.view.visualRect(QModelIndex()).isNull()


def test_the_end_is_said(qtbot: QtBot, reader: FakeReader) -> None:
    """A short list says where it ends."""
    shown = Shown(qtbot, 3, reader)
    image = shown.view.viewport().grab().toImage()
    assert has_ink(image, 3 * ROW, 5 * ROW)
    assert not has_ink(image, 6 * ROW, 8 * ROW)


def has_ink(image: QImage, top: int, bottom: int) -> bool:
    """Whether anything is painted between two heights."""
    ground = theme.color("surface")
    return any(image.pixelColor(x, y) != ground for x in range(200) for y in range(top, bottom))


def test_hover_shows_one_row(shown: Shown) -> None:
    """The row under the pointer is shaded, and only as long as it is there."""
    view = shown.view
    QTest.mouseMove(view.viewport(), QPoint(300, 2 * ROW + 4))
    assert view.viewport().grab().toImage().pixelColor(360, 2 * ROW + 3) == theme.color("hover")
    QApplication.sendEvent(view.viewport(), leave())
    view._hover(-1)
    assert view.viewport().grab().toImage().pixelColor(360, 2 * ROW + 3) == theme.color("surface")


def leave() -> QEvent:
    """The pointer leaves."""
    return QEvent(QEvent.Type.Leave)


def test_theme_and_verdicts_are_painted_anew(shown: Shown, reader: FakeReader) -> None:
    """A switch of theme or a new verdict needs no reset."""
    before = shown.view.viewport().grab().toImage()
    theme.themes.use("dark")
    dark = shown.view.viewport().grab().toImage()
    assert dark.pixelColor(2, 2) == theme.color("surface")
    assert before != dark
    reader.special[100] = row(100, label="ANOTHER_EVENT")
    shown.model.source.forget([[100, 100]])
    shown.view.repaint_all()
    assert shown.view.viewport().grab().toImage() != dark


def test_screen_readers_find_rows(shown: Shown) -> None:
    """The table, its size and the words of a row are there for assistive software."""
    interface = QAccessible.queryAccessibleInterface(shown.view)
    assert interface.text(QAccessible.Text.Name) == "Captures"
    said = [interface.child(number).text(QAccessible.Text.Name) for number in range(30)]
    assert any("ACCOUNT_SYNCED 30100, Signature hmac verified" in words for words in said)


def test_an_empty_list_takes_keys(qtbot: QtBot, reader: FakeReader) -> None:
    """Nothing to select is no error."""
    shown = Shown(qtbot, 0, reader)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        shown.press(key)
    assert shown.view.selected_id == 0
    assert len(shown.view.visible_rows()) == 0
