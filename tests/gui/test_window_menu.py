"""What the menu offers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from inspector.gui.dialogs.empty_archive_sheet import EmptyArchiveSheet
from inspector.settings import ThemeChoice
from tests.gui.window_kit import Kit


@pytest.fixture
def kit(qtbot: QtBot, tmp_path: Path) -> Iterator[Kit]:
    made = Kit(qtbot, tmp_path)
    made.fill()
    yield made
    made.close()


def entries(kit: Kit) -> dict[str, QAction]:
    """The menu's entries as they are now, by their words."""
    kit.window.menu.fill()
    return {each.text(): each for each in kit.window.toolbar.more.actions() if each.text()}


def test_it_offers_what_applies(kit: Kit) -> None:
    """Listening, one can stop; stopped, one can listen."""
    assert list(entries(kit)) == [
        "Command palette",
        "Stop listening",
        "Clear the list",
        "Open archive…",
        "Empty this archive…",
        "Theme",
        "About this machine",
        "About Webhook Inspector",
    ]
    entries(kit)["Stop listening"].trigger()
    assert kit.link.commands("stop-listening") == [{}]
    kit.link.notice.emit({"notice": "listening", "address": None, "problem": None})
    entries(kit)["Listen on port 8787"].trigger()
    assert kit.link.commands("listen") == [{"port": 8787}]


def test_clearing_can_be_undone_from_here(kit: Kit) -> None:
    """The entry turns into its opposite."""
    entries(kit)["Clear the list"].trigger()
    assert kit.session.feed.hidden == 100
    entries(kit)["Show cleared captures"].trigger()
    assert kit.session.feed.hidden == 0


def test_the_theme_is_chosen_and_remembered(kit: Kit, qtbot: QtBot) -> None:
    """The chosen one carries a check."""
    inner = entries(kit)["Theme"].menu()
    assert isinstance(inner, QMenu)
    themes = {each.text(): each for each in inner.actions()}
    assert [words for words, each in themes.items() if each.isChecked()] == ["As the system"]
    with qtbot.waitSignal(kit.window.menu.theme_chosen):
        themes["Dark"].trigger()
    assert kit.settings.theme is ThemeChoice.DARK
    assert kit.themes.choice is ThemeChoice.DARK


def test_emptying_asks_for_the_name(kit: Kit) -> None:
    """Nothing is asked of the engine before the name was typed."""
    entries(kit)["Empty this archive…"].trigger()
    sheet = kit.window.findChild(EmptyArchiveSheet)
    assert isinstance(sheet, EmptyArchiveSheet)
    assert sheet.isVisible()
    sheet.field.setText("captures.sqlite")
    sheet.delete.click()
    assert kit.link.commands("clear-archive") == [{"name": "captures.sqlite"}]


def test_opening_and_about_are_no_modal_traps(kit: Kit, tmp_path: Path, qtbot: QtBot) -> None:
    """Both open beside live traffic and close again."""
    entries(kit)["Open archive…"].trigger()
    dialog = kit.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    with qtbot.waitSignal(kit.session.archive_opened):
        dialog.fileSelected.emit(str(tmp_path / "b.sqlite"))
    dialog.close()
    entries(kit)["About Webhook Inspector"].trigger()
    box = kit.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "nothing is sent anywhere" in box.informativeText()
    box.close()
