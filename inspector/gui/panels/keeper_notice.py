"""Says where secrets rest, and asks for the passphrase where one is needed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector.core.problem import Problem
from inspector.gui.panels.keeper_form import KeeperForm
from inspector.gui.vault_session import VaultSession
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.field import HALO, Field
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from inspector.vault import KeeperId

HEIGHT = 40
NEVER = "Never written to the archive, exports, logs or a command line."
FORGOTTEN = "They are gone when the program ends."


class KeeperNotice(Card):
    """A notice with a link; under it the form to change the place, when that is open.

    Signals:
        opened: The form was opened or closed.
    """

    opened = Signal()

    def __init__(self, session: VaultSession, parent: QWidget | None = None) -> None:
        super().__init__("sunken", "line", 8, parent)
        self._session = session
        self._form: KeeperForm | None = None
        self._mark = Glyph("lock")
        self._strong = Label("", "bodyM", "t1")
        self._detail = Label("", "body", "t2", stretch=True)
        self._link = Button("Change", kind=Kind.LINK)
        self._link.clicked.connect(self._on_link)
        self._line = QHBoxLayout()
        self._line.setContentsMargins(16, 0, 16, 0)
        self._line.setSpacing(8)
        self._line.addWidget(self._mark)
        self._line.addWidget(self._strong)
        self._line.addSpacing(2)
        self._line.addWidget(self._detail, 1)
        self._line.addWidget(self._link)
        self._line.addStrut(HEIGHT)
        self._trouble = Prose("", "body", "warn")
        self._trouble.setContentsMargins(0, 0, 0, 0)
        self._below = QHBoxLayout()
        self._below.setContentsMargins(40, 0, 16, 10)
        self._below.addWidget(self._trouble, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._line)
        self._lock = UnlockLine(session)
        self._column.addWidget(self._lock)
        self._column.addLayout(self._below)
        session.place_changed.connect(self._show)
        self._show()

    def open_form(self, first: KeeperId | None = None) -> None:
        """Offer the places there are; `first` is the one that is chosen at the start."""
        if self._form is None:
            self._form = KeeperForm(self._session, first)
            self._form.left.connect(self.close_form)
            self._column.addWidget(self._form)
            self._show()
            self.opened.emit()
        self._form.take_focus()

    def close_form(self) -> None:
        """Take the form away."""
        if self._form is not None:
            self._column.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
            self._form = None
            self._show()
            self.opened.emit()
            self._link.setFocus()

    def _show(self) -> None:
        """Say what is so now."""
        place, problem = self._session.place, self._session.problem
        locked = place.locked and self._session.loaded
        wrong = problem is not None and problem.kind != "locked"
        self.set_look("warnSoft" if wrong else "sunken", "warnLine" if wrong else "line")
        self._mark.set_look("triangle-alert" if wrong else "lock", "warn" if wrong else "t2")
        self._strong.setText(_strong(self._session))
        self._detail.setText(FORGOTTEN if place.id is KeeperId.SESSION else NEVER)
        self._lock.setVisible(locked)
        self._trouble.set_text(str(problem) if problem and wrong else "")
        self._trouble.setVisible(wrong)
        self._below.setContentsMargins(40, 0, 16, 10 if wrong else 0)
        self._link.set_words(_link(self._session, problem if wrong else None))
        self._link.setVisible(self._form is None and self._session.loaded)

    def _on_link(self) -> None:
        problem = self._session.problem
        if problem is not None and problem.kind in _TRY_AGAIN:
            self._session.load()
        elif self._session.place.id is KeeperId.SESSION and not self._session.place.keyring:
            self.open_form(KeeperId.FILE)
        else:
            self.open_form()


_TRY_AGAIN = {"keyring-locked", "keyring-failed", "not-read", "unreadable", "unwritable"}


def _strong(session: VaultSession) -> str:
    if not session.loaded:
        return "Reading secrets"
    if session.place.locked:
        return "Locked in an encrypted file"
    return f"Kept in {session.place.name}"


def _link(session: VaultSession, problem: Problem | None) -> str:
    if problem is not None and problem.kind in _TRY_AGAIN:
        return "Try again"
    if session.place.id is KeeperId.SESSION and not session.place.keyring:
        return "Keep them in an encrypted file"
    return "Change"


class UnlockLine(QWidget):
    """A passphrase field with a button, and what was wrong with the last try."""

    def __init__(self, session: VaultSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._field = Field("Passphrase", masked=True)
        self._field.setPlaceholderText("Passphrase")
        self._field.setMaximumWidth(280)
        self._field.returnPressed.connect(self._unlock)
        self._field.textEdited.connect(lambda: self._field.set_wrong(False))
        self._button = Button("Unlock", "lock-open")
        self._button.clicked.connect(self._unlock)
        self._said = Label("", "small", "bad", stretch=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(40 - HALO, 0, 16, 10 - HALO)
        row.setSpacing(8 - HALO)
        row.addWidget(self._field, 2)
        row.addWidget(self._button)
        row.addSpacing(8)
        row.addWidget(self._said, 3)

    def _unlock(self) -> None:
        if self._field.text():
            self._button.setEnabled(False)
            self._said.set_look("", "bad")
            self._session.unlock(self._field.text(), self._on_answer)

    def _on_answer(self, problem: Problem | None) -> None:
        self._button.setEnabled(True)
        self._field.set_wrong(problem is not None)
        self._said.set_look(problem.sentence if problem else "", "bad")
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        if problem is None:
            self._field.clear()
        else:
            self._field.selectAll()
            self._field.setFocus()
