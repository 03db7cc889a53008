"""The field a secret is typed or pasted into: masked, and careful with line breaks."""

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector.gui.widgets.field import Field


class SecretField(Field):
    """A masked field.

    What is pasted loses the line break at its end: the clipboard of a terminal or an editor often
    has one, and no provider's secret does. `cut_line_break` says that it happened.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "mono", parent, masked=True)
        self.cut_line_break = False
        self.textEdited.connect(self._on_edited)

    def reveal(self, *, shown: bool) -> None:
        """Show what is typed, or dots again."""
        echo = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(echo)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste without a line break at the end."""
        if not event.matches(QKeySequence.StandardKey.Paste):
            super().keyPressEvent(event)
            return
        pasted = QGuiApplication.clipboard().text()
        kept = pasted.rstrip("\r\n")
        self.insert(kept)
        self.cut_line_break = kept != pasted
        self.textEdited.emit(self.text())

    def _on_edited(self, text: str) -> None:
        if not text:
            self.cut_line_break = False
