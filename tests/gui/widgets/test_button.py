"""Buttons of four kinds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.menu import Menu


def shown(qtbot: QtBot, button: Button) -> Button:
    """The button on screen in its own size."""
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show()
    return button


def ground(button: Button) -> str:
    """The colour inside the upper edge."""
    return button.grab().toImage().pixelColor(button.width() // 2, 3).name()


def test_kinds_ask_for_attention_differently(qtbot: QtBot) -> None:
    """Primary is accent, plain is raised, quiet and link have no ground of their own."""
    primary = shown(qtbot, Button("Send", "send", Kind.PRIMARY))
    plain = shown(qtbot, Button("Send", "send"))
    assert ground(primary) == theme.color("acc").name()
    assert ground(plain) == theme.color("raised").name()
    link = shown(qtbot, Button("Change", kind=Kind.LINK))
    assert link.sizeHint().width() < Button("Change").sizeHint().width()


def test_it_has_the_heights_of_the_design(qtbot: QtBot) -> None:
    """30 px in the toolbar, 32 where it is asked for."""
    assert shown(qtbot, Button("Pause")).height() == 30
    assert shown(qtbot, Button("Copy", height=32)).height() == 32


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_press_it(qtbot: QtBot, key: Qt.Key) -> None:
    """Enter and the space bar."""
    button = shown(qtbot, Button("Pause"))
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_words_can_go_but_the_name_stays(qtbot: QtBot) -> None:
    """A narrow window leaves the icon; tooltip and screen reader have the words."""
    button = shown(qtbot, Button("Pause", "pause"))
    wide = button.sizeHint().width()
    button.set_words_shown(False)
    assert button.sizeHint().width() == 36 < wide
    assert (button.toolTip(), button.accessibleName()) == ("Pause", "Pause")


def test_words_and_icon_change_together(qtbot: QtBot) -> None:
    """A switch says what its next press does."""
    button = shown(qtbot, Button("Pause", "pause"))
    before = button.grab().toImage()
    button.set_words("Resume", "play")
    assert button.accessibleName() == "Resume"
    button.resize(button.sizeHint())
    assert button.grab().toImage() != before


def test_a_switch_that_is_on_is_accented(qtbot: QtBot) -> None:
    """Soft accent, as the selection has it."""
    button = shown(qtbot, Button("Pause", "pause"))
    button.setCheckable(True)
    button.setChecked(True)
    assert ground(button) == theme.color("accSoft").name()


def test_a_disabled_button_is_quiet(qtbot: QtBot) -> None:
    """Also a primary one gives up its accent."""
    button = shown(qtbot, Button("Send", "send", Kind.PRIMARY))
    button.setEnabled(False)
    assert ground(button) == theme.color("raised").name()


def test_a_menu_opens_below(qtbot: QtBot) -> None:
    """A button with a menu shows a chevron and opens it."""
    button = shown(qtbot, Button("Copy", "copy"))
    plain = button.sizeHint().width()
    menu = Menu("Copy")
    qtbot.addWidget(menu)
    menu.add("URL", lambda: None)
    button.set_menu(menu)
    assert button.sizeHint().width() > plain
    button.click()
    assert menu.isVisible()
    menu.close()


def test_it_follows_the_theme(qtbot: QtBot) -> None:
    """The ground of the other theme appears at once."""
    button = shown(qtbot, Button("Pause"))
    theme.themes.use("dark")
    assert ground(button) == theme.color("raised").name() == "#1d2027"
