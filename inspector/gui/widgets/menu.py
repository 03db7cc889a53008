"""A menu painted as the design has it; its actions are returned, so that tests reach them."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from inspector.gui import fonts

ICON = "iconName"
"""Property of an action: the name of its icon."""
HEADING = "isHeading"
"""Property of an action: it only names what follows."""


class Menu(QMenu):
    """A popup menu that follows the theme."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._is_ready = False
        self.aboutToShow.connect(self._get_ready)
        self.setAccessibleName(name)
        self.setObjectName(name)
        self.setToolTipsVisible(True)
        # X11 has see-through corners only while a compositor runs, which Qt does not tell: a mask.
        self._masked = QApplication.platformName() == "xcb"
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, not self._masked)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)

    def sizeHint(self) -> QSize:
        """Room for the rows, in the style of menus."""
        self._get_ready()
        return super().sizeHint()

    def _get_ready(self) -> None:
        """Take the style before the menu is first measured; most menus of a window never are."""
        if not self._is_ready:
            from inspector.gui.widgets.menu_style import menu_style  # noqa: PLC0415 - see above

            self._is_ready = True
            self.setStyle(menu_style())
        self.setFont(fonts.font("body"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Round the corners."""
        super().resizeEvent(event)
        if self._masked:
            from inspector.gui.widgets.menu_style import rounded  # noqa: PLC0415 - once it shows

            self.setMask(rounded(event.size()))

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
            shortcut: Shown beside the words, such as `Ctrl+O`; the window's own key does it.
            hint: A tooltip.
        """
        action = self.addAction(words)
        action.triggered.connect(lambda _checked=False: slot())
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            # Bound to the menu only: the same key of the window would be ambiguous otherwise.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
        if hint:
            action.setToolTip(hint)
        _take_icon(action, icon_name)
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
        _take_icon(self.addMenu(inner), icon_name)
        return inner

    def add_heading(self, words: str) -> QAction:
        """Add a heading that cannot be chosen."""
        action = self.addAction(words)
        action.setEnabled(False)
        action.setProperty(HEADING, True)  # noqa: FBT003 - a value
        return action


def _take_icon(action: QAction, icon_name: str) -> None:
    """Name an action's icon; it is made when the menu is painted."""
    if icon_name:
        action.setProperty(ICON, icon_name)
