"""What the window remembers of its sizes."""

from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.window_layout import (
    SIDEBAR,
    SIZE,
    Panes,
    list_width,
    panes_of,
    remember,
    restore_geometry,
)
from inspector.settings import Layout


def test_a_first_start_has_the_designs_size(qtbot: QtBot) -> None:
    """1440 by 900, the sidebar 224 wide, the list as fits."""
    window = QWidget()
    qtbot.addWidget(window)
    restore_geometry(window, {})
    assert (window.width(), window.height()) == SIZE
    assert panes_of({}) == Panes(SIDEBAR, 0)


def test_sizes_come_back(qtbot: QtBot) -> None:
    """What was stored is restored."""
    window, other = QWidget(), QWidget()
    for each in (window, other):
        qtbot.addWidget(each)
    window.resize(700, 500)
    stored: dict[str, Layout] = {}
    remember(window, Panes(300, 500), stored)
    restore_geometry(other, stored)
    assert (other.width(), other.height()) == (700, 500)
    assert panes_of(stored) == Panes(300, 500)


@pytest.mark.parametrize("value", ["wide", True, -5, 10**9, 1.5, [1], None])
def test_nonsense_in_the_settings_is_ignored(qtbot: QtBot, value: Any) -> None:
    """A file that somebody edited gives the usual sizes."""
    stored: dict[str, Layout] = {"sidebar": value, "list": value, "geometry": value}
    assert panes_of(stored) == Panes(SIDEBAR, 0)
    window = QWidget()
    qtbot.addWidget(window)
    restore_geometry(window, stored)
    assert window.width() == SIZE[0]


@pytest.mark.parametrize(("page", "width"), [(1216, 616), (1056, 584), (2336, 860)])
def test_the_list_grows_with_the_window(page: int, width: int) -> None:
    """The design's 616 px at its size, room for names in a smaller one, a bound in a large one."""
    assert list_width(page) == width
