"""The program as a screen reader meets it: AT-SPI on a real X server, read by other people's code."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gui.screens import display

__all__ = ["display"]

SYSTEM_PYTHON = "/usr/bin/python3"
WALK = Path(__file__).with_name("atspi_walk.py")


def missing() -> str:
    """What this computer lacks for it; empty when nothing."""
    for program in ("Xvfb", "dbus-run-session", SYSTEM_PYTHON):
        if shutil.which(program) is None:
            return f"{program} is not installed here"
    reads = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    asked = subprocess.run([SYSTEM_PYTHON, "-c", reads], capture_output=True, check=False)
    return "" if asked.returncode == 0 else "gir1.2-atspi-2.0 or python3-gi is not installed here"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_a_screen_reader_finds_the_window(display: str, tmp_path: Path, runtime: Path) -> None:
    """The window, the toolbar's buttons, the sidebar and the rows of the list, all by name."""
    port = str(free_port())
    program = [sys.executable, "-m", "inspector", "gui", "--port", port]
    program += ["--archive", str(tmp_path / "a.sqlite")]
    session = ["dbus-run-session", "--", SYSTEM_PYTHON, str(WALK), port]
    variables = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(runtime),
        "NO_AT_BRIDGE": "0",
    }
    done = subprocess.run(
        [*session, *program],
        env=variables,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = [(role, name) for role, name in json.loads(done.stdout.splitlines()[-1])]
    names = {name for _role, name in found}
    assert ("frame", "a.sqlite · Webhook Inspector") in found
    for control in (
        ("check box", "Pause"),
        ("push button", "Send test"),
        ("push button", "More"),
        ("push button", "Copy the address"),
        ("text", "Filter"),
        ("tool bar", "Toolbar"),
        ("table", "Captures"),
    ):
        assert control in found, sorted(names)
    rows = [name for role, name in found if role == "table cell" and "answered 200" in name]
    assert len(rows) == 2
    assert all("Fiskil, POST /fiskil, answered 200" in row for row in rows)
    assert "All captures, 2" in names
