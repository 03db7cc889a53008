"""The keys that work everywhere in the window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from inspector.gui.main_window import MainWindow

PLACES = 9


def add_shortcuts(window: MainWindow) -> dict[str, QShortcut]:
    """Add the window's keys; by their text."""
    bar, feed = window.toolbar, window.session.feed

    def find() -> None:
        window.show_captures()
        bar.filter.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bar.filter.edit.selectAll()

    def to_list() -> None:
        window.show_captures()
        window.captures.focus_list()

    keys: dict[str, Callable[[], object]] = {
        "Ctrl+F": find,
        "Ctrl+L": to_list,
        "Ctrl+P": bar.pause.toggle,
        "Ctrl+Shift+L": feed.clear,
        "Ctrl+O": window.menu.open_archive,
        "Ctrl+,": lambda: window.show_page("settings"),
        "Ctrl+Q": window.close,
    }
    made = {text: _shortcut(window, text, act) for text, act in keys.items()}
    for number in range(1, PLACES + 1):
        text = f"Alt+{number}"
        made[text] = _shortcut(window, text, partial(window.sidebar.go_to, number))
    return made


def _shortcut(window: MainWindow, text: str, act: Callable[[], object]) -> QShortcut:
    shortcut = QShortcut(QKeySequence(text), window)
    shortcut.activated.connect(act)
    return shortcut
