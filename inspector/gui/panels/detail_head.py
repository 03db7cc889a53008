"""The head of the detail: what happened, whether it is proved, and what can be done with it."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.archive.values import Note, Row
from inspector.core.capture import Kind
from inspector.gui.models import capture_words
from inspector.gui.panels.note_box import NoteBox
from inspector.gui.panels.sync_button import SyncButton
from inspector.gui.views.verdict_line import VerdictLine
from inspector.gui.widgets.button import Button
from inspector.gui.widgets.field import HALO
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.icon_button import CONFIRM_MS, IconButton
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.menu import Menu
from inspector.gui.widgets.prose import Prose
from inspector.providers import PROVIDERS

TILE = 32
TILE_TOP = 6
BROKEN = (Kind.CUT, Kind.REFUSED, Kind.MALFORMED)
ICON_INSET = 6
"""Px between the drawn icon of a button and its edge: icons line up with the text below."""


class DetailHead(QWidget):
    """Tile, name, meaning, verdicts, facts, buttons.

    Args:
        sync: The button that syncs, for captures that can be synced.
        parent: The widget around it.

    Signals:
        copy_requested: What is wanted in the clipboard: url, body, opened, headers, curl.
        star_toggled: Capture id (object: ids go beyond 32 bits) and whether to star it.
        treat_as_requested: Path and provider id, empty to recognise each request by itself.
        note_written: Capture id and the text of the note it is to have.
        marked: Capture id and the name of the colour it is to have, empty for none.
        own_window_requested: The capture is to be shown in a window of its own.
        note_closed: The note's editor was left, and the keyboard has nowhere to go back to.
    """

    copy_requested = Signal(str)
    star_toggled = Signal(object, bool)
    treat_as_requested = Signal(str, str)
    note_written = Signal(object, str)
    marked = Signal(object, str)
    note_closed = Signal()
    own_window_requested = Signal()

    def __init__(self, sync: SyncButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sync = sync
        self._row: Row | None = None
        self._agent = ""
        self._coding = ""
        self._opened_size = 0
        self._tile = Glyph(size=TILE)
        self._tile.setFixedHeight(2 * TILE_TOP + TILE)
        self._title = Label("", "h3", stretch=True)
        self._subtitle = Label("", "body", "t2", stretch=True)
        self._reason = Prose("")
        self.star = IconButton("star", "Star")
        self.star.clicked.connect(self._on_star)
        self._more = IconButton("ellipsis", "More")
        self._more.setAccessibleName("This capture: more")
        self._verdicts = VerdictLine()
        self._copy = Button("Copy", "copy", height=32)
        self._confirming = QTimer(self)
        self._confirming.setSingleShot(True)
        self._confirming.setInterval(CONFIRM_MS)
        self._confirming.timeout.connect(lambda: self._copy.set_words("Copy", "copy"))
        self._make_note()
        self._make_menus()
        self._arrange()

    def _make_note(self) -> None:
        self.note = NoteBox()
        self.note.written.connect(self._on_written)
        self.note.marked.connect(self._on_marked)
        self.note.closed.connect(self.note_closed)
        self.note_button = IconButton("message-square-text", "Write a note")
        self.note_button.clicked.connect(self.note.open)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, 4, 0, 0)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addWidget(self._reason)
        icons = QHBoxLayout()
        icons.setSpacing(2)
        icons.addWidget(self.star)
        icons.addWidget(self.note_button)
        icons.addWidget(self._more)
        top = QHBoxLayout()
        top.setContentsMargins(HALO, 0, 0, 0)
        top.setSpacing(12)
        top.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        top.addLayout(icons)
        top.setAlignment(icons, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(HALO, 0, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.sync)
        buttons.addWidget(self._copy)
        buttons.addSpacing(4)
        buttons.addWidget(self.sync.hint)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20 - HALO, 12, 20 - ICON_INSET, 5)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addSpacing(11)
        line = QHBoxLayout()
        line.setContentsMargins(HALO, 0, ICON_INSET, 0)
        line.addWidget(self._verdicts)
        layout.addLayout(line)
        note = QHBoxLayout()
        note.setContentsMargins(0, 0, ICON_INSET - HALO, 0)
        note.addWidget(self.note)
        layout.addLayout(note)
        layout.addSpacing(8)
        layout.addLayout(buttons)

    def _make_menus(self) -> None:
        menu = Menu("Copy", self)
        self._copies = {
            what: menu.add(words, partial(self.copy_requested.emit, what), icon)
            for what, words, icon in (
                ("url", "URL", "arrow-up-right"),
                ("body", "Body", "braces"),
                ("opened", "Opened body", "unfold-vertical"),
                ("headers", "Headers", "file-text"),
                ("curl", "cURL command", "repeat"),
            )
        }
        self._copy.set_menu(menu)
        more = Menu("More", self)
        treat = more.add_menu("Treat as", "layers")
        self._choices = {
            provider.id: treat.add_choice(
                provider.name, partial(self._treat_as, provider.id), checked=False
            )
            for provider in PROVIDERS
        }
        own_words = "Open in its own window"
        self._own_window = more.add(own_words, self.own_window_requested.emit, "external-link")
        treat.addSeparator()
        treat.add("Recognise by itself", partial(self._treat_as, ""))
        self._more.set_menu(more)

    # What is shown

    @property
    def title(self) -> str:
        """The title shown."""
        return self._title.text()

    @property
    def subtitle(self) -> str:
        """The words beneath it."""
        return self._reason.text() if self._reason.isVisibleTo(self) else self._subtitle.text()

    @property
    def was_opened(self) -> bool:
        """Whether content codings were undone, so that there is an opened body to copy."""
        return bool(self._coding)

    @property
    def verdicts(self) -> VerdictLine:
        """The line with badges and facts."""
        return self._verdicts

    def set_row(self, row: Row) -> None:
        """Show a capture; of the one shown already, only what has changed."""
        another = self._row is None or row.id != self._row.id
        if another:
            self.note.keep_unsaved()  # it tells the row that was shown until now
            self._agent, self._coding, self._opened_size = "", "", 0
        self._row = row
        self._tile.set_provider(row.provider)
        if row.kind is Kind.GAP:  # no provider: nothing came
            self._tile.set_look("triangle-alert", "warnFill")
        self._title.setText(capture_words.title(row))
        self._show_subtitle(row)
        self._show_star()
        self.note.show_note(Note(row.note, row.colour), another=another)
        self.note_button.set_look(
            "message-square-text",
            "Change the note" if row.note else "Write a note",
            "accText" if row.note else "t2",
        )
        for provider, action in self._choices.items():
            action.setChecked(provider == row.provider)
        gap = row.kind is Kind.GAP
        for widget in (self.star, self.note_button, self._more, self._copy):
            widget.setVisible(not gap)
        self._copies["opened"].setVisible(bool(self._coding))
        self._show_facts()
        self.sync.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the hint where it is narrow."""
        super().resizeEvent(event)
        self.sync.fit(self.width())

    def offer_own_window(self, *, offered: bool) -> None:
        """Whether the capture can be opened in a window of its own; it cannot when it is in one."""
        self._own_window.setVisible(offered)

    def set_agent(self, agent: str) -> None:
        """Tell the sender's `User-Agent`."""
        if agent != self._agent:
            self._agent = agent
            self._show_facts()

    def set_sizes(self, coding: str, opened_size: int) -> None:
        """Tell that content codings were undone, and the size of the body then."""
        self._coding, self._opened_size = coding, opened_size
        self._copies["opened"].setVisible(bool(coding))
        self._show_facts()

    def confirm_copy(self) -> None:
        """Say for 1.2 s that it was copied."""
        self._copy.set_words("Copied", "check")
        self._confirming.start()

    def _show_subtitle(self, row: Row) -> None:
        """Show what it means in one line, but why a request is not whole in full."""
        words, broken = capture_words.subtitle(row), row.kind in BROKEN
        self._subtitle.setVisible(not broken)
        self._reason.setVisible(broken)
        self._subtitle.setText("" if broken else words)
        self._reason.set_text(words if broken else "")

    def _show_facts(self) -> None:
        if self._row is None:
            return
        now = datetime.now()  # noqa: DTZ005 - this computer's day, as the person sees it
        facts = partial(capture_words.facts, self._row, now)
        opened = partial(facts, coding=self._coding, opened_size=self._opened_size)
        fuller = [opened(agent=self._agent), opened(), facts(agent=self._agent)]
        badges = capture_words.head_badges(self._row.verdicts)
        self._verdicts.set_content(badges, facts(), fuller)

    def _show_star(self) -> None:
        on = self._row is not None and self._row.starred
        words, token = ("Remove star", "accText") if on else ("Star", "t2")
        self.star.set_look("star", words, token, filled=on)

    # What is wanted

    def _on_written(self, text: str) -> None:
        if self._row is not None:
            self._row = self._row._replace(note=text)
            self.note_written.emit(self._row.id, text)

    def _on_marked(self, colour: str) -> None:
        if self._row is not None:
            self._row = self._row._replace(colour=colour)
            self.marked.emit(self._row.id, colour)

    def _on_star(self) -> None:
        if self._row is not None:
            on = not self._row.starred
            self._row = self._row._replace(starred=on)
            self._show_star()
            self.star_toggled.emit(self._row.id, on)

    def _treat_as(self, provider: str) -> None:
        if self._row is not None:
            path = self._row.target.partition("?")[0]
            self.treat_as_requested.emit(path, provider)
            for id, action in self._choices.items():  # noqa: A001 - the word of the program
                action.setChecked(id == self._row.provider)
