"""Typing a new value."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.secret import Secret
from inspector.gui.models.secret_checks import Advice
from inspector.gui.panels.secret_editing import SecretEditing
from inspector.gui.panels.secret_field import SecretField
from inspector.gui.panels.secret_trial import Result
from tests.gui.fake_link import FakeLink

OLD = Secret("1", "fuse", "old", endpoint="/fuse")


@pytest.fixture
def field(qtbot: QtBot) -> SecretField:
    made = SecretField("Value")
    qtbot.addWidget(made)
    return made


@pytest.fixture
def editing(field: SecretField) -> SecretEditing:
    link = FakeLink()
    link.setParent(field)
    link.answers["try-secret"] = {"matches": 3, "of": 4}
    made = SecretEditing(field, link)
    made.start(OLD, ())
    return made


def test_enter_gives_the_secret_with_its_new_value(
    editing: SecretEditing, field: SecretField, qtbot: QtBot
) -> None:
    """Everything but the value stays; the old value is never put into the field."""
    assert field.text() == ""
    QTest.keyClicks(field, "new")
    with qtbot.waitSignal(editing.entered) as entered:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert entered.args == [Secret("1", "fuse", "new", endpoint="/fuse")]


def test_enter_on_nothing_leaves(editing: SecretEditing, field: SecretField, qtbot: QtBot) -> None:
    """An empty field changes nothing."""
    with qtbot.waitSignal(editing.left):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_each_change_is_tried_and_checked(
    editing: SecretEditing, field: SecretField, qtbot: QtBot
) -> None:
    """What it would match, and what is odd about it."""
    with qtbot.waitSignal(editing.tried) as tried:
        QTest.keyClicks(field, "n")
    with qtbot.waitSignal(editing.advised, check_params_cb=bool) as advised:
        QTest.keyClicks(field, " ")
    assert tried.args == [Result("would match 3 of 4", matched=True)]
    assert isinstance(advised.args[0], Advice)
    assert advised.args[0].instead == "n"


def test_a_cut_line_break_is_told(editing: SecretEditing, field: SecretField, qtbot: QtBot) -> None:
    """Nothing is changed in silence."""
    QGuiApplication.clipboard().setText("new\n")
    with qtbot.waitSignal(editing.advised, check_params_cb=bool) as advised:
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert advised.args[0].sentence == "The line break at its end was left out."


def test_stopping_forgets_what_was_typed(editing: SecretEditing, field: SecretField) -> None:
    """And a later key asks nothing."""
    QTest.keyClicks(field, "new")
    editing.stop()
    assert field.text() == ""
    entered: list[object] = []
    editing.entered.connect(entered.append)
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert entered == []


def test_another_scheme_is_checked_anew(
    editing: SecretEditing, field: SecretField, qtbot: QtBot
) -> None:
    """What is typed stays; fiskil wants base64."""
    QTest.keyClicks(field, "new!")
    with qtbot.waitSignal(editing.advised, check_params_cb=bool) as advised:
        editing.retarget(Secret("1", "fiskil", ""))
    assert "base64" in advised.args[0].sentence
    assert field.text() == "new!"
