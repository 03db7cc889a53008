"""The field a secret is typed or pasted into: masked, and careful with line breaks."""

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector.gui.presenting import presenting
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
        presenting.changed.connect(self._hide_again)

    def reveal(self, *, shown: bool) -> None:
        """Show what is typed, or dots again; while presenting it stays dots."""
        clear = shown and not presenting.on
        echo = QLineEdit.EchoMode.Normal if clear else QLineEdit.EchoMode.Password
        self.setEchoMode(echo)

    def _hide_again(self) -> None:
        self.reveal(shown=False)

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
