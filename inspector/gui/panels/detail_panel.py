"""The pane at the right: everything about the selected capture, in its tabs."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from inspector.archive.values import Detail, Row
from inspector.core.capture import Kind
from inspector.core.problem import Problem
from inspector.gui import theme
from inspector.gui.models.detail_link import Answer, Asking, Link
from inspector.gui.panels.body_panel import BodyPanel
from inspector.gui.panels.copying import Copying
from inspector.gui.panels.delivery_panel import DeliveryPanel
from inspector.gui.panels.detail_empty import DetailEmpty
from inspector.gui.panels.detail_head import DetailHead
from inspector.gui.panels.detail_sync import DetailSync
from inspector.gui.panels.headers_panel import HeadersPanel
from inspector.gui.panels.signature_panel import SignaturePanel
from inspector.gui.presenting import Kind as Text
from inspector.gui.presenting import presenting, shown, shown_row
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.tab_strip import OVERHANG, TabStrip

BODY, SIGNATURE, HEADERS, DELIVERY, CALLS = range(5)
MINIMUM = 420
READ_OUT = frozenset({"transactions.updates"})
"""Events of which the engine reads more out than one line."""

_TABS = ("Body", "Signature", "Headers", "Delivery", "Calls")


class Archive(Protocol):
    """The part of `archive.reading.Reader` that the detail uses: two short reads."""

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """Lines of the list."""

    def detail(self, number: int) -> Detail | None:
        """Everything about one capture but its bytes."""

    def head(self, number: int) -> bytes | None:
        """The raw head of one capture."""


class DetailPanel(QWidget):
    """Follows the selection; an answer that comes after the next selection is ignored.

    Args:
        link: The line to the engine.
        reader_provider: Gives the reader of the archive, None while there is none.
        parent: The widget around it.

    Signals:
        secrets_requested: Scheme id a secret is missing for; empty when any would do.
        star_toggled: Capture id and whether to star it.
        treat_as_requested: Path and provider id; an empty one recognises each request again.
        note_written: Capture id and the text of the note it is to have.
        marked: Capture id and the name of the colour it is to have, empty for none.
        capture_wanted: Capture id to show, and whether its calls are wanted.
        fix_wanted: The Row shown, a scheme id, kind and value of a fix to apply.
        trouble: A Problem to show: something the user asked for could not be done.
    """

    secrets_requested = Signal(str)
    star_toggled = Signal(object, bool)
    treat_as_requested = Signal(str, str)
    note_written = Signal(object, str)
    marked = Signal(object, str)
    capture_wanted = Signal(object, bool)
    fix_wanted = Signal(object, str, str, str)
    trouble = Signal(object)

    def __init__(
        self,
        link: Link,
        reader_provider: Callable[[], Archive | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader = reader_provider
        self._row: Row | None = None
        self._asking = Asking(link, self)
        self._copying = Copying(link, self)
        self.sync = DetailSync(link, self._read_rows, self)
        self.head = DetailHead(self.sync.button)
        self.tabs = TabStrip(_TABS)
        self.body = BodyPanel(link)
        self.signature = SignaturePanel(link)
        self.headers = HeadersPanel()
        self.delivery = DeliveryPanel(link)
        self._arrange()
        self._connect(link)
        self.show_capture(None)

    def _arrange(self) -> None:
        self.setMinimumWidth(MINIMUM)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        self._tab_row = _TabRow(self.tabs)
        column.addWidget(self._tab_row)
        self._below = QWidget()
        self._pages = QStackedLayout(self._below)
        for page in (self.body, self.signature, self.headers, self.delivery, self.sync.panel):
            self._pages.addWidget(page)
        column.addWidget(self._below, 1)
        column.addWidget(self.sync.strip)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(DetailEmpty())
        self._stack.addWidget(self._content)

    def _connect(self, link: Link) -> None:
        self.tabs.chosen.connect(self.open_tab)
        self.head.copy_requested.connect(self._copying.copy)
        self.head.star_toggled.connect(self.star_toggled)
        self.head.treat_as_requested.connect(self.treat_as_requested)
        self.head.note_written.connect(self.note_written)
        self.head.marked.connect(self.marked)
        self.head.note_closed.connect(self.take_focus)
        self.body.copy_requested.connect(self._copying.copy)
        self.body.opened_known.connect(self.head.set_sizes)
        self.signature.secret_wanted.connect(self.secrets_requested)
        self.delivery.counted.connect(lambda count: self.tabs.set_count(DELIVERY, count))
        self.delivery.capture_wanted.connect(lambda capture: self._on_step(capture, calls=False))
        self.sync.tab_wanted.connect(lambda: self.open_tab(CALLS))
        self.sync.calls_known.connect(self._on_calls_known)
        self.sync.strip.chosen.connect(self._on_step)
        self.signature.fix_wanted.connect(lambda *fix: self.fix_wanted.emit(self._row, *fix))
        self._copying.done.connect(self._on_copied)
        self._copying.failed.connect(self.trouble)
        link.notice.connect(self._on_notice)
        link.connected.connect(self._on_connected)
        presenting.changed.connect(self.show_again)

    # What is shown

    @property
    def capture(self) -> int:
        """Id of the capture shown, 0 for none."""
        return self._row.id if self._row is not None else 0

    @property
    def is_complete(self) -> bool:
        """Whether a capture is shown, with tabs; a gap has none."""
        return self._row is not None and self._row.kind is not Kind.GAP

    @property
    def is_failing(self) -> bool:
        """Whether a capture is shown with a signature that fails."""
        return self._row is not None and self._row.failing

    @property
    def has_delivery(self) -> bool:
        """Whether the capture is an attempt of a delivery."""
        return self.tabs.is_shown(DELIVERY)

    @property
    def named_controls(self) -> dict[str, IconButton]:
        """Buttons that do what an action of the window does, by the action's id."""
        return {"star": self.head.star, "note": self.head.note_button, **self.body.named_controls}

    def show_capture(self, row: Row | None) -> None:
        """Show a capture, or how to select one; the same one again only follows what changed."""
        if row is not None and row.id == self.capture:
            self._take_row(row)
            return
        self.head.note.keep_unsaved()
        self._row = row
        self._asking.forget()
        self._copying.set_capture(self.capture)
        self._stack.setCurrentIndex(0 if row is None else 1)
        gap = row is not None and row.kind is Kind.GAP
        self._tab_row.setVisible(not gap)
        self._below.setVisible(not gap)
        if row is None or gap:
            self.body.clear()
            self.signature.clear()
            self.headers.clear()
            self.delivery.clear()
        if row is not None:
            self.head.set_row(row)
        self.sync.show_row(row)
        if row is not None and not gap:
            self._load(row)

    def open_tab(self, index: int) -> None:
        """Open Body, Signature, Headers, or Delivery and Calls where there are any to show."""
        if not self.tabs.is_shown(index):
            return
        self.tabs.set_index(index)
        self._pages.setCurrentIndex(index)
        if index == SIGNATURE:
            self.signature.look()
        elif index == CALLS:
            self.sync.look()

    def take_focus(self) -> None:
        """Give the keyboard to the body, or to the tabs when another one is open.

        A focus proxy would do it too, but Tab would never leave the detail again.
        """
        first = self.body.view if self.tabs.index == BODY else self.tabs
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_again(self) -> None:
        """Read and ask for everything again: Present mode has begun or ended.

        What is on screen goes at once: it must not be seen until the masked one is there.
        """
        row, reader = self._row, self._reader()
        if row is None:
            return
        found = reader.rows([row.id]) if reader is not None else []
        if not found:
            self.show_capture(None)
            return
        kept = self.body.view.keep()
        self.body.clear()
        self.signature.clear()
        self.headers.clear()
        self.delivery.clear()
        self._row = None
        self.sync.forget()
        self.show_capture(shown_row(found[0]))
        self.body.return_to(kept)

    def refresh(self) -> None:
        """Follow what was judged anew, without moving anything."""
        reader = self._reader()
        if self._row is None or reader is None:
            return
        rows = reader.rows([self._row.id])
        if rows:
            self._take_row(shown_row(rows[0]))

    def _load(self, row: Row) -> None:
        self.body.show_capture(row.id)
        self.signature.show_capture(row.id, complete=row.kind is Kind.COMPLETE)
        self.delivery.show_capture(row.id)
        self._show_findings()
        self._read_out(row)
        self.tabs.set_count(HEADERS, "")
        reader = self._reader() if row.kind is Kind.MALFORMED else None
        raw = reader.head(row.id) if reader is not None else None
        text = shown((raw or b"").decode("latin-1"), Text.HEAD)
        self.headers.show_raw(text.encode("latin-1", "replace"))
        self._asking.ask("headers", self._on_headers, capture=row.id)

    def _take_row(self, row: Row) -> None:
        before, self._row = self._row, row
        self.head.set_row(row)
        self.sync.show_row(row)
        if before is None or row.kind is Kind.GAP:
            return
        # A verdict may read the same and still be explained otherwise, so ask again each time.
        self.signature.ask_again()
        self.delivery.ask_again()
        self._show_findings()
        if row.event_type != before.event_type:
            self._read_out(row)

    def _read_rows(self, ids: Sequence[int]) -> list[Row]:
        reader = self._reader()
        return reader.rows(ids) if reader is not None else []

    def _on_calls_known(self, shown: bool, count: int) -> None:  # noqa: FBT001 - a slot
        self.tabs.set_shown(CALLS, shown=shown)
        self.tabs.set_count(CALLS, str(count) if count else "")

    def _on_step(self, capture: int, calls: bool) -> None:  # noqa: FBT001 - a slot
        """Go to a step of the sync's story or to another attempt; its calls are a tab away."""
        if capture == self.capture:
            self.open_tab(CALLS if calls else BODY)
        else:
            self.capture_wanted.emit(capture, calls)

    def _show_findings(self) -> None:
        reader = self._reader()
        detail = reader.detail(self.capture) if reader is not None else None
        found = detail.findings if detail else ()
        self.tabs.set_shown(DELIVERY, shown=detail is not None and bool(detail.delivery))
        # That the body was cut is said with the lines of it that came.
        findings = [
            shown(finding.explanation, Text.RECEIVED) for finding in found if finding.kind != "cut"
        ]
        self.body.set_findings(findings)

    def _read_out(self, row: Row) -> None:
        """Let the engine say in full what such an event says; others have nothing more to say."""
        awaited = row.event_type in READ_OUT
        self.body.read_out.wait(awaited=awaited)
        if awaited:
            self._asking.ask("explain", self._on_explained, capture=row.id)

    def _on_explained(self, answer: Answer) -> None:
        facts = [] if isinstance(answer, Problem) else answer.get("facts", [])
        self.body.read_out.show_facts(facts)

    def _on_headers(self, answer: Answer) -> None:
        if isinstance(answer, Problem):
            self.headers.clear()
            return
        self._copying.set_head(answer)
        self.headers.show_answer(answer)
        fields: list[list[str]] = answer["headers"]
        self.tabs.set_count(HEADERS, str(len(fields)))
        self.head.set_agent(_first(fields, "user-agent"))
        self.body.set_content_type(_first(fields, "content-type"))
        self.body.set_coding(_first(fields, "content-encoding"))

    # What the engine says unasked

    def _on_notice(self, notice: dict[str, Any]) -> None:
        kind = notice.get("notice")
        if kind == "judged" and self._row is not None:
            if any(first <= self._row.id <= last for first, last in notice["ids"]):
                self.refresh()
        elif kind == "cleared":
            self.show_capture(None)

    def _on_connected(self) -> None:
        """A new engine knows nothing of what the one before was asked."""
        if self._row is not None and self._row.kind is not Kind.GAP:
            self._load(self._row)
            self.sync.reload()

    def _on_copied(self, what: str) -> None:
        if what in ("body", "opened"):
            self.body.confirm_copy()
        self.head.confirm_copy()


class _TabRow(QWidget):
    """The tabs with the hairline beneath them that goes across the pane."""

    def __init__(self, tabs: TabStrip) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(20 - OVERHANG, 0, 20, 0)
        row.addWidget(tabs, 1)
        theme.themes.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        painter.end()


def _first(fields: list[list[str]], name: str) -> str:
    return next((value for key, value in fields if key.lower() == name), "")
