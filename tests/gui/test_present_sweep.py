"""Facts about the net under Present mode."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.present_sweep import Sweep
from inspector.gui.presenting import presenting

CANARY = "jane@example.com"


@pytest.fixture(autouse=True)
def _presenting() -> Iterator[None]:
    """Every test presents, and ends it."""
    presenting.use(on=True)
    yield
    presenting.use(on=False)


def test_what_widgets_say_is_masked_and_comes_back(qtbot: QtBot) -> None:
    """Names, descriptions, tooltips, titles, and the words of actions."""
    window = QWidget()
    qtbot.addWidget(window)
    inner, action = QLabel(window), QAction(f"Call {CANARY}", window)
    window.addAction(action)
    inner.setAccessibleName(CANARY)
    inner.setAccessibleDescription(f"of {CANARY}")
    inner.setToolTip(CANARY)
    window.setWindowTitle(CANARY)

    def said() -> list[str]:
        return [
            inner.accessibleName(),
            inner.accessibleDescription(),
            inner.toolTip(),
            window.windowTitle(),
            action.text(),
            action.toolTip(),
        ]

    before = said()
    sweep = Sweep()
    sweep.mask()
    sweep.mask()
    assert not [text for text in said() if CANARY in text]
    sweep.restore()
    assert said() == before


def test_what_its_owner_said_since_stays(qtbot: QtBot) -> None:
    """The old words are not put back over it."""
    window = QWidget()
    qtbot.addWidget(window)
    window.setToolTip(CANARY)
    gone = QWidget(window)
    gone.setToolTip(CANARY)
    sweep = Sweep()
    sweep.mask()
    window.setToolTip("new")
    gone.setParent(None)
    gone.deleteLater()
    sweep.restore()
    assert window.toolTip() == "new"
