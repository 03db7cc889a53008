"""What stands there while nothing was captured."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.panels.empty_state import EmptyState, who_can_reach
from tests.gui.fake_link import FakeLink
from tests.gui.naming import spoken, unnamed

ADDRESS = "http://127.0.0.1:8787"


@pytest.fixture
def link() -> FakeLink:
    return FakeLink()


@pytest.fixture
def page(link: FakeLink, qtbot: QtBot) -> EmptyState:
    made = EmptyState(link)
    qtbot.addWidget(made)
    made.resize(1216, 820)
    made.show()
    link.connected.emit({"address": ADDRESS, "problem": None})
    return made


def test_it_shows_where_to_send(page: EmptyState) -> None:
    """The address, who can reach it, and every control by name."""
    said = spoken(page)
    assert ADDRESS in said
    assert "Only this computer can reach 127.0.0.1." in said
    assert "point your tunnel at port 8787" in said
    assert unnamed(page) == []


def test_the_address_follows_the_engine(page: EmptyState, link: FakeLink) -> None:
    """Another port, then none with the reason."""
    link.notice.emit({"notice": "listening", "address": "http://0.0.0.0:9", "problem": None})
    assert "http://0.0.0.0:9" in spoken(page)
    assert "Whoever can reach this computer" in spoken(page)
    problem = {"sentence": "Port 8787 is taken.", "remedy": "Port 8788 is free.", "kind": ""}
    link.notice.emit({"notice": "listening", "address": None, "problem": problem})
    assert "Port 8787 is taken. Port 8788 is free." in spoken(page)
    assert not page._send.isEnabled()
    link.notice.emit({"notice": "rate", "per_minute": 1})
    assert "Port 8787 is taken." in spoken(page)


def test_buttons_ask_the_window(page: EmptyState, qtbot: QtBot) -> None:
    """A test of any provider, a secret, and the full address of a path."""
    with qtbot.waitSignal(page.send_test_requested) as test:
        QTest.mouseClick(page._send, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.copy_requested) as copied:
        page._cards[2].path_copied.emit("/powens/{event}")
    with qtbot.waitSignal(page.add_secret_requested) as secret:
        page._cards[0].secret_wanted.emit("fuse")
    assert test.args == [""]
    assert copied.args == [f"{ADDRESS}/powens/{{event}}"]
    assert secret.args == ["fuse"]


@pytest.mark.parametrize(("width", "columns"), [(1216, 2), (1056, 2), (820, 2), (819, 1), (440, 1)])
def test_narrow_pages_have_one_column(
    page: EmptyState, width: int, columns: int, qtbot: QtBot
) -> None:
    """Below 820 px the cards stand under each other; nothing is wider than the page."""
    page.resize(width, 820)
    rows = len(page._cards) // columns
    qtbot.waitUntil(lambda: len({card.y() for card in page._cards}) == rows)
    assert all(card.geometry().right() < width for card in page._cards)


def test_both_themes_paint(page: EmptyState) -> None:
    """The ground is the theme's surface."""
    for name in ("light", "dark"):
        theme.themes.use(name)
        assert page.grab().toImage().pixelColor(5, 5) == theme.color("surface")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "Start listening"),
        ("http://[::1]:80", "Only this computer can reach ::1."),
        ("http://192.168.1.4:8787", "Whoever can reach this computer"),
    ],
)
def test_who_can_reach(address: str, words: str) -> None:
    """Loopback is told apart from everything else."""
    assert who_can_reach(address).startswith(words)
