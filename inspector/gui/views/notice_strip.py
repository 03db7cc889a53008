"""Calm notices above a body: what was undone, what is odd about it."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui import theme
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.prose import Prose

SIDE = 20
SHOWN = 2
ICON = 14


class Notice(NamedTuple):
    """One sentence; `odd` marks an oddity, other than a plain fact."""

    text: str
    odd: bool = False


class NoticeStrip(QWidget):
    """Up to two notices, the rest behind a link; takes no room without any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: list[Notice] = []
        self._all = False
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(SIDE, 8, SIDE, 9)
        self._rows.setSpacing(4)
        self.setVisible(False)
        theme.themes.changed.connect(self.update)

    @property
    def notices(self) -> list[Notice]:
        """What is said."""
        return self._notices

    def set_notices(self, notices: list[Notice]) -> None:
        """Say these things; the same sentence is said once."""
        notices = list(dict.fromkeys(notices))
        if notices != self._notices:
            self._notices = notices
            self._all = False
            self._fill()

    def _fill(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        few = len(self._notices) <= SHOWN + 1 or self._all
        for notice in self._notices if few else self._notices[:SHOWN]:
            self._rows.addWidget(_row(notice))
        if not few:
            more = Button(f"{len(self._notices) - SHOWN} more", kind=Kind.LINK)
            more.clicked.connect(self._show_all)
            self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(self._notices))

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sunken ground and the hairline beneath."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        painter.end()


def _row(notice: Notice) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    icon, token = ("triangle-alert", "warnFill") if notice.odd else ("info", "t3")
    glyph = Glyph(icon, token, ICON)
    glyph.setFixedHeight(18)
    layout.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
    # A back quote in a sentence of ours marks code; in quoted input it would vanish.
    layout.addWidget(Prose(notice.text, "small", "t2"), 1)
    return row
