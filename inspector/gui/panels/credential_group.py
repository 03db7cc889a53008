"""The credentials for syncs with Fuse, on one card of the secrets page."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.credential import Credential
from inspector.gui.models.secret_groups import ENVIRONMENTS
from inspector.gui.panels.credential_field import CredentialField
from inspector.gui.panels.credential_row import CredentialRow
from inspector.gui.panels.secret_group import HEAD, paint_group
from inspector.gui.vault_session import VaultSession
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.choice import Choice, Option
from inspector.gui.widgets.field import HALO
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from inspector.providers.fuse_sync import CREDENTIALS, PEM_HEADERS

NONE = (
    "None entered. A sync needs `Fuse-Client-Id`, and of the aggregators' credentials those of the"
    " webhook's source; the API key is the secret above."
)


class CredentialGroup(QWidget):
    """Rows for what is stored, and a form that the plus opens.

    Args:
        session: Holds the credentials.

    Signals:
        deleted: The `Credential` that was deleted.
    """

    deleted = Signal(object)

    def __init__(self, session: VaultSession) -> None:
        super().__init__()
        self._session = session
        self.rows: list[CredentialRow] = []
        self._none = Prose(NONE, "body", "t2")
        self.plus = IconButton("plus", "Add a credential for Fuse")
        self.plus.clicked.connect(self.open_form)
        self._make_form()
        self._lay_out()
        session.credentials_changed.connect(self._refresh)
        self._refresh()

    def open_form(self) -> None:
        """Show the form and put the cursor there."""
        self.form.show()
        self._trouble.set_text("")
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Take the form away."""
        self.value.empty()
        self.form.hide()

    def _make_form(self) -> None:
        self.name = Choice("Credential", [Option(name, name) for name in CREDENTIALS])
        self.name.chosen.connect(self._on_name)
        environments = [Option("", "any"), *(Option(name, name) for name in ENVIRONMENTS)]
        self.environment = Choice("Environment of the credential", environments)
        self.value = CredentialField("Value of the credential")
        self.value.returnPressed.connect(self._on_save)
        self.file = Button("Choose file")
        self.file.clicked.connect(self._on_file)
        self.save = Button("Save")
        self.save.setAccessibleName("Save the credential")
        self.save.clicked.connect(self._on_save)
        cancel = Button("Cancel", kind=Kind.QUIET)
        cancel.clicked.connect(self.close_form)
        self._trouble = Prose("", "small", "bad")
        self.form = QWidget()
        column = QVBoxLayout(self.form)
        column.setContentsMargins(16, 8, 10, 8)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.environment)
        row.addSpacing(-HALO)
        row.addWidget(self.value, 1)
        for button in (self.file, self.save, cancel):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self._trouble)
        self._trouble.hide()
        self.form.hide()
        self._on_name()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 10, 0)
        head.setSpacing(9)
        head.addWidget(Glyph(provider="fuse", size=18))
        head.addWidget(Label("Credentials for syncs", "bodyM"))
        head.addWidget(Label("Fuse and its aggregators", "body", "t2", stretch=True), 1)
        head.addWidget(self.plus)
        head.addStrut(HEAD)
        around = QHBoxLayout()
        around.setContentsMargins(16, 10, 16, 12)
        around.addWidget(self._none)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addLayout(around)
        self._column.addWidget(self.form)
        self._around = around
        self.setObjectName("credentials for syncs")

    def _refresh(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        order = {name: index for index, name in enumerate(CREDENTIALS)}
        known = sorted(
            self._session.credentials,
            key=lambda one: (order.get(one.name, len(order)), one.environment),
        )
        self.rows = [CredentialRow(one) for one in known]
        for index, row in enumerate(self.rows):
            row.delete_wanted.connect(self._on_delete)
            self._column.insertWidget(1 + index, row)
        self._none.setVisible(not self.rows)
        room = 0 if self.rows else 10
        self._around.setContentsMargins(16, room, 16, room)

    def _on_name(self) -> None:
        self.file.setVisible(self.name.value in PEM_HEADERS)

    def _on_save(self) -> None:
        value = self.value.value()
        if value:
            kept = Credential(self.name.value, value, self.environment.value)
            self.close_form()
            self._session.put_credential(kept)
            self.plus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_delete(self, credential: Credential) -> None:
        self._session.remove_credential(credential.name, credential.environment)
        self.plus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleted.emit(credential)

    def _on_file(self) -> None:
        chooser = QFileDialog(self, "Choose a PEM file")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.take_file)
        chooser.open()

    def take_file(self, path: str) -> None:
        """Enter a file's content."""
        problem = self.value.read_file(Path(path))
        self._trouble.set_text(str(problem or ""))
        self._trouble.setVisible(problem is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and the ground of its head."""
        del event
        paint_group(self)
