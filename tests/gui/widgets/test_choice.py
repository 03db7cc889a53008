"""One choice of several."""

from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from inspector.gui.widgets.choice import Choice, Option

OPTIONS = (Option("", "any"), Option("sandbox", "sandbox"), Option("production", "production"))


def _menu_words(choice: Choice) -> list[tuple[str, bool]]:
    choice._list.aboutToShow.emit()
    return [(action.text(), action.isChecked()) for action in choice._list.actions()]


def test_the_chosen_one_is_named_and_checked(qtbot: QtBot) -> None:
    """On the button, in its accessible name and in its menu."""
    choice = Choice("Environment", OPTIONS)
    qtbot.addWidget(choice)
    choice.set_value("sandbox")
    assert choice.text() == "sandbox"
    assert choice.accessibleName() == "Environment: sandbox"
    assert _menu_words(choice) == [("any", False), ("sandbox", True), ("production", False)]


def test_choosing_tells_once(qtbot: QtBot) -> None:
    """Only a change by the user is told."""
    choice = Choice("Environment", OPTIONS)
    qtbot.addWidget(choice)
    told = QSignalSpy(choice.chosen)
    choice.set_value("sandbox")
    _menu_words(choice)
    choice._list.actions()[1].trigger()
    choice._list.actions()[2].trigger()
    assert told.count() == 1
    assert choice.value == "production"


def test_its_width_does_not_follow_the_choice(qtbot: QtBot) -> None:
    """Choosing a longer word moves nothing beside it."""
    choice = Choice("Environment", OPTIONS)
    qtbot.addWidget(choice)
    before = choice.sizeHint()
    choice.set_value("production")
    assert choice.sizeHint() == before


def test_other_options_keep_the_choice_where_they_can(qtbot: QtBot) -> None:
    """Else the first one is chosen; an unknown value joins the options."""
    choice = Choice("Environment", OPTIONS)
    qtbot.addWidget(choice)
    choice.set_value("sandbox")
    choice.set_options(OPTIONS[:2])
    assert choice.value == "sandbox"
    choice.set_options([Option("x", "x")])
    assert choice.value == "x"
    choice.set_value("staging")
    assert choice.text() == "staging"
