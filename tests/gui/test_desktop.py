"""Notifications and the icon in the tray."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from inspector.gui import desktop
from inspector.gui.desktop import Desktop, come_forward, has_notifications, has_tray
from tests.gui.window_kit import Kit


@pytest.fixture
def kit(qtbot: QtBot, tmp_path: Path) -> Iterator[Kit]:
    made = Kit(qtbot, tmp_path)
    made.fill()
    yield made
    made.close()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Programs that were started, none of them really."""
    found: list[list[str]] = []
    monkeypatch.setattr(desktop, "_notifier", lambda: "/bin/notify-send")
    monkeypatch.setattr(
        QProcess, "startDetached", lambda program, words: found.append([program, *words])
    )
    return found


def test_nothing_is_shown_until_it_is_wanted(kit: Kit, started: list[list[str]]) -> None:
    """Off by default: no icon, no notification."""
    made = Desktop(kit.window)
    assert (made.watch.on, made.icon) == (False, None)
    kit.settings.notify_failing = True
    made.follow()
    assert made.watch.on is True
    made.watch.told.emit("A signature failed", "Fuse: <b> & co")
    assert started[0][0] == "/bin/notify-send"
    assert started[0][-3:] == ["--", "A signature failed", "Fuse: &lt;b&gt; &amp; co"]


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", "This plugin does not support", extend=True)
def test_the_icon_comes_and_goes(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the desktop has a tray; its menu runs actions of the window."""
    monkeypatch.setattr(desktop, "_notifier", lambda: None)
    monkeypatch.setattr(desktop, "has_tray", lambda: True)
    shown: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _self, *said: shown.append(said[0]))
    kit.settings.tray_icon = True
    made = Desktop(kit.window)
    assert made.icon is not None
    menu = made.icon.contextMenu()
    assert [each.text() for each in menu.actions()] == [
        "Show the window",
        "Failing",
        "Pause the list",
        "Quit",
    ]
    menu.actions()[1].trigger()
    assert kit.session.scope.key == "failing"
    kit.window.showMinimized()
    made.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert not kit.window.isMinimized()
    made.notify("A signature failed", "Fuse")
    assert shown == ["A signature failed"]
    kit.settings.tray_icon = False
    made.follow()
    assert made.icon is None


def test_what_a_desktop_lacks_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offscreen there is no tray; without the program there is no notification then."""
    monkeypatch.setattr(desktop, "_notifier", lambda: None)
    assert not has_tray()
    assert not has_notifications()


def test_a_window_comes_forward(kit: Kit) -> None:
    """Also when it was put away."""
    kit.window.hide()
    come_forward(kit.window)
    assert kit.window.isVisible()
