"""Label and dates of a secret."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.secret import Secret
from inspector.gui.models.secret_dates import read_date
from inspector.gui.panels.secret_details import SecretDetails
from tests.gui.naming import spoken, unnamed

SECRET = Secret("1", "fuse", "canary-value", label="May", since=1_760_000_001.5)


def _form(qtbot: QtBot) -> SecretDetails:
    made = SecretDetails(SECRET, "Fuse API key")
    qtbot.addWidget(made)
    made.resize(900, made.sizeHint().height())
    return made


def test_label_and_dates_are_edited(qtbot: QtBot) -> None:
    """What was not touched keeps its seconds; the value is nowhere."""
    form = _form(qtbot)
    form.label.setText("  the new   one ")
    QTest.keyClicks(form.until, "2030-01-02")
    assert "canary-value" not in spoken(form)
    assert unnamed(form) == []
    with qtbot.waitSignal(form.entered) as entered:
        QTest.keyClick(form.until, Qt.Key.Key_Return)
    secret = entered.args[0]
    assert (secret.label, secret.since) == ("the new one", SECRET.since)
    assert (secret.until, secret.value) == (read_date("2030-01-02"), SECRET.value)


def test_what_is_no_date_is_said_beneath(qtbot: QtBot) -> None:
    """Nothing is saved, and typing takes the words away."""
    form = _form(qtbot)
    form.until.setText("soon")
    with qtbot.assertNotEmitted(form.entered):
        form.save.click()
    assert "soon is no date" in spoken(form)
    QTest.keyClick(form.until, Qt.Key.Key_Backspace)
    assert "no date" not in spoken(form)


def test_it_is_left_by_escape_and_cancel(qtbot: QtBot) -> None:
    """Without a change."""
    form = _form(qtbot)
    with qtbot.waitSignal(form.left), qtbot.assertNotEmitted(form.entered):
        QTest.keyClick(form.label, Qt.Key.Key_Escape)
    with qtbot.waitSignal(form.left), qtbot.assertNotEmitted(form.entered):
        form.cancel.click()
