"""One call that we made: how it ended, the request, the answer."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui import presenting
from inspector.gui.models import call_words
from inspector.gui.views.code_box import CodeBox
from inspector.gui.views.field_table import FieldTable
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose

PAD = 16


class CallCard(Card):
    """A card whose request and answer can be folded away.

    Args:
        call: As the engine answers `calls`.
        opened: Whether request and answer are shown at first.
    """

    def __init__(self, call: Mapping[str, Any], *, opened: bool) -> None:
        super().__init__("surface", "line")
        self.call = call
        well = call_words.succeeded(call)
        self.words = str(call["words"])
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 10, PAD, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Glyph("check" if well else "octagon-x", "ok" if well else "bad", 16))
        head.addWidget(Label(self.words, "bodyB", "t1" if well else "bad"))
        head.addStretch(1)
        head.addWidget(Label(call_words.aside(call), "small", "t3"))
        column.addLayout(head)
        self.explanation = Prose(str(call["explanation"]), "body", "t2")
        self.explanation.setVisible(bool(call["explanation"]))
        column.addWidget(self.explanation)
        self._parts = QWidget()
        self._add_parts(QVBoxLayout(self._parts))
        column.addWidget(self._parts)
        self.fold = Button("", kind=Kind.LINK)
        self.fold.clicked.connect(lambda: self.open(opened=self._parts.isHidden()))
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(f"{self.words}, {call_words.aside(call)}")
        self.setObjectName("call")
        self.open(opened=opened)

    def open(self, *, opened: bool) -> None:
        """Show request and answer, or fold them away."""
        self._parts.setVisible(opened)
        self.fold.set_words("Hide request and answer" if opened else "Show request and answer")

    def _add_parts(self, column: QVBoxLayout) -> None:
        call = self.call
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label("Request", "smallB", "t3"))
        column.addWidget(_box("Request line of the call", f"POST {call['url']}"))
        column.addWidget(_table("Header fields sent", call["headers"]))
        column.addSpacing(6)
        line = call_words.status_line(call)
        if not line:
            return
        column.addLayout(self._answer_head())
        column.addWidget(_box("Status of the answer", line))
        if call["answer_headers"]:
            column.addWidget(_table("Header fields of the answer", call["answer_headers"]))
        if call["answer"]:
            text = str(call["answer"])[: call_words.SHOWN_ANSWER]
            column.addWidget(_box("Body of the answer", text))
        note = call_words.answer_note(call)
        if note:
            column.addWidget(Prose(note, "small", "t2"))

    def _answer_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label("Answer", "smallB", "t3"))
        row.addStretch(1)
        self.copy = IconButton("copy", "Copy the answer")
        self.copy.clicked.connect(self._copy)
        self.copy.setVisible(bool(self.call["answer"]))
        row.addWidget(self.copy)
        return row

    def _copy(self) -> None:
        presenting.copy(str(self.call["answer"]), presenting.Kind.RECEIVED)
        self.copy.confirm()


def _box(name: str, text: str) -> CodeBox:
    box = CodeBox(name)
    box.set_text(text)
    return box


def _table(name: str, pairs: list[list[str]]) -> FieldTable:
    table = FieldTable(name)
    table.set_rows(call_words.sent_rows(pairs))
    return table
