"""Saves the window as a picture of an exact size, also where the screen is smaller or missing."""

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture goes, how many seconds after opening, and its size in logical px."""

    file: Path
    after: float
    width: int
    height: int


async def take(window: QWidget, picture: Picture) -> int:
    """Wait, then save; 0, or 1 when the file cannot be written."""
    import asyncio  # noqa: PLC0415 - a start without a picture comes without it

    await asyncio.sleep(max(0.0, picture.after))
    window.resize(picture.width, picture.height)
    QApplication.processEvents()
    grabbed: QPixmap = window.grab()
    if not grabbed.save(str(picture.file), "PNG"):
        sys.stderr.write(f"The picture cannot be written to {picture.file}.\n")
        return 1
    return 0
