"""The first window, when a second start asks for it."""

import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from inspector.gui.first_window import LONGEST, Claim, claim, window_name
from inspector.gui.raising import RAISED, Raising
from tests.gui.window_kit import Kit

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets in the file system")


@pytest.fixture
def kit(qtbot: QtBot, tmp_path: Path, runtime: Path) -> Iterator[Kit]:  # noqa: ARG001 - set
    made = Kit(qtbot, tmp_path)
    made.fill()
    yield made
    made.close()


@pytest.fixture
def raising(kit: Kit) -> Iterator[Raising]:
    claimed = claim(kit.session.archive)
    assert isinstance(claimed, Claim)
    made = Raising(kit.window, claimed)
    yield made
    made.stop()


def ask(kit: Kit, line: bytes) -> str:
    """What a window says to a line; empty when it hangs up."""
    other = QLocalSocket()
    other.connectToServer(str(window_name(kit.session.archive)))
    other.write(line)
    unconnected = QLocalSocket.LocalSocketState.UnconnectedState
    kit.qtbot.waitUntil(lambda: other.state() is unconnected)
    said = bytes(other.readAll().data())
    other.deleteLater()
    return str(json.loads(said)["raised"]) if said else ""


@pytest.mark.usefixtures("raising")
def test_it_comes_to_the_front(kit: Kit) -> None:
    """Also from an icon; nothing else changes."""
    kit.window.showMinimized()
    assert ask(kit, b'{"raise": {"port": null}, "tokens": {}}\n') == RAISED
    assert not kit.window.isMinimized()
    assert kit.window.isVisible()
    assert ask(kit, b'{"raise": {"port": 8787}}\n') == RAISED
    assert kit.link.commands("listen") == []


@pytest.mark.usefixtures("raising")
def test_another_port_is_offered_not_taken(kit: Kit) -> None:
    """Senders may be at the old one."""
    said = ask(kit, b'{"raise": {"port": 9000}}\n')
    assert said.startswith(RAISED)
    assert "--port 9000 was ignored: it listens at http://127.0.0.1:8787" in said
    assert "A second start asked for port 9000" in kit.window.strip.sentence
    kit.window.strip._act()
    assert kit.link.commands("listen") == [{"port": 9000}]


@pytest.mark.usefixtures("raising")
@pytest.mark.parametrize(
    "line",
    [b"no json\n", b"[]\n", b'{"raise": 1}\n', b"[" * 4_000 + b"\n", b"x" * (2 * LONGEST)],
)
def test_nonsense_is_hung_up_on(kit: Kit, line: bytes) -> None:
    """Without a word."""
    assert ask(kit, line) == ""


@pytest.mark.usefixtures("raising")
def test_odd_wishes_do_no_harm(kit: Kit) -> None:
    """A port that is none is not offered."""
    for port in ("true", '"x"', "-1", "70000"):
        assert ask(kit, f'{{"raise": {{"port": {port}}}, "tokens": 5}}\n'.encode()) == RAISED


def test_a_socket_left_behind_is_replaced(kit: Kit) -> None:
    """Its window died; the lock is free."""
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(window_name(kit.session.archive)))
    claimed = claim(kit.session.archive)
    assert isinstance(claimed, Claim)
    raising = Raising(kit.window, claimed)
    assert ask(kit, b'{"raise": {}}\n') == RAISED
    raising.stop()


@pytest.mark.usefixtures("raising")
def test_the_claim_follows_the_archive(
    kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old one is free again; one that another window shows is said."""
    monkeypatch.setattr(kit.link, "switch", lambda _start: None)
    old, new = kit.session.archive, tmp_path / "b.sqlite"
    kit.session.open_archive(new)
    assert isinstance(claim(new), str)
    taken = claim(old)
    assert isinstance(taken, Claim)
    kit.session.open_archive(old)
    assert "open in another window, too" in kit.window.strip.sentence
    taken.lock.unlock()


def test_without_a_claim_nothing_is_answered(kit: Kit) -> None:
    """Where no lock could be made."""
    Raising(kit.window, None).stop()
    assert not Path(str(window_name(kit.session.archive))).exists()
