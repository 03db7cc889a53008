"""A menu painted as the design has it; its actions are returned, so that tests reach them."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QProxyStyle, QStyle, QStyleOption, QWidget

from inspector.gui import fonts, icons, painting, theme

ROW = 30
SEPARATOR = 9
PAD = 4
RADIUS = 8
ICON_X = 10
ICON = 16
TEXT_X = ICON_X + ICON + 8
AFTER = 28
"""Room right of words and keys, where the mark of an inner menu stands."""


class _Sizes(QProxyStyle):
    """Tells Qt how large the rows are that we paint."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        margins = (QStyle.PixelMetric.PM_MenuHMargin, QStyle.PixelMetric.PM_MenuVMargin)
        if metric in margins:
            return PAD
        if metric == QStyle.PixelMetric.PM_MenuPanelWidth:
            return 1
        return super().pixelMetric(metric, option, widget)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if kind != QStyle.ContentsType.CT_MenuItem:
            return super().sizeFromContents(kind, option, size, cast("QWidget", widget))
        separates = isinstance(widget, Menu) and not getattr(option, "text", " ")
        return QSize(size.width() + TEXT_X + AFTER, SEPARATOR if separates else ROW)


class Menu(QMenu):
    """A popup menu that follows the theme."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._icon_names: dict[QAction, str] = {}
        self._sizes = _Sizes("Fusion")
        self.setStyle(self._sizes)
        self.setFont(fonts.font("body"))
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
        self._take_icon(action, icon_name)
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
        self._take_icon(self.addMenu(inner), icon_name)
        return inner

    def add_heading(self, words: str) -> QAction:
        """Add a heading that cannot be chosen."""
        action = self.addAction(words)
        action.setEnabled(False)
        return action

    def clear(self) -> None:
        """Take every entry away."""
        self._icon_names.clear()
        super().clear()

    def _take_icon(self, action: QAction, icon_name: str) -> None:
        if icon_name:
            self._icon_names[action] = icon_name
            action.setIcon(icons.icon(icon_name))

    def _make_icons(self) -> None:
        for action, name in self._icon_names.items():
            action.setIcon(icons.icon(name))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and entries."""
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(event.rect(), Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        color = theme.color
        painting.box(painter, QRectF(self.rect()), RADIUS, color("raised"), color("line2"))
        for action in self.actions():
            rect = self.actionGeometry(action)
            if action.isVisible() and rect.intersects(event.rect()):
                self._paint_entry(painter, action, QRectF(rect))
        painter.end()

    def _paint_entry(self, painter: QPainter, action: QAction, rect: QRectF) -> None:
        if action.isSeparator():
            middle = round(rect.center().y())
            line = QRectF(rect.left() + 4, middle, rect.width() - 8, 1)
            painter.fillRect(line, theme.color("line"))
            return
        if action is self.activeAction() and action.isEnabled():
            painting.box(painter, rect, 6, theme.color("press"))
        ink = "t1" if action.isEnabled() else "t3"
        self._paint_marks(painter, action, rect, "t2" if action.isEnabled() else "t3")
        words = rect.adjusted(TEXT_X, 0, 0, 0)
        text = action.text().replace("&&", "&")
        painting.draw_text(painter, words, text, fonts.font("body"), theme.color(ink))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        if keys:
            room = rect.adjusted(0, 0, -12, 0)
            font, beside = fonts.font("small"), fonts.font("body")
            painting.draw_text(painter, room, keys, font, theme.color("t3"), painting.RIGHT, beside)

    def _paint_marks(self, painter: QPainter, action: QAction, rect: QRectF, tint: str) -> None:
        """Paint the icon or the check at the left, and the mark of an inner menu."""
        top = rect.center().y() - ICON / 2
        name = self._icon_names.get(action, "")
        if action.isCheckable():
            name, tint = ("check" if action.isChecked() else ""), "accText"
        if name:
            painting.draw_icon(painter, rect.left() + ICON_X, top, name, tint, ICON)
        if action.menu() is not None:
            painting.draw_icon(painter, rect.right() - 22, top + 1, "chevron-right", "t3", 14)
