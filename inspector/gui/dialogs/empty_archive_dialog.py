"""Asks for the archive's name before everything in it is deleted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui import theme
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.field import HALO, Field
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose

WIDTH = 440


class EmptyArchiveDialog(QDialog):
    """Accepted only when the name was typed exactly.

    Args:
        name: The archive's file name.
        count: How many captures would go.
        parent: The window.
    """

    def __init__(self, name: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Empty this archive")
        self.setObjectName("empty archive")
        self.setFixedWidth(WIDTH)
        noun = "capture" if count == 1 else "captures"
        said = f"{count:,} {noun} will be deleted from `{name}`. This cannot be undone."
        self.field = Field("Name of the archive", "mono")
        self.field.textChanged.connect(self._on_typed)
        self.delete = Button("Delete all captures", "trash-2", height=32)
        self.delete.clicked.connect(self.accept)
        self._keep = Button("Keep them", kind=Kind.QUIET, height=32)
        self._keep.clicked.connect(self.reject)
        self._lay_out(said)
        self._on_typed("")
        theme.themes.changed.connect(self.update)

    def _lay_out(self, said: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(0)
        column.addWidget(Label("Empty this archive", "h3"))
        column.addSpacing(8)
        column.addWidget(Prose(said, "body", "t2"))
        column.addSpacing(12)
        column.addWidget(Label(f"Type {self._name} to confirm", "small", "t2", stretch=True))
        column.addSpacing(6 - HALO)
        row = QHBoxLayout()
        row.setContentsMargins(-HALO, 0, -HALO, 0)
        row.addWidget(self.field)
        column.addLayout(row)
        column.addSpacing(16 - HALO)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._keep)
        buttons.addWidget(self.delete)
        column.addLayout(buttons)
        self.field.setFocus()

    def _on_typed(self, text: str) -> None:
        self.delete.setEnabled(text == self._name)

    def accept(self) -> None:
        """Close as confirmed, if the name is right."""
        if self.field.text() == self._name:
            super().accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("raised"))
        painter.end()
