"""How menus look, pixel by pixel."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.menu import Menu
from inspector.gui.widgets.menu_style import (
    HEADING_ROW,
    PAD,
    ROW,
    SEPARATOR_ROW,
    plain,
    rounded,
)


def full(qtbot: QtBot) -> Menu:
    """A menu with a row of every kind: plain, separator, heading, inner menu, disabled."""
    menu = Menu("More")
    qtbot.addWidget(menu)
    menu.add("Copy", lambda: None, "copy", "Ctrl+C")
    menu.addSeparator()
    menu.add_heading("Look")
    menu.add_menu("Theme").add("Dark", lambda: None)
    menu.add("Gone", lambda: None).setEnabled(False)
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    return menu


def row_of(menu: Menu, index: int) -> QRect:
    """Where an entry stands."""
    return menu.actionGeometry(menu.actions()[index])


def colours(image: QImage, rect: QRect) -> set[str]:
    """Names of all colours in a rectangle."""
    across, down = range(rect.left(), rect.right()), range(rect.top(), rect.bottom())
    return {image.pixelColor(x, y).name() for x in across for y in down}


def near(one: QColor, other: QColor) -> bool:
    """Whether two colours are the same but for smoothing."""
    parts = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return max(map(abs, parts)) < 3


def test_rows_have_the_heights_of_the_design(qtbot: QtBot) -> None:
    """32 px a row, less for separators and headings, 6 px around all."""
    menu = full(qtbot)
    assert [row_of(menu, n).height() for n in range(3)] == [ROW, SEPARATOR_ROW, HEADING_ROW]
    assert row_of(menu, 0).topLeft() == QPoint(PAD, PAD)
    assert row_of(menu, 4).bottom() == menu.height() - PAD - 1


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_box_is_raised_and_edged(qtbot: QtBot, look: str) -> None:
    """Ground `raised`, edge `line2`, in both themes."""
    theme.themes.use(look)
    menu = full(qtbot)
    image = menu.grab().toImage()
    middle = menu.width() // 2
    assert near(image.pixelColor(middle, 0), theme.color("line2"))
    assert near(image.pixelColor(middle, 3), theme.color("raised"))


def test_the_current_row_and_only_it_has_a_ground(qtbot: QtBot) -> None:
    """The row the keyboard or pointer is on is `press`; a disabled one never is."""
    menu = full(qtbot)
    pressed = theme.color("press").name()
    menu.setActiveAction(menu.actions()[0])
    image = menu.grab().toImage()
    assert pressed in colours(image, row_of(menu, 0))
    assert pressed not in colours(image, row_of(menu, 3))


def test_inks_follow_the_tokens(qtbot: QtBot) -> None:
    """Words are t1, of a disabled row t3; a separator is a line."""
    menu = full(qtbot)
    image = menu.grab().toImage()
    assert theme.color("t1").name() in colours(image, row_of(menu, 0))
    assert theme.color("t1").name() not in colours(image, row_of(menu, 4))
    assert theme.color("line").name() in colours(image, row_of(menu, 1))


def test_words_start_in_one_column(qtbot: QtBot) -> None:
    """A row without icon keeps the column free when another one has an icon."""
    menu = full(qtbot)
    image = menu.grab().toImage()
    column = row_of(menu, 3)
    column.setWidth(30)
    assert colours(image, column) == {theme.color("raised").name()}


def test_mnemonics_are_not_shown() -> None:
    """A path keeps its ampersand when it was written twice."""
    assert plain("&Copy /a&&b") == "Copy /a&b"


def test_a_mask_leaves_out_the_corners() -> None:
    """Only the corners."""
    region = rounded(QSize(100, 60))
    assert region.boundingRect() == QRect(0, 0, 100, 60)
    assert not region.contains(QPoint(0, 0))
    assert not region.contains(QPoint(99, 59))
    assert region.contains(QPoint(0, 30))


def test_other_widgets_keep_their_style(qtbot: QtBot) -> None:
    """Only menus are painted by it."""
    window = QWidget()
    qtbot.addWidget(window)
    menu = Menu("More", window)
    menu.sizeHint()
    assert menu.style() is not window.style()
