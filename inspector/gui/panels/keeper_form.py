"""Choosing where secrets rest."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.problem import Problem
from inspector.gui import theme
from inspector.gui.vault_session import Place, VaultSession
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.field import HALO, Field
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from inspector.gui.widgets.segmented import Segmented
from inspector.vault import KeeperId

_WORDS = {
    KeeperId.KEYRING: "Your system encrypts them and opens them when you log in.",
    KeeperId.FILE: "One file, sealed under a passphrase that is asked for at each start. Nobody can"
    " open it when the passphrase is lost.",
    KeeperId.SESSION: "Nothing is stored. They are gone when the program ends, and at once from"
    " where they rest now.",
}
_OPENS = "There is an encrypted file already. Its passphrase opens it, and these secrets join it."


class KeeperForm(QWidget):
    """Three places, what each means, and the passphrase for the one that needs it.

    Args:
        session: Whose secrets are moved.
        first: The place chosen at the start; the present one by default.

    Signals:
        left: It is done with, whether anything was moved or not.
    """

    left = Signal()

    def __init__(
        self, session: VaultSession, first: KeeperId | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._places = places(session.place)
        chosen = first or session.place.id
        names = {KeeperId.FILE: "Encrypted file", KeeperId.SESSION: "This session only"}
        words = [names.get(one) or session.place.keyring for one in self._places]
        self._which = Segmented(words, "Keep secrets in")
        self._which.set_index(self._places.index(chosen))
        self._which.chosen.connect(self._show)
        self._means = Prose("", "body", "t2")
        self._first = Field("Passphrase", masked=True)
        self._first.setPlaceholderText("Passphrase, 8 characters or more")
        self._again = Field("Passphrase again", masked=True)
        self._again.setPlaceholderText("Once more")
        for field in (self._first, self._again):
            field.returnPressed.connect(self._apply)
            field.textEdited.connect(self._clear_trouble)
        self._said = Label("", "small", "bad", stretch=True)
        self._apply_button = Button("Keep them there")
        self._apply_button.clicked.connect(self._apply)
        self._cancel = Button("Cancel", kind=Kind.QUIET)
        self._cancel.clicked.connect(self.left)
        self._lay_out()
        self._show()
        theme.themes.changed.connect(self.update)

    @property
    def chosen(self) -> KeeperId:
        """The place that is chosen."""
        return self._places[self._which.index]

    def take_focus(self) -> None:
        """Start with the choice."""
        self._which.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(8 - 2 * HALO)
        fields.addWidget(self._first, 1)
        fields.addWidget(self._again, 1)
        self._fields = QWidget()
        self._fields.setLayout(fields)
        self._fields.setMaximumWidth(520)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(HALO, 0, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self._apply_button)
        buttons.addWidget(self._cancel)
        buttons.addSpacing(4)
        buttons.addWidget(self._said, 1)
        inset = QVBoxLayout()
        inset.setContentsMargins(HALO, 0, 0, 0)
        inset.setSpacing(10)
        inset.addWidget(self._which, 0, Qt.AlignmentFlag.AlignLeft)
        inset.addWidget(self._means)
        column = QVBoxLayout(self)
        column.setContentsMargins(40 - HALO, 14, 16, 14)
        column.setSpacing(10 - HALO)
        column.addLayout(inset)
        column.addWidget(self._fields)
        column.addLayout(buttons)

    def _show(self) -> None:
        """Say what the chosen place means."""
        opens = self._opens_file()
        self._means.set_text(_OPENS if opens else _WORDS[self.chosen])
        self._fields.setVisible(self.chosen is KeeperId.FILE)
        self._again.setVisible(not opens)
        same = self.chosen is self._session.place.id
        self._apply_button.set_words(_action(self.chosen, same=same, opens=opens))
        self._apply_button.setVisible(not same or self.chosen is KeeperId.FILE)
        self._apply_button.setEnabled(True)
        self._clear_trouble()

    def _opens_file(self) -> bool:
        place = self._session.place
        unused = place.id is not KeeperId.FILE or place.locked
        return self.chosen is KeeperId.FILE and place.file_exists and unused

    def _apply(self) -> None:
        passphrase = self._first.text()
        if self._opens_file():
            self._begin()
            self._session.unlock(passphrase, self._on_done)
            return
        if self.chosen is KeeperId.FILE and passphrase != self._again.text():
            self._again.set_wrong(True)
            self._said.setText("The two passphrases differ.")
            return
        if self._apply_button.isEnabled() and not self._apply_button.isHidden():
            self._begin()
            self._session.move(self.chosen, passphrase, self._on_done)

    def _begin(self) -> None:
        self._clear_trouble()
        self._apply_button.setEnabled(False)

    def _on_done(self, problem: Problem | None) -> None:
        self._apply_button.setEnabled(True)
        if problem is None:
            self.left.emit()
            return
        self._said.setText(str(problem))
        self._first.set_wrong(self.chosen is KeeperId.FILE)

    def _clear_trouble(self) -> None:
        self._said.setText("")
        self._first.set_wrong(False)
        self._again.set_wrong(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline under the notice's line."""
        del event
        painter = QPainter(self)
        painter.fillRect(QRectF(1, 0, self.width() - 2, 1), theme.color("line"))
        painter.end()


def places(place: Place) -> tuple[KeeperId, ...]:
    """What can be chosen: the keyring only where there is one."""
    return tuple(one for one in KeeperId if one is not KeeperId.KEYRING or place.keyring)


def _action(chosen: KeeperId, *, same: bool, opens: bool) -> str:
    if opens:
        return "Open it"
    if same:
        return "Change the passphrase"
    return "Keep them there" if chosen is not KeeperId.SESSION else "Keep them in memory only"
