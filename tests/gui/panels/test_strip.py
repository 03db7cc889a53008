"""A strip that says something."""

from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui import theme
from inspector.gui.panels.strip import Strip
from inspector.gui.widgets.button import Button
from tests.gui.naming import spoken, unnamed

TAKEN = Problem("Port 8787 is taken.", "Another program listens there.")


def strip(qtbot: QtBot, *, warns: bool = True) -> Strip:
    """A strip of a usual width."""
    made = Strip("notice", warns=warns)
    qtbot.addWidget(made)
    made.resize(900, 36)
    return made


def test_it_is_there_only_when_it_says_something(qtbot: QtBot) -> None:
    """Hidden at first, shown with sentence and remedy, closed by its cross."""
    made = strip(qtbot)
    assert made.isHidden()
    made.say(TAKEN)
    assert made.isVisible()
    assert "Port 8787 is taken." in spoken(made)
    assert unnamed(made) == []
    made._close.click()
    assert made.isHidden()


def test_its_button_does_what_it_says(qtbot: QtBot) -> None:
    """The action runs once and the strip goes."""
    made = strip(qtbot)
    done: list[str] = []
    made.say(TAKEN, "Use a free port", lambda: done.append("free"))
    button = next(each for each in made.findChildren(Button) if each.isVisible())
    assert button.text() == "Use a free port"
    button.click()
    assert done == ["free"]
    assert made.isHidden()


def test_without_an_action_there_is_no_button(qtbot: QtBot) -> None:
    """Nothing is offered that does nothing."""
    made = strip(qtbot)
    made.say(TAKEN)
    assert not any(each.isVisible() for each in made.findChildren(Button))


def test_a_warning_looks_like_one(qtbot: QtBot) -> None:
    """Warnings have the notice's ground, the quiet strip the bar's."""
    loud, quiet = strip(qtbot), strip(qtbot, warns=False)
    for each in (loud, quiet):
        each.say(TAKEN)
    assert loud.grab().toImage().pixelColor(4, 30) == theme.color("warnSoft")
    assert quiet.grab().toImage().pixelColor(4, 30) == theme.color("bar")
    assert quiet.sentence == TAKEN.sentence
