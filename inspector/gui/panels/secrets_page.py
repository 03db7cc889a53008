"""The page of secrets: what each endpoint judges signatures by."""

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.credential import Credential
from inspector.core.secret import Secret
from inspector.gui.engine_link import EngineLink
from inspector.gui.models.secret_dates import entered_at
from inspector.gui.models.secret_groups import Group, Row, groups_of
from inspector.gui.panels.credential_group import CredentialGroup
from inspector.gui.panels.keeper_notice import KeeperNotice
from inspector.gui.panels.page import Page
from inspector.gui.panels.rejudge_line import RejudgeLine
from inspector.gui.panels.secret_columns import ColumnHeads
from inspector.gui.panels.secret_details import SecretDetails
from inspector.gui.panels.secret_form import SecretForm, Wanted
from inspector.gui.panels.secret_group import SecretGroup
from inspector.gui.panels.secret_row import SecretRow
from inspector.gui.panels.secret_usage import SecretUsage
from inspector.gui.scheme_session import SchemeSession
from inspector.gui.vault_session import VaultSession
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from inspector.gui.widgets.undo_bar import UndoBar
from inspector.providers import SCHEMES

GAP = 12
_USAGE_CHANGES = ("judged", "cleared")
EVERYWHERE = Group("", "", is_there=True, rows=())


class SecretsPage(Page):
    """Secrets by endpoint: added, edited in place, rotated, deleted with undo.

    Args:
        session: Holds the secrets and where they rest.
        link: Tells the endpoints, tries values, tells how often each secret matched.
        schemes: The user's own schemes, None where there are none.

    Signals:
        copy_requested: A secret's value for the clipboard; only after the user asked for it.
    """

    copy_requested = Signal(str)

    def __init__(
        self, session: VaultSession, link: EngineLink, schemes: SchemeSession | None = None
    ) -> None:
        super().__init__("Secrets", 22, widest=1280, centred=False)
        self._session = session
        self._schemes = schemes
        self._link = link
        self._endpoints: list[dict[str, Any]] = []
        self._groups: dict[str, SecretGroup] = {}
        self._form: SecretForm | None = None
        self._details: SecretDetails | None = None
        self._form_host: SecretGroup | None = None
        self._usage = SecretUsage(link, self)
        self._usage.changed.connect(self._refresh)
        self._undo = UndoBar(self)
        self._lay_out()
        session.secrets_changed.connect(self._refresh)
        session.secrets_changed.connect(self._ask_usage)
        link.connected.connect(self._on_connected)
        link.notice.connect(self._on_notice)
        if schemes is not None:
            schemes.changed.connect(self._refresh)
        self._on_endpoints(link.hello.get("endpoints", []))

    # Asked by the window

    def add_secret(self, scheme: str = "") -> None:
        """Open the form for a new secret, of this scheme if one is named."""
        known = SCHEMES.get(scheme)
        cards = self._groups.values()
        own = [card for card in cards if known and card.group.provider == known.provider]
        if own:
            self._open_in(own[0], Wanted([own[0].group], scheme))
        elif known:
            self._open_on_top(Wanted([EVERYWHERE, *self._all_groups()[:-1]], scheme))
        else:
            self._open_on_top(Wanted(self._all_groups()))

    def change_place(self) -> None:
        """Offer the places where secrets can rest."""
        self._notice.open_form()

    # Laying out

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label("Secrets", "h2"))
        said = "What each endpoint uses to judge signatures. A change takes effect at once, on old captures too."
        words.addWidget(Prose(said, "body", "t2"))
        add = Button("Add secret", "plus", Kind.PRIMARY, height=32)
        self._add = add
        add.clicked.connect(self._on_add_clicked)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(words, 1)
        right = QVBoxLayout()
        right.addWidget(add)
        right.addStretch(1)
        head.addLayout(right)
        self._notice = KeeperNotice(self._session)
        self._again = RejudgeLine(self._link)
        self._heads = ColumnHeads()
        card = Card("surface", "line")
        self._top_column = QVBoxLayout(card)
        self._top_column.setContentsMargins(0, 0, 0, 0)
        self._top_area = QWidget()
        below_notice = QVBoxLayout(self._top_area)
        below_notice.setContentsMargins(0, 6, 0, 6)
        below_notice.addWidget(card)
        self._top_area.hide()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(GAP)
        self.column.addLayout(head)
        self.column.addSpacing(16)
        self.column.addWidget(self._notice)
        self.column.addSpacing(6)
        self.column.addWidget(self._again)
        self.column.addWidget(self._top_area)
        self.column.addWidget(self._heads)
        self.column.addSpacing(2)
        self.column.addLayout(self._cards)
        self.credentials = CredentialGroup(self._session)
        self.credentials.deleted.connect(self._on_credential_deleted)
        self.column.addSpacing(GAP)
        self.column.addWidget(self.credentials)
        self.column.addStretch(1)

    def _all_groups(self) -> Sequence[Group]:
        """Every endpoint that can be chosen, and "every endpoint" last."""
        shown = [group.group for group in self._groups.values() if group.group.path]
        custom = self._schemes.schemes if self._schemes else ()
        return [*shown, replace(EVERYWHERE, custom=custom)]

    # Following the engine and the vault

    def showEvent(self, event: QShowEvent) -> None:
        """Ask how often each secret matched."""
        super().showEvent(event)
        self._usage.ask()

    def _on_connected(self, hello: dict[str, Any]) -> None:
        self._on_endpoints(hello.get("endpoints", []))
        if self.isVisible():
            self._usage.ask_soon()

    def _on_notice(self, notice: dict[str, Any]) -> None:
        if notice.get("notice") == "endpoints":
            self._on_endpoints(notice.get("endpoints", []))
        elif notice.get("notice") in _USAGE_CHANGES and self.isVisible():
            self._usage.ask_soon()

    def _ask_usage(self) -> None:
        if self.isVisible():  # else once it is shown
            self._usage.ask()

    def _on_endpoints(self, endpoints: list[dict[str, Any]]) -> None:
        self._endpoints = endpoints
        self._refresh()

    def _refresh(self) -> None:
        """Show the groups as they are now; widgets of groups that stay are kept."""
        custom = self._schemes.schemes if self._schemes else ()
        groups = groups_of(self._endpoints, self._session.secrets, custom)
        paths = [group.path for group in groups]
        for path in [path for path in self._groups if path not in paths]:
            self._drop_group(path)
        for index, group in enumerate(groups):
            card = self._groups.get(group.path)
            if card is None:
                card = self._make_group(group)
            self._cards.insertWidget(index, card)
            card.show_group(group, self._session.secrets, self._usage.words)
        self._heads.show_matched(shown=bool(self._usage.words))

    def _make_group(self, group: Group) -> SecretGroup:
        card = SecretGroup(group, self._link)
        card.row_added.connect(self._on_row_added)
        card.add_wanted.connect(lambda: self._open_in(card, Wanted([card.group])))
        self._groups[group.path] = card
        return card

    def _drop_group(self, path: str) -> None:
        card = self._groups.pop(path)
        if card is self._form_host:
            self._close_form()
        self._cards.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _on_row_added(self, row: SecretRow) -> None:
        row.changed.connect(self._on_changed)
        row.details_wanted.connect(self._on_details_wanted)
        row.add_wanted.connect(self._on_add_wanted)
        row.rotate_wanted.connect(self._on_rotate_wanted)
        row.delete_wanted.connect(self._delete)
        row.copy_wanted.connect(lambda secret: self.copy_requested.emit(secret.value))

    # The form

    def _on_add_clicked(self) -> None:
        self.add_secret()

    def _card_of(self, row: Row) -> SecretGroup:
        return next(card for card in self._groups.values() if row in card.group.rows)

    def _on_add_wanted(self, row: Row) -> None:
        card = self._card_of(row)
        self._open_in(card, Wanted([card.group], row.scheme.id, row.environment))

    def _on_rotate_wanted(self, row: Row) -> None:
        card, old = self._card_of(row), row.secret
        if old is not None:
            wanted = Wanted([card.group], old.scheme, old.environment, old.user, old)
            self._open_in(card, wanted)

    def _on_details_wanted(self, row: Row) -> None:
        card, secret = self._card_of(row), row.secret
        if secret is None:
            return
        self._close_form()
        form = SecretDetails(secret, row.name)
        form.entered.connect(self._on_details)
        form.left.connect(self._close_form)
        self._details, self._form_host = form, card
        card.open_form(form)
        self._show_form(form)

    def _on_details(self, secret: Secret) -> None:
        self._close_form()
        self._on_changed(secret)
        self._go_to(secret)

    def _on_changed(self, secret: Secret) -> None:
        before = next((one for one in self._session.secrets if one.id == secret.id), None)
        self._session.put(entered_at(secret, before, time.time()))

    def _open_in(self, card: SecretGroup, wanted: Wanted) -> None:
        """Open the form under the rows of an endpoint."""
        form = self._make_form(wanted)
        self._form_host = card
        card.open_form(form)
        self._show_form(form)

    def _open_on_top(self, wanted: Wanted) -> None:
        """Open the form above all endpoints; it asks which one."""
        form = self._make_form(wanted)
        self._top_column.addWidget(form)
        self._top_area.show()
        self._show_form(form)

    def _make_form(self, wanted: Wanted) -> SecretForm:
        self._close_form()
        form = SecretForm(wanted, self._link, self._session.secrets)
        form.entered.connect(self._on_entered)
        form.left.connect(self._close_form)
        self._form = form
        return form

    def _show_form(self, form: SecretForm | SecretDetails) -> None:
        form.show()
        form.take_focus()
        QTimer.singleShot(0, form, lambda: self.ensureWidgetVisible(form, 0, 60))

    def _close_form(self) -> None:
        form, host = self._form, self._form_host
        self._form = self._form_host = self._details = None
        if host is not None:
            host.close_form()
        elif form is not None:
            self._top_column.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._top_area.hide()

    def _on_entered(self, secret: Secret, before: Secret | None) -> None:
        self._close_form()
        self._undo.forget()
        now = time.time()
        new = entered_at(secret, None, now)
        if before is not None:
            before = replace(before, since=now)
        self._session.put(*((before, new) if before else (new,)))
        self._go_to(new)

    def _go_to(self, secret: Secret) -> None:
        row = self._groups[secret.endpoint].row_of(secret.id)
        if row is not None:
            row.take_focus()
            QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row, 0, 40))

    # Deleting

    def _delete(self, secret: Secret) -> None:
        at = self._session.secrets.index(secret)
        row = self._groups[secret.endpoint].row_of(secret.id)
        name = row.row.name if row else secret.name
        self._session.remove(secret.id)
        self._undo.tell(f"Deleted: {name}", lambda: self._session.insert(secret, at))

    def _on_credential_deleted(self, credential: Credential) -> None:
        """Offer it back; the engine goes without it at once."""
        name = ", ".join(filter(None, (credential.name, credential.environment)))
        self._undo.tell(f"Deleted: {name}", lambda: self._session.put_credential(credential))
