"""The command palette."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.dialogs.palette import NOTHING, Palette
from inspector.gui.models.palette_entries import Entry
from inspector.gui.presenting import LARGER, presenting
from tests.gui.naming import unnamed
from tests.gui.window_kit import Kit

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kit(qtbot: QtBot, tmp_path: Path) -> Iterator[Kit]:
    made = Kit(qtbot, tmp_path)
    made.fill()
    made.window.activateWindow()
    made.window.captures.focus_list()
    yield made
    made.close()


def opened(kit: Kit) -> Palette:
    """The palette after Ctrl+K."""
    QTest.keyClick(kit.window, Qt.Key.Key_K, CTRL)
    palette = kit.window.findChild(Palette)
    assert isinstance(palette, Palette)
    return palette


def listed(palette: Palette) -> list[str]:
    """The words of its entries."""
    return [row.words for row in palette.list.rows if isinstance(row, Entry)]


def test_it_opens_and_closes_by_key(kit: Kit) -> None:
    """The keyboard goes there and comes back."""
    palette = opened(kit)
    assert palette.isVisible()
    assert kit.window.focusWidget() is palette.field
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert kit.window.focusWidget() is kit.window.captures.list_panel.list
    opened(kit)
    QTest.keyClick(palette.field, Qt.Key.Key_K, CTRL)
    assert not palette.isVisible()


def test_typing_and_enter_do_it(kit: Kit) -> None:
    """The best match, after the palette is gone."""
    palette = opened(kit)
    QTest.keyClicks(palette.field, "pause")
    assert listed(palette)[0] == "Pause the list"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert kit.session.feed.paused
    assert not palette.isVisible()


def test_keys_move_in_the_list(kit: Kit) -> None:
    """Arrows, Tab and page keys, without leaving the field; what is current is described."""
    palette = opened(kit)
    first = palette.list.current
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_PageDown):
        QTest.keyClick(palette.field, key)
    assert palette.list.current is not None
    assert palette.field.accessibleDescription() == palette.list.current.spoken
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Backtab):
        QTest.keyClick(palette.field, key)
    assert palette.list.current is first
    assert kit.window.focusWidget() is palette.field


def test_numbers_lead_to_captures(kit: Kit) -> None:
    """The capture comes before what else matches."""
    palette = opened(kit)
    QTest.keyClicks(palette.field, "17")
    assert listed(palette)[0] == "Capture 17"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert kit.window.captures.list_panel.list.selected_id == 17


def test_nothing_is_said_to_match(kit: Kit) -> None:
    """Only the words as a filter are left, and nothing at all while there are none."""
    palette = opened(kit)
    QTest.keyClicks(palette.field, "qqqq")
    assert listed(palette) == ["Filter the list by “qqqq”"]
    assert "Nothing" in NOTHING


def test_a_press_beside_it_closes_it(kit: Kit) -> None:
    """On the veil; on the card it stays."""
    palette = opened(kit)
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(720, 90))
    assert palette.isVisible()
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(20, 700))
    assert not palette.isVisible()


def test_it_covers_the_window_and_follows_the_theme(kit: Kit) -> None:
    """Also while the window changes its size."""
    palette = opened(kit)
    kit.window.resize(820, 500)
    assert palette.size() == kit.window.size()
    assert palette.list.geometry().bottom() < 500
    theme.themes.use("dark")
    assert palette.grab().toImage().pixelColor(400, 100).name() == theme.color("raised").name()
    assert unnamed(palette) == []


def test_it_grows_and_masks_while_presenting(kit: Kit) -> None:
    """What it lists is named anew, so it closes when the mode changes."""
    palette = opened(kit)
    width = palette._card().width()
    presenting.use(on=True)
    assert not palette.isVisible()
    assert opened(kit)._card().width() == width * LARGER
    presenting.use(on=False)
    assert not palette.isVisible()
