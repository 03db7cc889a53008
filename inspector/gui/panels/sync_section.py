"""The settings of syncs with Fuse: where they go, by environment."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from inspector.core.address import address_problem
from inspector.gui.presenting import presenting, real, shown
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.field import HALO, Field
from inspector.gui.widgets.setting_row import SettingRow
from inspector.providers.fuse_sync import BASE_URLS
from inspector.settings import Settings

WIDTH = 288
MEANS = "Where syncs of this environment go. Empty is Fuse's own address."
OTHER = "Where syncs of this environment go; empty syncs it nowhere."


class SyncSection(Card):
    """A field for each environment: Fuse's two, and those that the user gave an address.

    Args:
        settings: Says which addresses hold.

    Signals:
        changed: Environment and its base URL, empty for Fuse's own.
    """

    changed = Signal(str, str)

    def __init__(self, settings: Settings) -> None:
        super().__init__("raised", "line", 8)
        self._settings = settings
        self.fields: dict[str, Field] = {}
        self._rows: dict[str, SettingRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._follow()
        presenting.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what holds now: an address may have been entered beside a capture."""
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        addresses = self._settings.sync_addresses
        for environment in (*BASE_URLS, *addresses):
            if environment not in self.fields:
                self._add(environment)
        for environment, field in self.fields.items():
            if not field.hasFocus():
                field.setText(shown(addresses.get(environment, "")))

    def _add(self, environment: str) -> None:
        name = f"Address for {environment}" if environment else "Address without an environment"
        field = Field(name, "mono")
        field.setFixedWidth(WIDTH + 2 * HALO)
        field.setPlaceholderText(BASE_URLS.get(environment, "https://"))
        field.editingFinished.connect(partial(self._on_edited, environment))
        row = SettingRow(name, MEANS if environment in BASE_URLS else OTHER, field)
        self.fields[environment], self._rows[environment] = field, row
        self._column.addWidget(row)

    def _on_edited(self, environment: str) -> None:
        field, row = self.fields[environment], self._rows[environment]
        url = real(field.text().strip())
        problem = address_problem(url) if url else None
        field.set_wrong(problem is not None)
        usual = MEANS if environment in BASE_URLS else OTHER
        row.say(str(problem or usual), "bad" if problem else "t2")
        if problem is None and url != self._settings.sync_addresses.get(environment, ""):
            self.changed.emit(environment, url)
