"""Opening the window from the command line."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from inspector import settings as stored
from inspector.gui import app, display
from inspector.gui.app import _opening_of, _picture_of, open_window
from inspector.settings import Settings

PLAIN = {
    "archive": None,
    "port": None,
    "screenshot": None,
    "after": 1.0,
    "size": None,
    "theme": None,
    "demo": False,
}


def options(**given: object) -> argparse.Namespace:
    """What the command line gives."""
    return argparse.Namespace(**(PLAIN | given))


def test_the_command_line_comes_before_the_last_time(tmp_path: Path) -> None:
    """Archive and port as given, else as remembered, else as at first start."""
    last = tmp_path / "last.sqlite"
    last.touch()
    settings = Settings(port=9000, last_archive=str(last))
    opening = _opening_of(options(), settings, remembers=True)
    assert (opening.archive, opening.port) == (last, 9000)
    opening = _opening_of(options(archive="x.sqlite", port=0), settings, remembers=False)
    assert (opening.archive, opening.port, opening.remembers) == (Path("x.sqlite"), 0, False)
    last.unlink()
    assert _opening_of(options(), settings, remembers=True).archive == stored.default_archive()


def test_a_picture_has_a_size() -> None:
    """1440 by 900 unless another is asked for; none without a file."""
    assert _picture_of(options()) is None
    usual = _picture_of(options(screenshot="a.png"))
    other = _picture_of(options(screenshot="a.png", size=(1280, 800), after=2))
    assert usual is not None
    assert other is not None
    assert (usual.width, usual.height) == (1440, 900)
    assert (other.width, other.after) == (1280, 2.0)


def test_without_a_display_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and what to do instead, before Qt is asked for anything."""
    monkeypatch.setattr(app, "missing_display", lambda: display.NO_DISPLAY)
    assert open_window(options()) == 2
    assert "webhook-inspector listen" in capsys.readouterr().err


def test_a_picture_of_the_real_window(tmp_path: Path) -> None:
    """The program itself, without a display: a picture of the size asked for, and a clean end."""
    file = tmp_path / "window.png"
    command = [sys.executable, "-m", "inspector", "gui", "--port", "0", "--size", "1280x800"]
    command += ["--archive", str(tmp_path / "a.sqlite"), "--screenshot", str(file)]
    command += ["--after", "0.5", "--theme", "dark"]
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    ended = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    image = QImage(str(file))
    assert (image.width(), image.height()) == (1280, 800)
    assert image.pixelColor(700, 790).name() == "#121419"
    assert not stored.settings_file().exists()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_qt_calls_keep_the_count_of_none(qapp: QApplication) -> None:
    """PySide6 6.12.0 loses a reference of None in every void call and aborts after a while."""
    before = sys.getrefcount(None)
    for _ in range(1000):
        qapp.processEvents()
    assert abs(sys.getrefcount(None) - before) < 100
