"""The settings of notifications and tray."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui.panels import desktop_section
from inspector.gui.panels.desktop_section import NO_NOTIFICATIONS, NO_TRAY, DesktopSection
from inspector.gui.widgets.prose import Prose
from inspector.settings import Settings
from tests.gui.naming import unnamed


def section(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, there: bool) -> DesktopSection:
    """The card on a desktop that has both, or neither."""
    monkeypatch.setattr(desktop_section, "has_tray", lambda: there)
    monkeypatch.setattr(desktop_section, "has_notifications", lambda: there)
    made = DesktopSection(Settings())
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show()
    return made


def test_both_are_off_and_can_be_switched_on(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is chosen is written before it is told."""
    made = section(qtbot, monkeypatch, there=True)
    assert (made.notify.index, made.tray.index) == (0, 0)
    with qtbot.waitSignal(made.changed):
        QTest.keyClick(made.notify, Qt.Key.Key_Right)
    assert made._settings == Settings(notify_failing=True)
    with qtbot.waitSignal(made.changed):
        QTest.keyClick(made.tray, Qt.Key.Key_Right)
    assert made._settings == Settings(notify_failing=True, tray_icon=True)
    assert unnamed(made) == []


def test_what_the_desktop_lacks_is_said(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no switch is drawn for it."""
    made = section(qtbot, monkeypatch, there=False)
    said = [each.text() for each in made.findChildren(Prose)]
    assert said == [NO_NOTIFICATIONS, NO_TRAY]
    assert not made.notify.isVisible()
    assert not made.tray.isVisible()
