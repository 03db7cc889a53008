"""The program as a user starts it, on a real X server: Xvfb, where it is installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from inspector.gui import theme
from tests.gui.screens import display

__all__ = ["display"]

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed here")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_window_opens_and_saves_its_picture(name: str, display: str, tmp_path: Path) -> None:
    """`gui --screenshot` on X11 ends with 0 and a picture of the asked size in the theme's colours."""
    picture = tmp_path / "window.png"
    command = [sys.executable, "-m", "inspector", "gui", "--port", "0", "--theme", name,
               "--archive", str(tmp_path / "a.sqlite"), "--screenshot", str(picture),
               "--size", "1280x800"]  # fmt: skip
    variables = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run(
        command, env=variables, capture_output=True, text=True, timeout=60, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(picture))
    colours = {image.pixelColor(x, y).name() for x in range(0, 1280, 16) for y in range(0, 800, 16)}
    surface = theme.named(name).color("surface").name()
    assert (image.width(), image.height()) == (1280, 800)
    assert surface in colours
    assert len(colours) > 8  # text and buttons, not an empty pane
