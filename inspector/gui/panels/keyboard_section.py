"""The settings' list of all actions with their keys, and how to give them other ones."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui import theme
from inspector.gui.actions import ACTIONS, ActionSpec, Where
from inspector.gui.keymap import Keymap
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.key_field import KeyField
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose

MEANS = (
    "Press keys to change them, then the new ones; Backspace takes them away, Esc keeps what was."
)


class KeyRow(QWidget):
    """One action: its words, its keys, a way back to the default; an objection beneath.

    Args:
        spec: The action.
        keymap: Where its keys are kept.
    """

    def __init__(self, spec: ActionSpec, keymap: Keymap) -> None:
        super().__init__()
        self._spec = spec
        self._keymap = keymap
        self._refused = ""
        self.setObjectName(spec.id)
        self.field = KeyField(spec.words)
        self.field.recorded.connect(self.give)
        self.reset = IconButton("rotate-ccw", f"Reset the keys of {spec.words}", size=14)
        self.reset.setToolTip("Reset")
        self.reset.clicked.connect(partial(keymap.reset, spec.id))
        keep = self.reset.sizePolicy()
        keep.setRetainSizeWhenHidden(True)  # a reset moves nothing
        self.reset.setSizePolicy(keep)
        self.objection = Prose("", "small", "bad")
        self.take = Button("Use it here", kind=Kind.LINK)
        self.take.clicked.connect(self._on_take)
        self._lay_out(spec)
        self.show_keys()

    def _lay_out(self, spec: ActionSpec) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Label(spec.words, "body", "t1", stretch=True), 1)
        line.addWidget(self.reset)
        line.addWidget(self.field)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.objection, 1)
        below.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 4)
        column.setSpacing(2)
        column.addLayout(line)
        column.addLayout(below)
        self.objection.hide()
        self.take.hide()

    def show_keys(self) -> None:
        """Show the keys that hold now."""
        action = self._spec.id
        self.field.set_keys(self._keymap.keys(action))
        self.reset.setVisible(not self._keymap.is_default(action))
        self._object("", "")

    def give(self, keys: str) -> None:
        """Take these keys, unless something speaks against it."""
        wrong = self._keymap.objection(self._spec.id, keys)
        if wrong:
            self._object(wrong, keys)
        else:
            self._keymap.give(self._spec.id, keys)

    def _object(self, words: str, keys: str) -> None:
        self._refused = keys
        self.objection.set_text(words, "bad")
        self.objection.setVisible(bool(words))
        self.take.setVisible(self._keymap.owner(keys) is not None)

    def _on_take(self) -> None:
        if self._refused:
            self._keymap.give(self._spec.id, self._refused)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)


class _Group(QWidget):
    """A heading within the card."""

    def __init__(self, words: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 14, 16, 4)
        line.addWidget(Label(words, "capB", "t3", stretch=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline that parts it from the group above."""
        del event
        painter = QPainter(self)
        painter.fillRect(1, 6, self.width() - 2, 1, theme.color("line"))
        painter.end()


class KeyboardSection(Card):
    """Every action by what it works on.

    Args:
        keymap: Where keys are kept; told of every change.
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__("raised", "line", 8)
        self._keymap = keymap
        self.rows = {spec.id: KeyRow(spec, keymap) for spec in ACTIONS}
        self.reset_all = Button("Reset all")
        self.reset_all.setAccessibleName("Reset all keys")
        self.reset_all.clicked.connect(keymap.reset_all)
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 8)
        top.setSpacing(16)
        top.addWidget(Prose(MEANS, "small", "t2"), 1)
        top.addWidget(self.reset_all, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        column.addLayout(top)
        for where in Where:
            column.addWidget(_Group(where.value))
            for spec in ACTIONS:
                if spec.where is where:
                    column.addWidget(self.rows[spec.id])
        keymap.changed.connect(self._show_keys)
        self._show_keys()

    def _show_keys(self) -> None:
        for row in self.rows.values():
            row.show_keys()
        self.reset_all.setEnabled(not all(self._keymap.is_default(each) for each in self.rows))
