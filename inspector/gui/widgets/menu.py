"""A menu with our icons; its actions are returned, so that tests and shortcuts reach them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from inspector.gui import icons, theme

_ICON = "iconName"


class Menu(QMenu):
    """A popup menu that follows the theme."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setAccessibleName(name)
        self.setObjectName(name)
        self.setToolTipsVisible(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        theme.themes.changed.connect(self._make_icons)

    def add(
        self,
        words: str,
        slot: Callable[[], object],
        icon_name: str = "",
        shortcut: str = "",
        hint: str = "",
    ) -> QAction:
        """Add an entry.

        Args:
            words: What it does.
            slot: Called without arguments when it is chosen.
            icon_name: A Lucide icon, or none.
            shortcut: Shown and working in the whole window, such as `Ctrl+O`.
            hint: A tooltip.
        """
        action = self.addAction(words)
        action.triggered.connect(lambda _checked=False: slot())
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutVisibleInContextMenu(True)
        if hint:
            action.setToolTip(hint)
        if icon_name:
            _put_icon(action, icon_name)
        return action

    def add_choice(self, words: str, slot: Callable[[], object], *, checked: bool) -> QAction:
        """Add an entry that shows a check when it is the chosen one."""
        action = self.add(words, slot)
        action.setCheckable(True)
        action.setChecked(checked)
        return action

    def add_menu(self, name: str, icon_name: str = "") -> "Menu":
        """Add a menu inside this one."""
        inner = Menu(name, self)
        action = self.addMenu(inner)
        if icon_name:
            _put_icon(action, icon_name)
        return inner

    def add_heading(self, words: str) -> QAction:
        """Add a heading that cannot be chosen."""
        action = self.addAction(words)
        action.setEnabled(False)
        return action

    def _make_icons(self) -> None:
        """Make the icons of the entries that are there now; `clear` may have taken some away."""
        for action in self.actions():
            name = action.property(_ICON)
            if name:
                action.setIcon(icons.icon(name))


def _put_icon(action: QAction, icon_name: str) -> None:
    action.setProperty(_ICON, icon_name)
    action.setIcon(icons.icon(icon_name))
