"""The page about this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from inspector.core.secret import Secret
from inspector.gui import theme
from inspector.gui.panels.machine_page import MachinePage, screen_here
from inspector.gui.session import Session
from tests.gui.models.test_machine import ENGINE
from tests.gui.naming import spoken, unnamed
from tests.gui.window_kit import OpenLink, session_of


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Session, OpenLink]]:
    session, link = session_of(tmp_path)
    link.answers["about"] = ENGINE
    yield session, link
    session.feed.close()
    session.vault.close()


@pytest.fixture
def page(made: tuple[Session, OpenLink], qtbot: QtBot) -> MachinePage:
    page = MachinePage(made[0])
    qtbot.addWidget(page)
    page.resize(1056, 800)
    made[1].come()
    page.show()
    return page


def test_one_button_copies_what_is_shown(
    page: MachinePage, made: tuple[Session, OpenLink], qtbot: QtBot
) -> None:
    """Every fact that stands there, and no secret."""
    made[0].vault.put(Secret("a", "fuse", "canary-secret"))
    (copy,) = page.findChildren(QAbstractButton)
    with qtbot.waitSignal(page.copy_requested) as copied:
        copy.click()
    text = str(copied.args[0]) if copied.args else ""
    for fact in ("3.45.1", "1,280 captures", "disk-full", "engine one"):
        assert fact in text
        assert fact in f"{spoken(page)} {page._box.text}"
    assert "canary" not in text


def test_it_looks_again_when_it_is_shown_and_when_the_engine_changes(
    page: MachinePage, made: tuple[Session, OpenLink]
) -> None:
    """A page that was opened before tells what is so now."""
    link = made[1]
    before = len(link.commands("about"))
    page.hide()
    link.state_changed.emit(link.state)
    assert len(link.commands("about")) == before
    link.answers["about"] = ENGINE | {"captures": 7}
    page.show()
    assert "7 captures" in spoken(page)


def test_the_screen_is_described() -> None:
    """Size, scale and density."""
    found = screen_here()
    assert found.platform == "offscreen"
    assert " at scale " in found.screens[0]


@pytest.mark.parametrize("width", [2300, 1056, 480])
def test_it_paints_at_every_width(page: MachinePage, width: int) -> None:
    """In both themes, every control named."""
    page.resize(width, 700)
    for name in ("light", "dark"):
        theme.themes.use(name)
        assert page.grab().toImage().pixelColor(3, 3) == theme.color("surface")
    assert unnamed(page) == []
