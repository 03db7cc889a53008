"""Menus."""

from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.menu import Menu


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
    assert not action.icon().isNull()


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
    """The other theme has other icons; entries that are gone are forgotten."""
    menu = Menu("More")
    qtbot.addWidget(menu)
    action = menu.add("Copy", lambda: None, "copy")
    before = action.icon().pixmap(16).toImage()
    theme.themes.use("dark")
    assert action.icon().pixmap(16).toImage() != before
    menu.clear()
    theme.themes.use("light")
    assert menu.actions() == []
