"""Pictures of the window."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.screenshot import Picture, take


def test_a_picture_has_the_size_that_was_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    """Also when the screen is smaller."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    file = tmp_path / "window.png"
    assert asyncio.run(take(window, Picture(file, 0, 2560, 1440))) == 0
    image = QImage(str(file))
    assert (image.width(), image.height()) == (2560, 1440)


def test_a_picture_that_cannot_be_written_is_said(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code and a sentence, no traceback."""
    window = QWidget()
    qtbot.addWidget(window)
    file = tmp_path / "missing" / "window.png"
    assert asyncio.run(take(window, Picture(file, 0, 100, 100))) == 1
    assert "cannot be written" in capsys.readouterr().err
