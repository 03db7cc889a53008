"""How menus look: rows, icons, checks, shortcuts and the box around them, alike on every platform.

Icons are painted from the names that actions carry, so a menu costs no pixmap before it opens.
"""

from functools import cache
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QAction, QBitmap, QFont, QPainter, QRegion
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionMenuItem,
    QWidget,
)

from inspector.gui import fonts, painting, theme
from inspector.gui.widgets.menu import HEADING, ICON

RADIUS = 8
PAD = 6
ROW = 32
HEADING_ROW = 26
SEPARATOR_ROW = 9
INSIDE = 8
COLUMN = 20
COLUMN_GAP = 6
SHORTCUT_GAP = 24
CHEVRON = 14
ICON_SIDE = 16

_Metric = QStyle.PixelMetric
_EDGE = 1
_METRICS = {
    _Metric.PM_MenuPanelWidth: _EDGE,
    _Metric.PM_MenuHMargin: PAD - _EDGE,
    _Metric.PM_MenuVMargin: PAD - _EDGE,
    _Metric.PM_MenuDesktopFrameWidth: 0,
    _Metric.PM_SubMenuOverlap: PAD - 2,
    _Metric.PM_MenuScrollerHeight: 20,
}
_Kind = QStyleOptionMenuItem.MenuItemType
_HINTS = {
    QStyle.StyleHint.SH_DitherDisabledText: 0,
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_Menu_FlashTriggeredItem: 0,
    QStyle.StyleHint.SH_Menu_FadeOutOnHide: 0,
}


def plain(text: str) -> str:
    """An action's words without the marks of mnemonics."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _words(option: QStyleOptionMenuItem) -> tuple[str, str]:
    """The words of a row and its shortcut."""
    words, _, shortcut = option.text.partition("\t")
    return plain(words), shortcut


def _has_column(menu: QWidget | None) -> bool:
    """Whether the rows of this menu start with a column for icons and checks."""
    actions = menu.actions() if menu is not None else []
    return any(action.property(ICON) or action.isCheckable() for action in actions)


def _has_chevrons(menu: QWidget | None) -> bool:
    """Whether a row of this menu opens another one."""
    return menu is not None and any(action.menu() is not None for action in menu.actions())


def _action(option: QStyleOptionMenuItem, menu: QWidget | None) -> QAction | None:
    return menu.actionAt(option.rect.center()) if isinstance(menu, QMenu) else None


class MenuStyle(QProxyStyle):
    """Measures and paints menus."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Distances within a menu, in px."""
        known = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if known is None else known

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        """No effects."""
        known = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if known is None else known

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Room for a row; Qt adds the column of shortcuts to its width."""
        if kind != QStyle.ContentsType.CT_MenuItem or not isinstance(option, QStyleOptionMenuItem):
            return super().sizeFromContents(kind, option, size, cast("QWidget", widget))
        if option.menuItemType == _Kind.Separator:
            return QSize(1, SEPARATOR_ROW)  # Qt leaves out what is empty
        words, shortcut = _words(option)
        width = 2 * INSIDE + painting.text_width(words, fonts.font("body"))
        width += COLUMN + COLUMN_GAP if _has_column(widget) else 0
        width += SHORTCUT_GAP if shortcut else 0
        width += SHORTCUT_GAP if _has_chevrons(widget) else 0
        heading = option.menuItemType == _Kind.Normal and _is_heading(words, widget)
        return QSize(round(width + 0.999), HEADING_ROW if heading else ROW)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """The box of the menu."""
        if element == QStyle.PrimitiveElement.PE_PanelMenu:
            _draw_panel(painter, option.rect)
        elif element != QStyle.PrimitiveElement.PE_FrameMenu:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """A row, or the arrow of a menu that is higher than the screen."""
        if element == QStyle.ControlElement.CE_MenuEmptyArea:
            return
        if not isinstance(option, QStyleOptionMenuItem):
            super().drawControl(element, option, painter, widget)
        elif element == QStyle.ControlElement.CE_MenuItem:
            _draw_row(painter, option, widget)
        elif element == QStyle.ControlElement.CE_MenuScroller:
            _draw_scroller(painter, option)
        else:
            super().drawControl(element, option, painter, widget)


def _is_heading(words: str, menu: QWidget | None) -> bool:
    actions = menu.actions() if menu is not None else []
    return any(one.property(HEADING) and plain(one.text()) == words for one in actions)


def _draw_panel(painter: QPainter, rect: QRect) -> None:
    """Raised ground; where the corners are masked, what is left of them has the edge's colour."""
    if QApplication.platformName() == "xcb":
        painter.fillRect(rect, theme.color("line2"))
    painting.box(painter, QRectF(rect), RADIUS, theme.color("raised"), theme.color("line2"))


def _draw_scroller(painter: QPainter, option: QStyleOptionMenuItem) -> None:
    down = bool(option.state & QStyle.StateFlag.State_DownArrow)
    rect = QRectF(option.rect).adjusted(_EDGE, 0, -_EDGE, 0)
    painter.fillRect(rect, theme.color("raised"))
    x, y = rect.center().x() - CHEVRON / 2, rect.center().y() - CHEVRON / 2
    if down:
        painting.draw_icon(painter, x, y, "chevron-down", "t2", CHEVRON)
        return
    painter.save()
    painter.translate(rect.center())
    painter.rotate(180)
    painting.draw_icon(painter, -CHEVRON / 2, -CHEVRON / 2, "chevron-down", "t2", CHEVRON)
    painter.restore()


def _draw_row(painter: QPainter, option: QStyleOptionMenuItem, menu: QWidget | None) -> None:
    rect = QRectF(option.rect)
    if option.menuItemType == _Kind.Separator:
        line = QRectF(rect.left() + INSIDE, rect.top() + SEPARATOR_ROW // 2, 0, 1)
        line.setRight(rect.right() - INSIDE)
        painter.fillRect(line, theme.color("line"))
        return
    action = _action(option, menu)
    words, shortcut = _words(option)
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    if enabled and option.state & QStyle.StateFlag.State_Selected:
        # Not `hover`: in the dark it hardly shows on `raised`.
        painting.box(painter, rect, 6, theme.color("press"))
    inside = rect.adjusted(INSIDE, 0, -INSIDE, 0)
    if action is not None and action.property(HEADING):
        painting.draw_text(painter, inside, words, fonts.font("capB"), theme.color("t3"))
        return
    if _has_column(menu):
        _draw_mark(painter, inside, option, action)
        inside.setLeft(inside.left() + COLUMN + COLUMN_GAP)
    body: QFont = fonts.font("body")
    painting.draw_text(painter, inside, words, body, theme.color("t1" if enabled else "t3"))
    if option.menuItemType == _Kind.SubMenu:
        x, y = rect.right() - INSIDE - CHEVRON + 2, rect.center().y() - CHEVRON / 2
        painting.draw_icon(painter, x, y, "chevron-right", "t2" if enabled else "t3", CHEVRON)
    if shortcut:
        small, quiet = fonts.font("small"), theme.color("t3")
        painting.draw_text(painter, inside, shortcut, small, quiet, painting.RIGHT, body)


def _draw_mark(
    painter: QPainter, inside: QRectF, option: QStyleOptionMenuItem, action: QAction | None
) -> None:
    """A row's icon, or the check of the chosen one."""
    name = action.property(ICON) if action is not None else ""
    if option.checked:
        name = "check"
    if name:
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        tint = "t3" if not enabled else "t1" if option.checked else "t2"
        x = inside.left() + (COLUMN - ICON_SIDE) / 2
        painting.draw_icon(painter, x, inside.center().y() - ICON_SIDE / 2, name, tint, ICON_SIDE)


@cache
def menu_style() -> MenuStyle:
    """The one style of all menus; it lives as long as the application."""
    style = MenuStyle("Fusion")
    style.setParent(QApplication.instance())
    style.setObjectName("menu style")
    return style


def rounded(size: QSize) -> QRegion:
    """What a menu of this size covers where a window cannot have soft corners."""
    shape = QBitmap(size)
    shape.fill(Qt.GlobalColor.color0)
    painter = QPainter(shape)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.color1)
    painter.drawRoundedRect(QRectF(QPointF(0, 0), QSizeF(size)), RADIUS, RADIUS)
    painter.end()
    return QRegion(shape)
