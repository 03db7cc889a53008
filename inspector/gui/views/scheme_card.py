"""How one scheme judged a capture: the verdict as a sentence, both values, what was signed."""

import base64
from typing import Any

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.core.verdict import Outcome
from inspector.gui import fonts, painting, theme
from inspector.gui.views.signed_content import SignedContent
from inspector.gui.views.value_compare import Compared, ValueCompare
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from inspector.providers import SCHEMES

FEW_LINES = 12
SECTION_GAP = 16
_HEXADECIMAL = frozenset("0123456789abcdefABCDEF")


class SchemeCard(QWidget):
    """One proof as the engine explained it; one that stands alone need not say its scheme.

    Signals:
        secret_wanted: Scheme id whose secret is missing.
        compare_wanted: The user wants to compare what other code hashed with what is due.
    """

    secret_wanted = Signal(str)
    compare_wanted = Signal()

    def __init__(
        self, proof: dict[str, Any], parent: QWidget | None = None, *, alone: bool = False
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.outcome = Outcome(proof["outcome"])
        self.sentence = proof["explanation"]
        self.compare: ValueCompare | None = None
        self.content: SignedContent | None = None
        self.add_secret: Button | None = None
        self.compare_code: Button | None = None
        self.scheme: str = proof["scheme"]
        self.below_verdict = QVBoxLayout()
        self.below_content = QVBoxLayout()
        self._add_verdict(proof, alone=alone)
        self._column.addLayout(self.below_verdict)
        if self.outcome is Outcome.NO_SECRET:
            self._add_link(proof["scheme"])
        if proof["received"] or proof["expected"]:
            self._add_values(proof)
        if proof["content_base64"] is not None:
            self._add_content(proof)
        self._column.addLayout(self.below_content)

    def _add_verdict(self, proof: dict[str, Any], *, alone: bool) -> None:
        sentence = Prose(self.sentence, "leadB", "t1")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(_OutcomeGlyph(self.outcome), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(sentence, 1)
        self._column.addLayout(row)
        facts = [] if alone else [f"Scheme {proof['label']}"]
        if proof["reading"]:
            facts.append(f"read as: {proof['reading']}")
        if not facts:
            return
        line = QHBoxLayout()
        line.setContentsMargins(22, 2, 0, 0)
        line.addWidget(Label(" · ".join(facts), "small", "t3", stretch=True), 1)
        self._column.addLayout(line)

    def _add_link(self, scheme: str) -> None:
        self.add_secret = Button("Add secret", "key-round", Kind.LINK)
        self.add_secret.clicked.connect(lambda: self.secret_wanted.emit(scheme))
        row = QHBoxLayout()
        row.setContentsMargins(22, 6, 0, 0)
        row.addWidget(self.add_secret)
        row.addStretch(1)
        self._column.addLayout(row)

    def _add_values(self, proof: dict[str, Any]) -> None:
        expected, received = proof["expected"], proof["received"]
        rows = []
        if expected:
            rows.append(Compared("Expected", expected, f"{proof['encoding']}, {len(expected)}"))
        if received and not proof["encoding"]:
            rows.append(Compared("Received", received))
        elif received:
            rows.append(Compared("Received", received, f"{encoding_of(received)}, {len(received)}"))
        elif expected:
            rows.append(Compared("Received", "", "nothing"))
        difference = proof["difference"]
        aside = ""
        if expected and received:
            aside = "the same"
            if difference is not None:
                aside = f"first difference: character {difference + 1}"
        title = "Expected and received"
        if len(rows) == 1:
            scheme = SCHEMES.get(proof["scheme"])
            bearer = scheme is not None and scheme.header.lower() == "authorization"
            title = "Received token" if bearer else "Received signature"
        self._add_heading(title, "", aside)
        self.compare = ValueCompare()
        self.compare.set_values(rows, difference)
        self._column.addWidget(self.compare)

    def _add_content(self, proof: dict[str, Any]) -> None:
        content = base64.b64decode(proof["content_base64"])
        size = proof["content_size"]
        unit = "byte" if size == 1 else "bytes"
        name = f"{proof['content_name']}, {size:,} {unit}" if size else "nothing"
        self.compare_code = Button(
            "Compare with what your code hashed", "clipboard-paste", Kind.LINK
        )
        self.compare_code.clicked.connect(self.compare_wanted)
        self._add_heading("Signed content", name, "", self.compare_code)
        self.content = SignedContent()
        self.content.set_content(content, name)
        self._column.addWidget(self.content)
        if size > len(content):
            self._column.addSpacing(6)
            shown = f"The first {len(content):,} bytes can be looked at here."
            self._column.addWidget(Label(shown, "small", "t3"))
        if self.content.line_count(640) > FEW_LINES:
            self.content.set_limit(FEW_LINES)
            self._add_show_all(self.content)

    def _add_show_all(self, content: SignedContent) -> None:
        button = Button("Show all lines", "chevron-down", Kind.LINK)

        def show_all() -> None:
            content.set_limit(0)
            button.hide()

        button.clicked.connect(show_all)
        self._column.addSpacing(6)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_heading(
        self, title: str, beside: str, right: str, button: Button | None = None
    ) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, SECTION_GAP, 0, 6)
        row.setSpacing(10)
        row.addWidget(Label(title, "bodyB"))
        row.addWidget(Label(beside, "body", "t2", stretch=True), 1)
        if right:
            row.addWidget(Label(right, "small", "t2"))
        if button is not None:
            row.addWidget(button)
        self._column.addLayout(row)


class _OutcomeGlyph(QWidget):
    """The mark of an outcome, beside the sentence that says it."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self._outcome = outcome
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.themes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(fonts.px(14), fonts.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        middle, size = QPointF(fonts.px(14) / 2, fonts.px(22) / 2), fonts.px(14)
        painting.draw_glyph(painter, middle, self._outcome, strong=True, size=size)
        painter.end()


def encoding_of(value: str) -> str:
    """What a received signature looks like: `hex` or `base64`, else `text`."""
    if value and len(value) % 2 == 0 and _HEXADECIMAL.issuperset(value):
        return "hex"
    plain = value.rstrip("=").replace("+", "").replace("/", "").replace("-", "").replace("_", "")
    return "base64" if plain.isascii() and plain.isalnum() else "text"
