"""The menu of columns."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.models.capture_model import TITLES, Column
from inspector.gui.models.column_choice import USUAL
from inspector.gui.panels.column_menu import ColumnMenu
from inspector.gui.widgets.menu import Menu


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def menu(parent: QWidget) -> ColumnMenu:
    menu = ColumnMenu(parent)
    menu.fill()
    return menu


def entry(menu: ColumnMenu, words: str) -> QAction:
    return next(each for each in menu.actions() if each.text() == words)


def test_every_column_can_be_shown_or_hidden(qtbot: QtBot, menu: ColumnMenu) -> None:
    """Shown ones have a check and come first; the event stays."""
    texts = [each.text() for each in menu.actions()]
    assert texts[: len(Column)] == list(TITLES)
    checked = [each.text() for each in menu.actions() if each.isChecked()]
    assert checked == [TITLES[column] for column in USUAL]
    assert not entry(menu, "Event").isEnabled()
    with qtbot.waitSignal(menu.chosen) as chosen:
        entry(menu, "Size").trigger()
    assert chosen.args == [(*USUAL, Column.SIZE)]
    menu.fill()
    with qtbot.waitSignal(menu.chosen) as chosen:
        entry(menu, "As at first").trigger()
    assert chosen.args == [USUAL]


def test_columns_are_moved_by_keyboard_too(qtbot: QtBot, menu: ColumnMenu) -> None:
    """Each can go left or right, those at the ends one way only."""
    left = next(each for each in menu.findChildren(Menu) if each.accessibleName() == "Move left")
    moves = {each.text(): each for each in left.actions()}
    assert not moves["Time"].isEnabled()
    with qtbot.waitSignal(menu.chosen) as chosen:
        moves["Reply"].trigger()
    assert chosen.args == [(*USUAL[:3], Column.REPLY, Column.SIGNATURES)]


def test_over_a_title_the_menu_begins_with_its_column(qtbot: QtBot, menu: ColumnMenu) -> None:
    """Hide it, move it; the next time the menu is the general one again."""
    menu.open_about(Column.REPLY, QPoint(10, 10))
    texts = [each.text() for each in menu.actions()]
    assert texts[:3] == ["Hide Reply", "Move Reply left", "Move Reply right"]
    assert not entry(menu, "Move Reply right").isEnabled()
    with qtbot.waitSignal(menu.chosen) as chosen:
        entry(menu, "Hide Reply").trigger()
    assert chosen.args == [USUAL[:-1]]
    menu.close()
    menu.fill()
    assert menu.actions()[0].text() == "Time"
