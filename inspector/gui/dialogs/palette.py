"""The command palette: one line to type into, and every action and place that matches.

It lies over the window and is not modal: captures keep arriving beneath its veil.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.models.palette_entries import Entry, rows_for, with_entry
from inspector.gui.palette_jumps import CAPTURE, action_entries, jump_entries, typed_entries
from inspector.gui.presenting import presenting
from inspector.gui.views.palette_list import PaletteList
from inspector.gui.widgets.key_caps import paint_caps
from inspector.gui.window_actions import WindowActions

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow

WIDTH = 600
TOP = 60
INPUT = 56
PAD = 8
MOST = 424
EDGE = 24
RADIUS = 12
BLUR = 28
DROP = 10
NOTHING = "Nothing matches. Fewer letters find more."
PAGE = 8


class Palette(QWidget):
    """The veil over the window, with the palette on it.

    Args:
        window: What it leads around in.
        commands: The actions.
    """

    def __init__(self, window: "MainWindow", commands: WindowActions) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._came_from: QWidget | None = None
        self._entries: list[Entry] = []
        self.setObjectName("palette")
        self.setAccessibleName("Command palette")
        self.field = QLineEdit(self)
        self.field.setObjectName("palette field")
        self.field.setAccessibleName("Action, place or capture")
        self.field.setPlaceholderText("Type what to do, or where to go")
        self.field.setFrame(False)
        self.field.setFont(fonts.font("lead"))
        self.field.setMaxLength(400)
        self.field.textChanged.connect(self._on_text)
        self.field.installEventFilter(self)
        self.list = PaletteList()
        self.list.setParent(self)
        self.list.chosen.connect(self._choose)
        self.list.current_said.connect(self._say)
        self.hide()
        window.installEventFilter(self)
        theme.themes.changed.connect(self._follow_theme)
        presenting.changed.connect(self.close_palette)  # what it lists may be named otherwise now
        self._follow_theme()

    # Coming and going

    def open_palette(self) -> None:
        """Show it, empty; a second time it closes."""
        if self.isVisible():
            self.close_palette()
            return
        self._came_from = QApplication.focusWidget()
        self._entries = [*action_entries(self._commands), *jump_entries(self._window)]
        self.field.setFont(fonts.font("lead"))
        self.field.clear()
        self._on_text("")
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_palette(self) -> None:
        """Go away; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self.hide()
        back, self._came_from = self._came_from, None
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, entry: Entry) -> None:
        self.close_palette()
        entry.act()

    # What is typed

    def _on_text(self, typed: str) -> None:
        rows = rows_for(typed, self._entries)
        for entry in typed_entries(self._window, typed):
            rows = with_entry(rows, entry, first=entry.group == CAPTURE)
        self.list.show_rows(rows)
        self._place()
        self.update()

    def _say(self, words: str) -> None:
        self.field.setAccessibleDescription(words)
        if self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list from the field, and cover the window as it grows."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self._place()
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._on_key(event)
        if watched is self.field and isinstance(event, QFocusEvent):
            self._on_focus(event)
        return super().eventFilter(watched, event)

    def _on_focus(self, event: QFocusEvent) -> None:
        """Close when another control takes the keyboard; another window may."""
        stays = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.lostFocus() and event.reason() not in stays:
            self.close_palette()

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Tab: 1,
            Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_PageDown: PAGE,
            Qt.Key.Key_PageUp: -PAGE,
        }
        if key in steps:
            self.list.go(steps[key])
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.current is not None:
                self._choose(self.list.current)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside it closes it."""
        if not self._card().contains(event.position()):
            self.close_palette()

    # Looks

    def _card(self) -> QRectF:
        px, top = fonts.px, fonts.px(INPUT)
        width = min(px(WIDTH), self.width() - 2 * EDGE)
        room = self.height() - px(TOP) - top - EDGE
        below = PAD + min(px(MOST), self.list.height_of_rows(), room)
        if not self.list.rows:
            below = 2 * PAD + px(28)
        left = round((self.width() - width) / 2)
        return QRectF(left, px(TOP), width, top + PAD + below)

    def _place(self) -> None:
        card = self._card()
        left, top, width = round(card.left()), round(card.top()), round(card.width())
        px, high = fonts.px, fonts.px(INPUT)
        self.field.setGeometry(left + px(44), top + 8, width - px(44 + 60), high - 16)
        inside = round(card.height()) - high - 2 * PAD
        self.list.setGeometry(left + 1, top + high + PAD, width - 2, inside)
        self.list.setVisible(bool(self.list.rows))

    def _follow_theme(self) -> None:
        palette = theme.current().palette()
        palette.setColor(palette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.field.setPalette(palette)
        self.list.setPalette(palette)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the veil, the shadow, the card and what lies around the field."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("scrim"))
        card = self._card()
        _paint_shadow(painter, card)
        painting.box(painter, card, RADIUS, theme.color("raised"), theme.color("line2"))
        px, high = fonts.px, fonts.px(INPUT)
        line = QRectF(card.left() + 1, card.top() + high - 1, card.width() - 2, 1)
        painter.fillRect(line, theme.color("line"))
        middle = card.top() + high / 2
        painting.draw_icon(painter, card.left() + px(20), middle - 8, "search", "t2")
        paint_caps(painter, card.right() - 16, middle, ("Esc",))
        if not self.list.rows:
            room = QRectF(
                card.left() + px(20), card.top() + high + PAD, card.width() - px(40), px(28)
            )
            painting.draw_text(painter, room, NOTHING, fonts.font("body"), theme.color("t2"))
        painter.end()


def _paint_shadow(painter: QPainter, card: QRectF) -> None:
    """About 9 % black around the card, lower than it and fading over 28 px."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate(QPointF(0, DROP))
    for spread in range(BLUR, 0, -2):
        painter.setBrush(QColor(0, 0, 0, 3))
        around = card.adjusted(-spread, -spread, spread, spread)
        painter.drawRoundedRect(around, RADIUS + spread, RADIUS + spread)
    painter.restore()
