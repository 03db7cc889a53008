"""Notices above a body."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.views.notice_strip import Notice, NoticeStrip
from inspector.gui.widgets.button import Button
from inspector.gui.widgets.prose import Prose

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def strip(qtbot: QtBot) -> Iterator[NoticeStrip]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
    strip = NoticeStrip()
    layout.addWidget(strip)
    layout.addStretch(1)
    window.resize(500, 300)
    window.show()
    yield strip
    window.close()


def words(strip: NoticeStrip) -> list[str]:
    return [prose.text() for prose in strip.findChildren(Prose) if prose.parent() is not None]


def test_without_notices_it_takes_no_room(strip: NoticeStrip) -> None:
    """It appears with the first notice and goes with the last."""
    assert not strip.isVisible()
    strip.set_notices([Notice("Opened from gzip: 48 kB to 1.2 MB")])
    assert strip.isVisible()
    strip.set_notices([])
    assert not strip.isVisible()


def test_the_same_sentence_is_said_once(strip: NoticeStrip) -> None:
    """Engine and archive may both know it."""
    strip.set_notices([Notice("One", odd=True), Notice("One", odd=True)])
    assert words(strip) == ["One"]


def test_many_notices_wait_behind_a_link(strip: NoticeStrip) -> None:
    """Two are shown; the link shows all."""
    strip.set_notices([Notice(f"Finding {number}") for number in range(6)])
    assert words(strip)[-2:] == ["Finding 0", "Finding 1"]
    link = strip.findChildren(Button)[-1]
    assert link.text() == "4 more"
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert "Finding 5" in words(strip)
    strip.grab()


def test_three_notices_are_all_shown(strip: NoticeStrip) -> None:
    """A link for a single further one would take as much room as it."""
    strip.set_notices([Notice(f"Finding {number}") for number in range(3)])
    assert words(strip) == ["Finding 0", "Finding 1", "Finding 2"]
