"""A remark about what was typed, with a link that corrects it where that is possible."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.gui.models.secret_checks import Advice
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.label import Label

HEIGHT = 22


class AdviceLine(QWidget):
    """A sentence in the warning colour; it keeps its room while it says nothing.

    Signals:
        corrected: The value (a str) the advice proposes instead.
    """

    corrected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._instead = ""
        self._mark = Glyph("triangle-alert", "warn", 14)
        self._words = Label("", "small", "warn", stretch=True)
        self._link = Button("Correct it", kind=Kind.LINK)
        self._link.clicked.connect(lambda: self.corrected.emit(self._instead))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self._mark, self._words, self._link):
            row.addWidget(widget)
        row.addStretch(1)
        self.setFixedHeight(HEIGHT)
        self.tell(None)

    def tell(self, advice: Advice | None) -> None:
        """Show an advice, or nothing."""
        self._instead = advice.instead if advice else ""
        self._words.setText(advice.sentence if advice else "")
        self._mark.setVisible(advice is not None)
        self._link.setVisible(bool(self._instead))
        self._words.setVisible(advice is not None)
        self._words.updateGeometry()
