"""What an event says, read out in sentences above its body, ids included."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.gui import theme
from inspector.gui.presenting import Kind, copy, shown
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.prose import Prose

SIDE = 20
LINE = 20
RESERVED = 3 * LINE
"""Height kept from the start, so that the body does not move when the sentences come."""

SHOWN = 12
"""Ids named in the sentence; the button copies all that are known."""


class ReadOut(QWidget):
    """A paragraph and a button that copies the ids in it; takes no room until it is awaited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: list[dict[str, Any]] = []
        self._words = Prose("", "body", "t2", line=LINE)
        self._words.setMinimumHeight(RESERVED)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.copy_ids = IconButton("copy", "Copy the removed ids")
        self.copy_ids.clicked.connect(self._copy)
        glyph = Glyph("info", "t2", 14)
        glyph.setFixedHeight(LINE)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 10, SIDE - 6, 10)
        row.setSpacing(8)
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self.copy_ids, 0, Qt.AlignmentFlag.AlignTop)
        self.setVisible(False)
        theme.themes.changed.connect(self.update)

    @property
    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def wait(self, *, awaited: bool) -> None:
        """Keep room for what the engine is about to say of this event, or give it back."""
        self._facts = []
        self._words.set_text("")
        self.copy_ids.setVisible(False)
        self.setVisible(awaited)

    def show_facts(self, facts: list[dict[str, Any]]) -> None:
        """Read these facts out, each {sentence, items}; without any, give the room back."""
        self._facts = facts
        told = [fact for fact in facts if fact["sentence"]]
        told.sort(key=lambda fact: bool(fact["items"]))  # what names many things comes last
        self._words.set_text(" ".join(map(_sentence, told)))
        self.copy_ids.setVisible(any(fact["items"] for fact in facts))
        self.setVisible(bool(facts))

    def _copy(self) -> None:
        ids = [each for fact in self._facts for each in fact["items"]]
        copy("\n".join(shown(each, Kind.VALUE) for each in ids))
        self.copy_ids.confirm()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline beneath."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        painter.end()


def _sentence(fact: dict[str, Any]) -> str:
    items: list[str] = fact["items"]
    if not items:
        return str(fact["sentence"])
    named = ", ".join(f"`{shown(_plain(each), Kind.VALUE)}`" for each in items[:SHOWN])
    more = len(items) - SHOWN
    return f"{fact['sentence']} {named}{f' and {more:,} more' if more > 0 else ''}."


def _plain(item: str) -> str:
    """An id that cannot end the chip it is shown in."""
    return item.replace("`", "'")
