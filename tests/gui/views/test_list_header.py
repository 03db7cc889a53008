"""The titles over the list."""

from PySide6.QtGui import QImage
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
