"""The filter: a line to type a query into, chips while nobody types, and how many match."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.presenting import presenting, real, shown_query
from inspector.gui.views.filter_chips import FilterChips
from inspector.gui.widgets.icon_button import HIT, IconButton
from inspector.gui.widgets.key_caps import caps_of, caps_width, paint_caps

HEIGHT = 30
HALO = 3
TYPING_MS = 160
ICON_X = 10
TEXT_X = 32
HINT = "Filter by word or field, like  verdict:failed  provider:fuse"
SHORT_HINT = "Filter"
NARROWEST = 240


class FilterField(QWidget):
    """The query, 30 px high, in a widget 3 px larger all around for the halo.

    Signals:
        query_changed: What the user typed (a str), once they pause or press Enter.
        left: Down or Esc in an empty field: the list should get the keyboard.
    """

    query_changed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = ""
        self._wrong = False
        self._sent = ""
        self._caps: tuple[str, ...] = ()
        self.setFixedHeight(HEIGHT + 2 * HALO)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit = QLineEdit(self)
        self._set_up_edit()
        self._chips = FilterChips(self)
        self._chips.pressed.connect(lambda: self.edit.setFocus(Qt.FocusReason.MouseFocusReason))
        self._chips.removed.connect(self._replace)
        self._clear = IconButton("x", "Clear the filter", self, size=14)
        self._clear.clicked.connect(lambda: self._replace(""))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._send)
        self.setFocusProxy(self.edit)
        self._on_text("")
        self._follow_theme()
        theme.themes.changed.connect(self._follow_theme)
        presenting.changed.connect(self._present)

    def _set_up_edit(self) -> None:
        self.edit.setObjectName("filter")
        self.edit.setAccessibleName("Filter")
        self.edit.setFrame(False)
        self.edit.setFont(fonts.font("body"))
        self.edit.setMaxLength(4_000)
        self.edit.textChanged.connect(self._on_text)
        self.edit.installEventFilter(self)

    # What others ask and tell

    @property
    def text(self) -> str:
        """The query as it stands, aliases in it undone."""
        return real(self.edit.text())

    def set_text(self, text: str) -> None:
        """Put a query in without announcing it."""
        self._sent = text.strip()
        self.edit.setText(shown_query(text))
        self._typing.stop()

    def set_keys(self, keys: str) -> None:
        """Show which keys lead here; portable, empty for none."""
        self._caps = caps_of(keys)
        self._arrange()
        self.update()

    def show_count(self, words: str, *, wrong: str = "") -> None:
        """Say `3 of 128` at the right end, or what is wrong with the query."""
        shown = "not understood" if wrong else words
        self.setToolTip(wrong)
        self.edit.setToolTip(wrong)
        self.edit.setAccessibleDescription(wrong or words)
        if (shown, bool(wrong)) != (self._count, self._wrong):
            self._count, self._wrong = shown, bool(wrong)
            self._arrange()
            self.update()

    def _present(self) -> None:
        """Mask what was typed before presenting; put it back afterwards."""
        self.edit.setFont(fonts.font("body"))
        self.set_text(real(self.edit.text()))

    # Typing

    def _on_text(self, text: str) -> None:
        self._chips.show_query(text)
        self._typing.start()
        self._arrange()
        self.update()

    def _send(self) -> None:
        self._typing.stop()
        text = real(self.edit.text()).strip()
        if text != self._sent:
            self._sent = text
            self.query_changed.emit(text)

    def _replace(self, text: str) -> None:
        self.edit.setText(text)
        self._send()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus, and Enter, Down and Esc."""
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._arrange)
            self.update()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._send()
            return True
        if event.key() == Qt.Key.Key_Escape and self.edit.text():
            self._replace("")
            return True
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self._send()
            self.left.emit()
            return True
        return False

    # Looks

    def _follow_theme(self) -> None:
        palette = QPalette(theme.current().palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.edit.setPalette(palette)
        self.update()

    def sizeHint(self) -> QSize:
        """It takes the room it gets."""
        return QSize(480, HEIGHT + 2 * HALO)

    def minimumSizeHint(self) -> QSize:
        """Never below 240 px."""
        return QSize(NARROWEST, HEIGHT + 2 * HALO)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place what lies inside."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Place the line, the chips over it, and what stands at the right end."""
        typing, text = self.edit.hasFocus(), self.edit.text()
        right = self.width() - HALO - 8
        self._clear.setVisible(bool(text))
        self._clear.move(self.width() - HALO - HIT - 1, HALO + 1)
        if text:
            right = self.width() - HALO - HIT - 4
            right -= round(painting.text_width(self._count, fonts.font("smallT"))) + 8
        elif not typing:
            right -= caps_width(self._caps) + 4
        left = HALO + TEXT_X
        self.edit.setGeometry(left - 2, HALO + 1, max(20, right - left), HEIGHT - 2)
        fits = painting.text_width(HINT, fonts.font("body")) < right - left - 6
        self.edit.setPlaceholderText(HINT if fits else SHORT_HINT)
        self._chips.setGeometry(left, HALO + 1, max(20, right - left), HEIGHT - 2)
        self._chips.setVisible(bool(text) and not typing)
        self._chips.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint halo, box, lens, count or key caps."""
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(HALO, HALO, -HALO, -HALO)
        if self.edit.hasFocus():
            halo = rect.adjusted(-2.5, -2.5, 2.5, 2.5)
            painting.box(painter, halo, 9.5, theme.color("accLine"))
            painting.box(painter, rect, 7, theme.color("surface"), theme.color("acc"), 1.5)
        else:
            painting.box(painter, rect, 7, theme.color("surface"), theme.color("line2"))
        tint = "accText" if self.edit.text() else "t2"
        painting.draw_icon(painter, HALO + ICON_X, HALO + 7, "search", tint)
        if self.edit.text():
            ink = theme.color("bad" if self._wrong else "t2")
            room = rect.adjusted(0, 0, -HIT - 2, 0)
            font = fonts.font("smallT")
            painting.draw_text(painter, room, self._count, font, ink, painting.RIGHT)
        elif not self.edit.hasFocus():
            middle = rect.top() + HEIGHT / 2
            paint_caps(painter, rect.right() - 8, middle, self._caps)
        painter.end()
