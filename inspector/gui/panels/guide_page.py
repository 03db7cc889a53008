"""A provider's page: where to register our address there, what to paste here, what proves it works.

And what to look at when nothing arrives. The texts are data (`models/guide.py`).
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.scheme import Scheme
from inspector.gui.models.guide import Guide, address_to_register, guide_of
from inspector.gui.models.guided import guided
from inspector.gui.models.proof import ProofWatch
from inspector.gui.models.reachable import Reach, reach_of
from inspector.gui.panels.guide_parts import PAD, Reasons, RequestBox, Stages, Steps
from inspector.gui.panels.page import Page
from inspector.gui.session import Session
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.code_button import CodeButton
from inspector.gui.widgets.field import HALO, Field
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from inspector.gui.widgets.segmented import Segmented
from inspector.providers import PROVIDERS, SCHEMES
from inspector.providers.base import Provider

WIDEST = 760
GUIDED = tuple(provider for provider in PROVIDERS if provider.id in guided())


class GuidePage(Page):
    """Shows one provider at a time; the others are one press away.

    Signals:
        copy_requested: Text for the clipboard.
        add_secret_requested: Scheme id (a str).
        send_test_requested: Provider id (a str).
        address_entered: The address (a str) a provider can reach, to be remembered.
    """

    copy_requested = Signal(str)
    add_secret_requested = Signal(str)
    send_test_requested = Signal(str)
    address_entered = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("Set up a provider", 22, widest=WIDEST, centred=False)
        self._session = session
        self._watch = ProofWatch(session.link, self)
        self._watch.changed.connect(self._follow)
        self._chapters: dict[str, Chapter] = {}
        self._current = GUIDED[0].id
        self._lay_out()
        session.facts.listening_changed.connect(self._follow)
        session.facts.counts_changed.connect(self._follow)
        session.vault.secrets_changed.connect(self._follow)
        self.show_provider(self._current)

    def _lay_out(self) -> None:
        self._tile = Glyph(provider=self._current, size=24)
        self._title = Label("", "h2", stretch=True)
        self._choice = Segmented([provider.name for provider in GUIDED], "Provider")
        self._choice.chosen.connect(lambda index: self.show_provider(GUIDED[index].id))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._tile)
        head.addWidget(self._title, 1)
        head.addWidget(self._choice)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(head)
        self.column.addSpacing(4)
        self.column.addLayout(self._place)
        self.column.addStretch(1)

    @property
    def provider(self) -> str:
        """Id of the provider that is shown."""
        return self._current

    @property
    def chapter(self) -> "Chapter":
        """What is shown of it."""
        return self._chapters[self._current]

    def show_provider(self, provider: str) -> None:
        """Show a provider's page, by its id; one without a page changes nothing."""
        index = next((i for i, each in enumerate(GUIDED) if each.id == provider), None)
        if index is None:
            return
        found = GUIDED[index]
        self._choice.set_index(index)
        self._tile.set_provider(provider)
        self._title.setText(f"Set up {found.name}")
        if self._current in self._chapters:
            self._chapters[self._current].hide()
        self._current = provider
        if provider not in self._chapters:
            self._chapters[provider] = self._make(found)
        self.chapter.show()
        self.verticalScrollBar().setValue(0)
        if self.isVisible():
            self._watch.watch(provider)
        self._follow()

    def _make(self, provider: Provider) -> "Chapter":
        guide = guide_of(provider.id)
        assert guide is not None
        chapter = Chapter(provider, guide)
        chapter.copied.connect(self.copy_requested)
        chapter.secret_wanted.connect(self.add_secret_requested)
        chapter.test_wanted.connect(lambda: self.send_test_requested.emit(provider.id))
        chapter.address.textEdited.connect(lambda _text: self._follow())
        chapter.address.editingFinished.connect(self._on_address)
        chapter.address.setText(self._session.settings.public_address)
        self._place.addWidget(chapter)
        return chapter

    def _on_address(self) -> None:
        reach = reach_of(self.chapter.address.text(), self._session.facts.address)
        if reach.token != "bad":  # noqa: S105 - a colour's name
            self.address_entered.emit(self.chapter.address.text().strip().rstrip("/"))
            for chapter in self._chapters.values():
                chapter.address.setText(self._session.settings.public_address)

    def _endpoint(self, provider: Provider) -> str:
        """The path at which this provider's requests are expected."""
        mine = (each.path for each in self._session.facts.endpoints if each.provider == provider.id)
        return next(mine, provider.default_endpoint)

    def _follow(self) -> None:
        """Show what is known now."""
        chapter, session = self.chapter, self._session
        path = self._endpoint(chapter.provider)
        reach = reach_of(chapter.address.text(), session.facts.address)
        schemes = {scheme.id for scheme in chapter.provider.schemes}
        has_secret = any(secret.scheme in schemes for secret in session.vault.secrets)
        chapter.show_reach(reach, path)
        local = session.facts.address + path if session.facts.address else ""
        chapter.stages.show_state(local, self._watch.proof, has_secret=has_secret)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow what arrives while the page is looked at."""
        super().showEvent(event)
        self._watch.watch(self._current)
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the engine follow it no longer."""
        super().hideEvent(event)
        self._watch.watch("")


class Chapter(QWidget):
    """Everything about one provider.

    Signals:
        copied: Text (a str) for the clipboard.
        secret_wanted: Scheme id (a str).
        test_wanted: The user wants a test of this provider.
    """

    copied = Signal(str)
    secret_wanted = Signal(str)
    test_wanted = Signal()

    def __init__(self, provider: Provider, guide: Guide) -> None:
        super().__init__()
        self.provider = provider
        self._guide = guide
        self._url = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(Prose(guide.lead, "lead", "t2"))
        self._column.addSpacing(16)
        first = provider.schemes[0]
        self.stages = Stages(provider.name, first.secret_name)
        self.stages.secret_wanted.connect(lambda: self.secret_wanted.emit(first.id))
        self.stages.test_wanted.connect(self.test_wanted)
        self._column.addWidget(self.stages)
        self._add_address()
        self._heading(f"Register it at {provider.name}")
        self._column.addWidget(Steps(guide.register))
        self._add_requests()
        self._add_paste()
        self._heading("What proves it works")
        self._column.addWidget(Prose(guide.proof, "body", "t1", line=22))
        self._heading("When nothing arrives")
        self._column.addWidget(Reasons(guide.checks))
        self._heading("What is not documented")
        for sentence in guide.unknown:
            self._column.addWidget(Prose(sentence, "body", "t2", line=22))
        self._column.addSpacing(20)
        self._column.addWidget(Prose(f"Sources: {guide.sources}", "small", "t3"))

    def _heading(self, words: str) -> None:
        self._column.addSpacing(24)
        self._column.addWidget(Label(words, "h3"))
        self._column.addSpacing(8)

    def _add_address(self) -> None:
        self.address = Field("Address the provider can reach", "mono")
        self.address.setPlaceholderText("https://hooks.example.org")
        self._remark = Prose("", "small", "t2")
        self._copy = CodeButton("", "Copy the address to register")
        self._copy.clicked.connect(lambda: self.copied.emit(self._url))
        self._copy.clicked.connect(self._copy.confirm)
        self._heading("The address")
        card = Card("raised", "line", 8)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(PAD - HALO, PAD - HALO, PAD - HALO, PAD)
        inside.setSpacing(0)
        inside.addWidget(self.address)  # larger than its box by the halo
        inside.addSpacing(4)
        remark = QHBoxLayout()
        remark.setContentsMargins(HALO, 0, HALO, 0)
        remark.addWidget(self._remark)
        inside.addLayout(remark)
        inside.addSpacing(10)
        row = QHBoxLayout()
        row.setContentsMargins(HALO, 0, HALO, 0)
        row.setSpacing(8)
        row.addWidget(Label("To register", "bodyM"))
        row.addWidget(self._copy)
        row.addStretch(1)
        inside.addLayout(row)
        self._column.addWidget(card)

    def _add_requests(self) -> None:
        self.requests = [RequestBox(request) for request in self._guide.requests]
        for box in self.requests:
            box.copied.connect(self.copied)
            self._column.addSpacing(12)
            self._column.addWidget(box)

    def _add_paste(self) -> None:
        self._heading("What to enter here")
        for paste in self._guide.paste:
            scheme = SCHEMES[paste.scheme]
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(Prose(paste.text, "body", "t1", line=22), 1)
            row.addWidget(self._add_button(scheme), 0, Qt.AlignmentFlag.AlignTop)
            self._column.addLayout(row)
            self._column.addSpacing(4)

    def _add_button(self, scheme: Scheme) -> Button:
        add = Button(f"Add {scheme.secret_name}", kind=Kind.LINK)
        add.setAccessibleName(f"Add {scheme.secret_name} for {scheme.id}")
        add.clicked.connect(lambda: self.secret_wanted.emit(scheme.id))
        return add

    def show_reach(self, reach: Reach, endpoint: str) -> None:
        """Fill in the address to register, and say what to know about it."""
        self._url = address_to_register(reach.base, endpoint, self._guide.event)
        self._remark.set_text(reach.remark, reach.token)
        self.address.set_wrong(reach.token == "bad")  # noqa: S105 - a colour's name
        self._copy.setText(self._url)
        self._copy.updateGeometry()
        for box in self.requests:
            box.show_address(self._url)
