"""Entering a new secret."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.core.secret import Secret, Use
from inspector.gui.models.secret_groups import Group, groups_of
from inspector.gui.panels.secret_form import SecretForm, Wanted
from tests.gui.fake_link import FakeLink
from tests.gui.naming import spoken, unnamed

ENDPOINTS = [
    {"path": "/fuse", "provider": "fuse"},
    {"path": "/powens/{event}", "provider": "powens"},
]


def _groups() -> tuple[Group, ...]:
    return groups_of(ENDPOINTS, ())


def _form(wanted: Wanted, qtbot: QtBot, *others: Secret) -> SecretForm:
    link = FakeLink()
    link.answers["try-secret"] = {"matches": 2, "of": 3}
    made = SecretForm(wanted, link, others)
    link.setParent(made)
    qtbot.addWidget(made)
    made.resize(992, made.sizeHint().height())
    return made


def test_one_endpoint_is_not_asked_about(qtbot: QtBot) -> None:
    """Inside a group only secret, environment and use are chosen."""
    form = _form(Wanted(_groups()[:1]), qtbot)
    assert form._parts[0].isHidden()
    assert not _form(Wanted(_groups()), qtbot)._parts[0].isHidden()
    assert unnamed(form) == []


def test_enter_gives_the_secret(qtbot: QtBot) -> None:
    """With what was chosen, and an id of its own."""
    form = _form(Wanted(_groups()[:1], "fuse", "production"), qtbot)
    QTest.keyClicks(form._field, "key")
    assert "would match 2 of 3" in spoken(form)
    with qtbot.waitSignal(form.entered) as entered:
        QTest.keyClick(form._field, Qt.Key.Key_Return)
    secret, before = entered.args
    assert before is None
    assert (secret.scheme, secret.value, secret.endpoint) == ("fuse", "key", "/fuse")
    assert (secret.environment, secret.use) == ("production", Use.CURRENT)
    assert secret.id != _form(Wanted(_groups()), qtbot).secret().id


def test_a_token_is_for_a_user(qtbot: QtBot) -> None:
    """The field for the user takes the place of the environment."""
    form = _form(Wanted(_groups()[1:], "powens-token"), qtbot)
    assert form._whose.isHidden()
    QTest.keyClicks(form._user, " 112 ")
    QTest.keyClicks(form._field, "token")
    with qtbot.waitSignal(form.entered) as entered:
        form._save.click()
    assert (entered.args[0].user, entered.args[0].environment) == ("112", "")


def test_another_endpoint_offers_its_own_schemes(qtbot: QtBot) -> None:
    """The first of them is chosen; what is typed stays and is checked anew."""
    form = _form(Wanted(_groups()), qtbot)
    QTest.keyClicks(form._field, "key")
    form._endpoint._choose("/powens/{event}")
    assert form.secret().scheme == "powens-hmac"
    assert form._field.text() == "key"
    form._scheme._choose("powens-token")
    assert form._whose.isHidden()
    assert form.secret().endpoint == "/powens/{event}"


def test_rotation_makes_the_old_one_previous(qtbot: QtBot) -> None:
    """Both are handed out in one step."""
    old = Secret("1", "fuse", "old", endpoint="/fuse", environment="sandbox")
    form = _form(Wanted(_groups()[:1], "fuse", "sandbox", "", old), qtbot, old)
    QTest.keyClicks(form._field, "new")
    with qtbot.waitSignal(form.entered) as entered:
        form._save.click()
    new, before = entered.args
    assert (before.id, before.use, before.value) == ("1", Use.PREVIOUS, "old")
    assert (new.use, new.environment) == (Use.CURRENT, "sandbox")


def test_slips_are_told_and_corrected(qtbot: QtBot) -> None:
    """The line under the field keeps its height."""
    form = _form(Wanted(_groups()[:1]), qtbot)
    height = form.sizeHint().height()
    QTest.keyClicks(form._field, '"key"')
    assert "stands in quotes" in spoken(form)
    assert form.sizeHint().height() == height
    form._advice._link.click()
    assert form._field.text() == "key"


@pytest.mark.parametrize("leave", ["escape", "cancel", "enter on nothing"])
def test_leaving_enters_nothing(qtbot: QtBot, leave: str) -> None:
    """However it is left."""
    form = _form(Wanted(_groups()[:1]), qtbot)
    with qtbot.waitSignal(form.left), qtbot.assertNotEmitted(form.entered):
        if leave == "escape":
            QTest.keyClick(form._field, Qt.Key.Key_Escape)
        elif leave == "cancel":
            form._cancel.click()
        else:
            QTest.keyClick(form._field, Qt.Key.Key_Return)


def test_it_shows_what_is_typed_while_the_eye_is_held(qtbot: QtBot) -> None:
    """And nothing to a screen reader before."""
    form = _form(Wanted(_groups()[:1]), qtbot)
    QTest.keyClicks(form._field, "canary")
    assert "canary" not in spoken(form)
    QTest.mousePress(form._eye, Qt.MouseButton.LeftButton)
    assert form._field.displayText() == "canary"
    QTest.mouseRelease(form._eye, Qt.MouseButton.LeftButton)
    assert form._field.displayText() == "•" * 6


def test_narrow_forms_put_the_value_beneath(qtbot: QtBot) -> None:
    """Nothing is cut at the right."""
    page = QWidget()  # in a window of its own the form would keep the width it began with
    qtbot.addWidget(page)
    form = SecretForm(Wanted(_groups()), FakeLink(), (), page)
    form.resize(992, form.sizeHint().height())
    form.grab()
    assert _bottom(form._use, form) == _bottom(form._save, form)
    form.resize(640, 200)
    form.grab()
    assert _bottom(form._save, form) > _bottom(form._use, form) + 30
    assert form._cancel.mapTo(form, form._cancel.rect().bottomRight()).x() < 640


def _bottom(widget: QWidget, inside: QWidget) -> int:
    return widget.mapTo(inside, widget.rect().bottomLeft()).y()
