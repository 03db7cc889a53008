"""The bar beneath a body: where the current line is, what kind of value it has, copying the path."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.models.json_place import PathPart
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.icon_button import CONFIRM_MS

HEIGHT = 36
SIDE = 20
ICON = 14
TEXT_LEFT = SIDE + ICON + 8
GAP = 16

COPY_WORDS = "Copy path"
COPIED_WORDS = "Copied"


class PathBar(QWidget):
    """Shows a path; empty until a line is chosen.

    Signals:
        copy_requested: The path is wanted in the clipboard.
    """

    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[PathPart] = []
        self._kind = ""
        self._hint = ""
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._copy = _SmallLink(COPY_WORDS, kind=Kind.LINK)
        self._copy.setToolTip("Copies it as $.remote_data{}.accounts[0].id")
        self._copy.clicked.connect(self.copy_requested)
        self._confirming = QTimer(self)
        self._confirming.setSingleShot(True)
        self._confirming.setInterval(CONFIRM_MS)
        self._confirming.timeout.connect(lambda: self._copy.set_words(COPY_WORDS))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 1, SIDE, 0)
        layout.addStretch(1)
        layout.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.themes.changed.connect(self.update)
        self.set_hint("")

    @property
    def text(self) -> str:
        """The path as shown."""
        return " ".join(part.text for part in self._parts)

    @property
    def kind(self) -> str:
        """The kind of value as shown."""
        return self._kind

    def set_place(self, parts: list[PathPart], kind: str) -> None:
        """Show a path; the root has none and says so."""
        self._parts, self._kind, self._hint = parts, kind, "" if parts else "the whole body"
        self._copy.setVisible(True)
        self.setAccessibleName(f"Path {self.text or self._hint}, {kind}")
        self.update()

    def set_hint(self, hint: str) -> None:
        """Show a hint in place of a path."""
        self._parts, self._kind, self._hint = [], "", hint
        self._copy.setVisible(False)
        self.setAccessibleName(hint)
        self.update()

    def confirm(self) -> None:
        """Say for 1.2 s that it was copied."""
        self._copy.set_words(COPIED_WORDS)
        self._confirming.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline, the path and the kind."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.color("line"))
        small = fonts.font("small")
        right = float(self.width() - SIDE)
        if self._copy.isVisibleTo(self):
            right = self._copy.x() - GAP
        kind = QRectF(TEXT_LEFT, 1, right - TEXT_LEFT, HEIGHT - 1)
        used = painting.draw_text(
            painter, kind, self._kind, small, theme.color("t2"), painting.RIGHT
        )
        room = QRectF(TEXT_LEFT, 1, right - used - GAP - TEXT_LEFT, HEIGHT - 1)
        if self._hint:
            left = SIDE if not self._kind else TEXT_LEFT
            painting.draw_text(
                painter,
                room.adjusted(left - TEXT_LEFT, 0, 0, 0),
                self._hint,
                small,
                theme.color("t3"),
            )
        if self._kind:
            y = (HEIGHT + 1 - ICON) / 2
            painting.draw_icon(painter, SIDE, y, "corner-down-right", "t2", ICON)
        self._paint_path(painter, room)
        painter.end()

    def _paint_path(self, painter: QPainter, room: QRectF) -> None:
        font = fonts.font("mono")
        if painting.text_width(self.text, font) > room.width():
            # The end of a path tells more than its beginning.
            short = painting.elided(self.text, font, room.width(), Qt.TextElideMode.ElideLeft)
            painting.draw_text(painter, room, short, font, theme.color("t1"))
            return
        x = room.left()
        for part in self._parts:
            ink = theme.color("accText" if part.nested else "t1")
            rect = QRectF(x, room.top(), room.right() - x + 1, room.height())
            x += painting.draw_text(painter, rect, part.text, font, ink)
            x += painting.text_width(" ", font)


class _SmallLink(Button):
    """A link in the size of the words beside it."""

    def _style(self) -> str:
        return "smallB"
