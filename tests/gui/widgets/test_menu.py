"""Menus."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.menu import ICON, Menu
from inspector.gui.widgets.menu_style import ROW


def test_an_entry_does_what_it_says(qtbot: QtBot) -> None:
    """Choosing it calls its slot without arguments."""
    menu = Menu("More")
    qtbot.addWidget(menu)
    done: list[str] = []
    action = menu.add("Clear", lambda: done.append("cleared"), "eye-off", "Ctrl+L", "Hides")
    action.trigger()
    assert done == ["cleared"]
    assert action.shortcut() == QKeySequence("Ctrl+L")
    assert action.toolTip() == "Hides"
    assert action.property(ICON) == "eye-off"


def test_a_choice_shows_its_check(qtbot: QtBot) -> None:
    """The chosen one of a few is checked."""
    menu = Menu("Theme")
    qtbot.addWidget(menu)
    light = menu.add_choice("Light", lambda: None, checked=True)
    dark = menu.add_choice("Dark", lambda: None, checked=False)
    assert (light.isChecked(), dark.isChecked()) == (True, False)


def test_menus_nest(qtbot: QtBot) -> None:
    """A menu inside a menu is reached by its name."""
    menu = Menu("Send test")
    qtbot.addWidget(menu)
    inner = menu.add_menu("Fuse", "send")
    inner.add("sync_data", lambda: None)
    assert [action.text() for action in menu.actions()] == ["Fuse"]
    assert menu.actions()[0].menu() is inner


def test_a_heading_cannot_be_chosen(qtbot: QtBot) -> None:
    """It only names what follows."""
    menu = Menu("Copy")
    qtbot.addWidget(menu)
    assert not menu.add_heading("As text").isEnabled()


def test_icons_follow_the_theme(qtbot: QtBot) -> None:
    """No pixmap is made before the menu opens; the other theme paints other ones."""
    menu = Menu("More")
    qtbot.addWidget(menu)
    action = menu.add("Copy", lambda: None, "copy")
    assert action.icon().isNull()
    light = menu.grab().toImage()
    theme.themes.use("dark")
    assert menu.grab().toImage() != light


def test_corners_are_masked_where_windows_have_none(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On X11 a menu's window ends at its round corners, whether a compositor runs or not."""
    monkeypatch.setattr(QApplication, "platformName", lambda: "xcb")
    menu = Menu("More")
    qtbot.addWidget(menu)
    menu.add("Copy", lambda: None, "copy")
    menu.resize(120, 44)
    menu.grab()
    assert not menu.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    assert not menu.mask().contains(QPoint(0, 0))
    assert menu.mask().contains(QPoint(menu.width() // 2, 0))


def test_a_menu_is_painted_by_us(qtbot: QtBot) -> None:
    """Rounded, raised, the entry under the pointer pressed, the chosen one checked."""
    menu = Menu("More")
    qtbot.addWidget(menu)
    menu.add("Copy", lambda: None, "copy")
    menu.addSeparator()
    menu.add_choice("Light", lambda: None, checked=True)
    inner = menu.add_menu("Theme")
    inner.add("Dark", lambda: None)
    menu.add("Gone", lambda: None).setEnabled(False)
    menu.popup(QPoint(0, 0))
    plain = menu.grab().toImage()
    assert plain.pixelColor(menu.width() - 12, 12) == theme.color("raised")
    assert menu.actionGeometry(menu.actions()[0]).height() == ROW
    menu.setActiveAction(menu.actions()[0])
    assert menu.grab().toImage().pixelColor(menu.width() - 12, 12) == theme.color("press")
    menu.close()


def test_keys_shown_in_a_menu_are_not_ambiguous(qtbot: QtBot) -> None:
    """The window's own shortcut with the same key still works."""
    window = QWidget()
    qtbot.addWidget(window)
    menu = Menu("More", window)
    done: list[str] = []
    menu.add("Open", lambda: done.append("menu"), "", "Ctrl+O")
    shortcut = QShortcut(QKeySequence("Ctrl+O"), window)
    shortcut.activated.connect(lambda: done.append("window"))
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert done == ["window"]
