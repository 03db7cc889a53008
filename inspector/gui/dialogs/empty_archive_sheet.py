"""Asks for the archive's name before everything in it is deleted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from inspector.gui.dialogs.sheet import Sheet
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.field import Field
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose


class EmptyArchiveSheet(Sheet):
    """Confirms only when the name was typed exactly.

    Signals:
        confirmed: The archive's file name, as typed.
    """

    confirmed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Empty this archive", parent)
        self._name = ""
        self._said = Prose("", "body", "t2")
        self._label = Label("", "smallM", "t2", stretch=True)
        self.field = Field("Name of the archive", "mono")
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_confirmed)
        self.column.addSpacing(12)
        self.add(self._said)
        self.column.addSpacing(16)
        self.add(self._label)
        self.column.addSpacing(3)
        self.column.addWidget(self.field)
        self.delete = Button("Delete all captures", "trash-2", height=32)
        self.delete.clicked.connect(self._on_confirmed)
        keep = Button("Keep them", kind=Kind.QUIET, height=32)
        keep.clicked.connect(self.close_sheet)
        self.foot.addWidget(self.delete)
        self.foot.addStretch(1)
        self.foot.addWidget(keep, 0, Qt.AlignmentFlag.AlignRight)

    def open_for(self, name: str, count: int) -> None:
        """Ask about the archive of this file name, which holds so many captures."""
        self._name = name
        noun = "capture" if count == 1 else "captures"
        self._said.set_text(
            f"{count:,} {noun} will be deleted from `{name}`. This cannot be undone. Endpoints and"
            " secrets stay."
        )
        self._label.setText(f"Type {name} to confirm")
        self.field.clear()
        self._on_typed("")
        self.open_sheet(self.field)

    def _on_typed(self, text: str) -> None:
        self.delete.setEnabled(text == self._name)

    def _on_confirmed(self) -> None:
        if self.field.text() == self._name:
            self.close_sheet()
            self.confirmed.emit(self._name)
