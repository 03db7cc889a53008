"""The window's tests run without a screen, with the shipped fonts and in the light theme."""

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication  # the platform must be chosen before Qt is loaded

from inspector.gui import fonts, theme


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    """Every test of the window starts in the light theme with our fonts."""
    qapp.setStyle("Fusion")
    fonts.load()
    theme.themes.use("light")
    qapp.setPalette(theme.current().palette())
    yield
    theme.themes.use("light")
