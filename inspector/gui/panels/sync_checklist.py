"""What a sync needs, line by line; what is missing has its field in place."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector.gui.panels.credential_field import CredentialField
from inspector.gui.presenting import real
from inspector.gui.widgets.button import Button
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.field import HALO, Field
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from inspector.providers.fuse_sync import PEM_HEADERS

MISSING = "What is missing for this sync"
COMPLETE = "Everything is there now. Press Sync with Fuse."


class SyncChecklist(Card):
    """A card with a line for each thing.

    Signals:
        entered: The item's `field` and the value the user entered for it.
    """

    entered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("raised", "line")
        self._fields: list[str] = []
        self.lines: list[ItemLine] = []
        self._title = Label(MISSING, "bodyB")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addLayout(self._rows)
        self._end = Prose(COMPLETE, "body", "ok")
        column.addWidget(self._end)
        self.setObjectName("what a sync needs")

    def show_items(self, items: Sequence[Mapping[str, Any]], *, complete: bool) -> None:
        """Show them; what is being typed stays while the same things are needed."""
        fields = [f"{item['field']} {item['name']}" for item in items]
        if fields != self._fields:
            self._make_lines(items)
            self._fields = fields
        for line, item in zip(self.lines, items, strict=True):
            line.show_item(item)
        self._title.setVisible(not complete)
        self._end.setVisible(complete)

    def first_field(self) -> QWidget | None:
        """The first field to fill in."""
        return next((line.field for line in self.lines if line.is_open), None)

    def _make_lines(self, items: Sequence[Mapping[str, Any]]) -> None:
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [ItemLine(str(item["field"]), str(item["name"])) for item in items]
        for line in self.lines:
            line.entered.connect(self.entered)
            self._rows.addWidget(line)


class ItemLine(QWidget):
    """One thing: there, or what is wrong with it and where to enter it.

    Signals:
        entered: The item's `field` and the value the user entered for it.
    """

    entered = Signal(str, str)

    def __init__(self, field: str, name: str) -> None:
        super().__init__()
        self._field_id = field
        kind, _, key = field.partition(":")
        self._is_fillable = kind in ("secret", "credential", "address")
        self.is_open = False
        self._glyph = Glyph("check", "ok", 14)
        self._glyph.setFixedHeight(20)
        self._words = Prose("", "small", "t2")
        self.field = self._make_field(kind, name)
        self.save = Button("Save")
        self.save.setAccessibleName(f"Save {name}")
        self.save.clicked.connect(self._on_save)
        self.file = Button("Choose file")
        self.file.setAccessibleName(f"Choose the file of {name}")
        self.file.clicked.connect(self._on_file)
        self._needs_file = key in PEM_HEADERS
        self._lay_out(name)

    def _make_field(self, kind: str, name: str) -> Field:
        field = Field(name, "mono") if kind == "address" else CredentialField(name)
        if kind == "address":
            field.setPlaceholderText("https://")
        field.returnPressed.connect(self._on_save)
        return field

    def _lay_out(self, name: str) -> None:
        self._entry = QWidget()
        entry = QHBoxLayout(self._entry)
        entry.setContentsMargins(0, 2, 0, 0)
        entry.setSpacing(8 - HALO)
        entry.addWidget(self.field, 1)
        entry.addWidget(self.file)
        entry.addWidget(self.save)
        title = Label(name, "bodyM", stretch=True)
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setContentsMargins(HALO, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(self._words)
        right = QVBoxLayout()  # the box of a field begins where the words do
        right.setSpacing(0)
        right.addLayout(words)
        right.addWidget(self._entry)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8 - HALO)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)

    def show_item(self, item: Mapping[str, Any]) -> None:
        """Say whether it is there now."""
        there = bool(item["is_there"])
        # Where to enter a credential needs no words: the field is beneath.
        remedy = "" if self._field_id.startswith("credential:") else item["remedy"]
        said = f"{item['words']} {remedy}".strip()
        self._glyph.set_look("check" if there else "circle-help", "ok" if there else "warnFill")
        self._words.set_text(said, "t2")
        self._words.setVisible(bool(said))
        if there and isinstance(self.field, CredentialField):
            self.field.empty()
        self.is_open = self._is_fillable and not there
        self._entry.setVisible(self.is_open)
        self.file.setVisible(self._needs_file)
        self.setAccessibleName(f"{item['name']}: {'there' if there else said}")

    def _on_save(self) -> None:
        field = self.field
        value = field.value() if isinstance(field, CredentialField) else real(field.text().strip())
        if value:
            self.entered.emit(self._field_id, value)

    def _on_file(self) -> None:
        chooser = QFileDialog(self, "Choose a PEM file")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.take_file)
        chooser.open()

    def take_file(self, path: str) -> None:
        """Enter a file's content."""
        if isinstance(self.field, CredentialField):
            problem = self.field.read_file(Path(path))
            if problem is not None:
                self._words.set_text(str(problem), "bad")
