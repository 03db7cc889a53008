"""The lines of the palette."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.models.palette_entries import Entry, Row
from inspector.gui.views.palette_list import HEADING_ROW, ROW, PaletteList


def entry(words: str, **more: Any) -> Entry:
    """An entry that does nothing."""
    return Entry("G", words, lambda: None, **more)


ROWS: list[Row] = [
    "First",
    entry("Star", keys="Ctrl+S", icon="star"),
    entry("/fuse", provider="fuse", detail="3 captures"),
    "Second",
    entry("A very long line of words " * 8, detail="not shown"),
]


@pytest.fixture
def view(qtbot: QtBot) -> PaletteList:
    made = PaletteList()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show_rows(ROWS)
    made.show()
    return made


def words(view: PaletteList) -> str:
    """The current entry."""
    return view.current.words if view.current is not None else ""


def test_the_first_entry_is_current(view: PaletteList) -> None:
    """Headings are passed; steps go around, pages stop at the ends."""
    assert words(view) == "Star"
    view.go(1)
    view.go(1)
    assert words(view).startswith("A very")
    view.go(1)
    assert words(view) == "Star"
    view.go(-1)
    assert words(view).startswith("A very")
    view.go(8)
    assert words(view).startswith("A very")
    view.go(-8)
    assert words(view) == "Star"


def test_the_pointer_chooses(view: PaletteList, qtbot: QtBot) -> None:
    """An entry; a heading cannot be chosen."""
    with qtbot.waitSignal(view.chosen) as told:
        at = QPoint(60, HEADING_ROW + ROW + 5)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args is not None
    assert told.args[0].words == "/fuse"
    with qtbot.assertNotEmitted(view.chosen):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 5))


def test_nothing_has_no_current(view: PaletteList) -> None:
    """And no height."""
    view.show_rows([])
    view.go(1)
    assert view.current is None
    assert view.height_of_rows() == 0


def test_lines_are_read_aloud(view: PaletteList) -> None:
    """Each is an item with its words, detail and keys."""
    interface = QAccessible.queryAccessibleInterface(view)
    names = [
        interface.child(index).text(QAccessible.Text.Name)
        for index in range(interface.childCount())
    ]
    assert "Star, Ctrl+S" in names
    assert "/fuse, 3 captures" in names
    assert interface.role() is QAccessible.Role.List


def test_the_current_entry_is_seen(view: PaletteList) -> None:
    """On a ground of its own, in both themes."""
    for name in ("light", "dark"):
        theme.themes.use(name)
        image = view.grab().toImage()
        ground = image.pixelColor(300, HEADING_ROW + 8).name()
        assert ground == theme.color("accSoft").name()
