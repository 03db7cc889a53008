"""The titles over the list."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.models.capture_model import CaptureModel, Column
from inspector.gui.models.row_source import RowSource
from inspector.gui.views.list_columns import columns
from inspector.gui.views.list_header import HEIGHT, TITLE_HEIGHT, ListHeader


class Over:
    """A header over a list of some width."""

    def __init__(self, qtbot: QtBot, width: int) -> None:
        self.view = QTableView()
        qtbot.addWidget(self.view)
        self.header = ListHeader(self.view)
        self.view.setHorizontalHeader(self.header)
        self.view.setModel(CaptureModel(RowSource(), self.view))
        self.header.use(columns(width), width)
        self.view.resize(width, 200)
        self.header.resize(width, HEIGHT)

    def image(self) -> QImage:
        """What it looks like."""
        return self.header.grab().toImage()


def test_sections_stand_where_the_columns_stand(qtbot: QtBot) -> None:
    """Screen readers find the titles over their cells."""
    over = Over(qtbot, 616)
    assert over.header.sectionViewportPosition(Column.EVENT) == 184
    assert over.header.sectionViewportPosition(Column.PROVIDER) == 96


def test_a_column_without_room_is_hidden(qtbot: QtBot) -> None:
    """A narrow list has no reply column, nor its title."""
    narrow, wide = Over(qtbot, 400), Over(qtbot, 616)
    assert narrow.header.isSectionHidden(Column.REPLY)
    assert not wide.header.isSectionHidden(Column.REPLY)


def test_a_line_parts_titles_and_rows(qtbot: QtBot) -> None:
    """The line stands beneath the titles, with a little ground below it."""
    image = Over(qtbot, 616).image()
    assert image.pixelColor(300, TITLE_HEIGHT - 1) == theme.color("line")
    assert image.pixelColor(300, TITLE_HEIGHT + 1) == theme.color("surface")


def test_the_hidden_name_has_no_title(qtbot: QtBot) -> None:
    """Where only tiles are left, `Provider` is not said above them."""

    def inked(width: int) -> bool:
        image, ground = Over(qtbot, width).image(), theme.color("surface")
        return any(image.pixelColor(x, y) != ground for x in range(97, 125) for y in range(8, 20))

    assert inked(616)
    assert not inked(500)


def drag(over: Over, start: QPoint, end: QPoint) -> None:
    """Take hold of a title and let it go elsewhere."""
    area = over.header.viewport()
    QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(area, (start + end) / 2)
    QTest.mouseMove(area, end)
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=end)


def test_a_title_is_dragged_to_another_place(qtbot: QtBot) -> None:
    """By the middles of the columns; the place is counted without the dragged one."""
    over = Over(qtbot, 616)
    over.view.show()
    with qtbot.waitSignal(over.header.moved) as moved:
        drag(over, QPoint(30, 10), QPoint(330, 12))
    assert moved.args == [Column.TIME, 2]
    with qtbot.waitSignal(over.header.moved) as moved:
        drag(over, QPoint(600, 10), QPoint(20, 12))
    assert moved.args == [Column.REPLY, 0]


def test_a_drag_shows_where_it_would_go(qtbot: QtBot) -> None:
    """A line in the accent stands there until the title is let go."""
    over = Over(qtbot, 616)
    over.view.show()
    area = over.header.viewport()
    QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    QTest.mouseMove(area, QPoint(330, 12))
    place = columns(616).places[Column.SIGNATURES]
    assert over.image().pixelColor(place.x - 6, 10) == theme.color("acc")
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=QPoint(330, 12))
    assert over.image().pixelColor(place.x - 6, 10) != theme.color("acc")


def test_a_click_and_a_drag_away_move_nothing(qtbot: QtBot) -> None:
    """Nor does a drag that ends where it began."""
    over = Over(qtbot, 616)
    over.view.show()
    with qtbot.assertNotEmitted(over.header.moved):
        drag(over, QPoint(30, 10), QPoint(33, 10))
        drag(over, QPoint(30, 10), QPoint(300, 200))
        drag(over, QPoint(30, 10), QPoint(60, 10))


def test_a_menu_is_asked_for_by_column(qtbot: QtBot) -> None:
    """With the column under the pointer."""
    over = Over(qtbot, 616)
    at = QPoint(100, 10)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at)
    with qtbot.waitSignal(over.header.menu_wanted) as wanted:
        over.header.contextMenuEvent(event)
    assert wanted.args == [Column.PROVIDER, at]


def test_sections_follow_the_order(qtbot: QtBot) -> None:
    """Titles stand over their columns whatever their order."""
    over = Over(qtbot, 616)
    over.header.use(columns(616, (Column.REPLY, Column.EVENT)), 616)
    assert [over.header.logicalIndex(n) for n in (0, 1)] == [Column.REPLY, Column.EVENT]
    assert over.header.sectionViewportPosition(Column.EVENT) == 64
