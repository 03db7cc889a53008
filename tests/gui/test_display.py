"""Whether there is a screen."""

import socket
import sys
from pathlib import Path

import pytest

from inspector.gui import display
from inspector.gui.display import NO_DISPLAY, missing_display, wayland_answers, x_socket_answers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="displays are Linux")


def test_without_any_display_it_is_said() -> None:
    """The sentence offers what works without one."""
    assert missing_display({}) is NO_DISPLAY
    assert "webhook-inspector listen" in NO_DISPLAY.remedy


def test_a_chosen_platform_is_trusted() -> None:
    """Who says offscreen knows why."""
    assert missing_display({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_a_dead_x_server_is_no_display() -> None:
    """Qt would abort the program; asking first does not."""
    assert missing_display({"DISPLAY": ":64017"}) is NO_DISPLAY
    assert not x_socket_answers(":64017.0")


def test_a_display_elsewhere_is_taken_on_trust() -> None:
    """A forwarded display cannot be asked this way."""
    assert x_socket_answers("localhost:10.0")


def test_a_living_x_server_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The socket that every X server has answers."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X64018")
        server.listen()
        assert missing_display({"DISPLAY": ":64018"}) is None
    assert display.missing_display({"DISPLAY": ":64018"}) is NO_DISPLAY
    monkeypatch.setattr(sys, "platform", "darwin")
    assert missing_display({}) is None


def test_wayland_is_found_by_its_socket(tmp_path: Path) -> None:
    """The compositor's socket lies in the runtime directory."""
    environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not wayland_answers(environment)
    (tmp_path / "wayland-0").touch()
    assert missing_display(environment) is None
