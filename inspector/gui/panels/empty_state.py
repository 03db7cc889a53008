"""What stands where the list will be while nothing was captured: it teaches the first steps."""

from typing import Any
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy

from inspector.gui.engine_link import EngineLink
from inspector.gui.panels.address_box import AddressBox, HeroButton, HintLine
from inspector.gui.panels.page import Page
from inspector.gui.panels.provider_card import ProviderCard
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from inspector.providers import FIRST

WIDEST = 880
ONE_COLUMN_BELOW = 820
STACKED_BELOW = 560
GAP = 16

_LOCAL = {"127.0.0.1", "localhost", "::1"}


class EmptyState(Page):
    """The address, a test to send, and how to register it at each provider.

    Signals:
        send_test_requested: Provider id (a str), empty for any.
        add_secret_requested: Scheme id (a str).
        copy_requested: Text for the clipboard.
        guide_requested: Provider id (a str) whose page the user wants.
    """

    send_test_requested = Signal(str)
    add_secret_requested = Signal(str)
    copy_requested = Signal(str)
    guide_requested = Signal(str)

    def __init__(self, link: EngineLink) -> None:
        super().__init__("Getting started", 53, widest=WIDEST)
        self._address = ""
        self._columns = 0
        self._lay_out_head()
        self._cards = [ProviderCard(provider) for provider in FIRST]
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        for card in self._cards:
            card.path_copied.connect(self._copy_path)
            card.secret_wanted.connect(self.add_secret_requested)
            card.test_wanted.connect(self.send_test_requested)
            card.guide_wanted.connect(self.guide_requested)
        self.width_changed.connect(self._arrange)
        link.connected.connect(self._on_listening)
        link.notice.connect(self._on_notice)
        self._arrange(WIDEST)
        self._on_listening(link.hello)

    def _lay_out_head(self) -> None:
        self._box = AddressBox()
        self._box.copied.connect(self.copy_requested)
        self._send = HeroButton("Send a test webhook", "send")
        self._send.clicked.connect(lambda: self.send_test_requested.emit(""))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(12)
        self._row.addWidget(self._box, 1)
        self._row.addWidget(self._send)
        self._reach = Prose("", "body", "t2")
        laptop = Glyph("laptop", "t3", 14)
        laptop.setFixedHeight(20)
        hint = HintLine()
        hint.add(laptop, self._reach)
        lead = "Any path works. Each request is kept exactly as it arrives, its signature judged, its failure explained."
        self.column.addWidget(Label("Point a webhook at this address", "h1", stretch=True))
        self.column.addSpacing(8)
        self.column.addWidget(Prose(lead, "lead", "t2"))
        self.column.addSpacing(21)
        self.column.addLayout(self._row)
        self.column.addSpacing(6)
        self.column.addWidget(hint)
        self.column.addSpacing(26)
        self.column.addLayout(self._second_heading())
        self.column.addSpacing(12)

    def _second_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label("Register it at your provider", "h2", stretch=True))
        row.addStretch(1)
        self._later = Label(
            "Add a secret later: past captures are judged again at once", "small", "t2"
        )
        row.addWidget(self._later, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _arrange(self, width: int) -> None:
        """One column or two, and the button beneath the address where there is no room beside."""
        wide = width >= ONE_COLUMN_BELOW - 2 * GAP
        columns = 2 if wide else 1
        self._later.setVisible(width >= STACKED_BELOW)
        stacked = width < STACKED_BELOW
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        across = QSizePolicy.Policy.Expanding if stacked else QSizePolicy.Policy.Fixed
        self._send.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if columns == self._columns:
            return
        self._columns = columns
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // columns, index % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)

    def _on_notice(self, notice: dict[str, Any]) -> None:
        if notice.get("notice") == "listening":
            self._on_listening(notice)

    def _on_listening(self, state: dict[str, Any]) -> None:
        """Show where the engine listens, or why it does not."""
        self._address = str(state.get("address") or "")
        self._box.set_address(self._address)
        self._send.setEnabled(bool(self._address))
        problem = state.get("problem")
        if problem:
            self._reach.set_text(
                f"{problem['sentence']} {problem.get('remedy', '')}".strip(), "bad"
            )
        else:
            self._reach.set_text(who_can_reach(self._address), "t2")

    def _copy_path(self, path: str) -> None:
        self.copy_requested.emit(self._address + path)


def who_can_reach(address: str) -> str:
    """Who can send to an address such as `http://127.0.0.1:8787`, in a sentence or two."""
    if not address:
        return "Start listening to receive webhooks."
    parts = urlsplit(address)
    port = parts.port or 80
    tunnel = f"For a provider on the internet, point your tunnel at port {port}."
    if parts.hostname in _LOCAL:
        return f"Only this computer can reach {parts.hostname}. {tunnel}"
    return f"Whoever can reach this computer can reach this address. {tunnel}"
