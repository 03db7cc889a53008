"""The page of settings."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from inspector import __version__
from inspector.core.problem import Problem
from inspector.gui import theme
from inspector.gui.panels.settings_page import SettingsPage, port_of, tolerance_of, version_details
from inspector.settings import Settings, ThemeChoice
from tests.gui.naming import spoken, unnamed


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def page(settings: Settings, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(settings)
    qtbot.addWidget(made)
    made.resize(1056, 800)
    return made


def _button(page: SettingsPage, name: str) -> QAbstractButton:
    found = [one for one in page.findChildren(QAbstractButton) if one.accessibleName() == name]
    return found[0]


def test_the_theme_is_chosen(page: SettingsPage, settings: Settings, qtbot: QtBot) -> None:
    """Written into the settings and told; a choice made elsewhere is followed."""
    with qtbot.waitSignal(page.theme_chosen) as chosen:
        page._theme._choose(2)
    assert chosen.args == [ThemeChoice.DARK]
    assert settings.theme is ThemeChoice.DARK
    settings.theme = ThemeChoice.LIGHT
    settings.port = 9001
    page.show()
    assert page._theme.index == 1
    assert page._port.text() == "9001"


def test_a_port_is_chosen(page: SettingsPage, settings: Settings, qtbot: QtBot) -> None:
    """By Enter or by the button; no port is told in words."""
    page._port.setText("9000")
    with qtbot.waitSignal(page.port_chosen) as chosen:
        page._listen.click()
    assert chosen.args == [9000]
    assert settings.port == 9000
    page._port.clear()
    QTest.keyClicks(page._port, "70000")
    with qtbot.assertNotEmitted(page.port_chosen):
        page._port.returnPressed.emit()
    assert "A port is a number from 1 to 65535" in spoken(page)
    assert settings.port == 9000


def test_where_it_listens_is_said(page: SettingsPage) -> None:
    """The address, the problem, or neither."""
    page.show_listening("http://127.0.0.1:8787")
    assert "Listening at http://127.0.0.1:8787." in spoken(page)
    page.show_listening("", Problem("Port 8787 is taken.", "Port 8788 is free."))
    assert "Port 8787 is taken. Port 8788 is free." in spoken(page)
    page.show_listening("")
    assert "Not listening." in spoken(page)


def test_the_tolerance_is_marked_as_our_assumption(
    page: SettingsPage, settings: Settings, qtbot: QtBot
) -> None:
    """300 s until the user says otherwise; empty accepts any time; nonsense changes nothing."""
    assert page._tolerance.text() == "300"
    assert "300 s is our assumption: Fynapse documents no number." in spoken(page)
    page._tolerance.setText("60")
    with qtbot.waitSignal(page.tolerances_changed):
        page._tolerance.editingFinished.emit()
    assert settings.tolerances["fynapse"] == 60
    page._tolerance.setText("")
    with qtbot.waitSignal(page.tolerances_changed):
        page._tolerance.editingFinished.emit()
    assert settings.tolerances == {"fynapse": None}
    page._tolerance.setText("soon")
    with qtbot.assertNotEmitted(page.tolerances_changed):
        page._tolerance.editingFinished.emit()
    assert "A tolerance is a number of seconds" in spoken(page)


def test_the_archive_is_named(
    page: SettingsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its folder can be shown; opening another and emptying are asked of the window."""
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    _button(page, "Show folder").click()
    assert opened == []
    page.show_archive(Path("/data/captures.sqlite"))
    assert "/data/captures.sqlite" in spoken(page)
    _button(page, "Show folder").click()
    assert opened == [QUrl.fromLocalFile("/data")]
    with qtbot.waitSignal(page.open_archive_requested):
        _button(page, "Open another archive").click()
    with qtbot.waitSignal(page.empty_archive_requested):
        _button(page, "Empty this archive").click()


def test_secrets_and_version_are_told(page: SettingsPage, qtbot: QtBot) -> None:
    """Where secrets rest, with the way there; what a report should begin with."""
    page.show_secrets("GNOME Keyring")
    assert "Kept in GNOME Keyring." in spoken(page)
    with qtbot.waitSignal(page.secrets_requested):
        _button(page, "Change where secrets rest").click()
    with qtbot.waitSignal(page.copy_requested) as copied:
        _button(page, "Copy version details for a report").click()
    assert copied.args == [version_details()]
    assert __version__ in version_details()
    assert str(Path.home()) not in version_details()


@pytest.mark.parametrize("width", [1216, 708, 480])
def test_it_paints_at_every_width(page: SettingsPage, width: int) -> None:
    """At the left of a wide page, in both themes, every control named."""
    page.resize(width, 800)
    for name in ("light", "dark"):
        theme.themes.use(name)
        assert page.grab().toImage().pixelColor(3, 3) == theme.color("surface")
    assert page.column_width() <= 760
    assert unnamed(page) == []


@pytest.mark.parametrize(
    ("text", "port"), [("0", 0), (" 8787 ", 8787), ("65535", 65535), ("65536", None), ("", None)]
)
def test_ports_as_typed(text: str, port: int | None) -> None:
    """Digits only, within 16 bits."""
    assert port_of(text) == port
    assert port_of(f"-{text}") is None


@pytest.mark.parametrize("text", ["-1", "nan", "inf", "1e10", "3oo"])
def test_tolerances_as_typed(text: str) -> None:
    """A decimal comma and the unit may be typed; what is no span of time is a problem."""
    assert tolerance_of("2,5 s") == 2.5
    assert tolerance_of(" ") is None
    assert isinstance(tolerance_of(text), Problem)
