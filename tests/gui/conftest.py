"""The window's tests run without a screen, with the shipped fonts and in the light theme."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication  # the platform must be chosen before Qt is loaded

from inspector.gui import fonts, theme

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no window manager, and says so."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    """Every test of the window starts in the light theme with our fonts."""
    qapp.setStyle("Fusion")
    fonts.load()
    theme.themes.use("light")
    qapp.setPalette(theme.current().palette())
    yield
    theme.themes.use("light")


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A runtime directory of the test's own; short, because a socket's path has to be."""
    with tempfile.TemporaryDirectory(prefix="wi") as place:
        monkeypatch.setenv("XDG_RUNTIME_DIR", place)
        yield Path(place)
