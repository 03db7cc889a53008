"""What the list shows: everything or what a filter finds, live or paused, with or without a past.

Changes come as notices, at most 30 times a second, and reach the model once a frame. Reading
happens where rows are painted, so a burst of ten thousand captures costs what a screenful costs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.core.problem import Problem
from inspector.gui.engine_link import LOST, Answer, EngineLink, State
from inspector.gui.models.capture_model import CaptureModel
from inspector.gui.models.id_order import Everything, Matches

FRAME_MS = 25


@dataclass(frozen=True, slots=True)
class Finding:
    """How a filter stands.

    Attributes:
        text: The whole query: the sidebar's choice and what was typed; empty for everything.
        count: Matches so far.
        done: Whether all of the archive was looked at.
        fraction: How much of it was, 0 to 1.
        problem: Why the query cannot be used.
    """

    text: str = ""
    count: int = 0
    done: bool = True
    fraction: float = 1.0
    problem: Problem | None = None


class CaptureFeed(QObject):
    """Keeps the model in step with the engine.

    Signals:
        rows_added: How many rows came on top.
        finding_changed: `finding` is another one, or the number of rows changed.
        paused_changed: `paused` or `waiting` changed.
        cleared_changed: `hidden_to` changed (an id, 0 when nothing is hidden).
        judged: Spans of ids (first, last) that have other verdicts now, on hand or not.
        rows_judged: Ids among them whose rows were on hand (a list): paint them again.
    """

    rows_added = Signal(int)
    finding_changed = Signal()
    paused_changed = Signal()
    cleared_changed = Signal(object)
    judged = Signal(object)
    rows_judged = Signal(object)

    def __init__(
        self, model: CaptureModel, link: EngineLink, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.finding = Finding()
        self.paused = False
        self.hidden_to = 0
        self._model = model
        self._link = link
        self._first = 1
        self._last = 0
        self._token = ""
        self._asked = ""
        self._early: Mapping[str, Any] | None = None
        self._matches: Matches | None = None
        self._shown = ""  # the token whose ids are shown; `_token` is asked for already
        self._coming: list[int] = []
        self._judged: list[list[int]] = []
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._on_frame)
        self._on = {
            "arrived": self._on_arrived,
            "judged": self._on_judged,
            "filtered": self._on_filtered,
            "filter-added": self._on_filter_added,
            "cleared": self._on_archive_emptied,
        }
        link.notice.connect(self._on_notice)

    # What the user does

    def open(self, first: int, last: int, hidden_to: int = 0) -> None:
        """Show an archive's captures from its first to its last id, without those cleared away."""
        self._first, self._last, self.hidden_to = first, last, hidden_to
        self._token = ""
        if self.finding.text:
            self._replace(None)
            self._model.use_order(Matches())
            self.look_for(self.finding.text)
        else:
            self._show_everything()

    def catch_up(self, first: int, last: int) -> None:
        """The archive holds these ids now; the rows that are shown stay where they are.

        Those on hand are read again: they may have been judged before anybody told us.
        """
        self._first = first
        self._judged.append([first, last])
        self._token = ""  # an engine that was started anew knows nothing of our filter
        self._on_arrived({"last": last})

    def close(self) -> None:
        """Let go of the engine's files."""
        self._frame.stop()
        self._replace(None)
        self._model.use_order(Everything())

    @property
    def waiting(self) -> int:
        """Captures that came since the list was paused."""
        if not self.paused:
            return 0
        order = self._model.source.order
        if isinstance(order, Everything):
            return max(0, self._last - max(order.last, order.first - 1))
        return len(self._coming)

    @property
    def hidden(self) -> int:
        """Rows that Clear hides."""
        return max(0, min(self.hidden_to, self._last) - self._first + 1)

    @property
    def holds_any(self) -> bool:
        """Whether the archive has any row, shown or not."""
        return self._last >= self._first

    def pause(self, *, paused: bool) -> None:
        """Freeze the list while capturing goes on, or let it catch up."""
        if paused != self.paused:
            self.paused = paused
            self.paused_changed.emit()
            self._frame.start()

    def clear(self) -> None:
        """Hide everything there is now; nothing is deleted."""
        self._hide_to(self._last)

    def undo_clear(self) -> None:
        """Show again what was hidden."""
        self._hide_to(0)

    def _hide_to(self, capture: int) -> None:
        self.hidden_to = capture
        self.cleared_changed.emit(capture)
        if self.finding.text:
            self.look_for(self.finding.text)
        else:
            self._show_everything()

    def look_for(self, text: str) -> None:
        """Show what matches a query, once the engine is there to find it; empty shows all."""
        self._drop()
        self._asked = text
        self._shown = ""
        self._coming.clear()
        if not text:
            self._show_everything()
            return
        self.finding = Finding(text, done=False, fraction=0.0)
        self.finding_changed.emit()
        if self._link.state is State.READY:
            self._link.ask("filter", lambda answer: self._on_answer(text, answer), text=text)

    def _drop(self) -> None:
        if self._token:
            self._link.ask("filter-drop", token=self._token)
            self._token = ""

    def _show_everything(self) -> None:
        self._asked = ""
        self.finding = Finding()
        self._replace(None)
        first = max(self._first, self.hidden_to + 1)
        self._model.use_order(Everything(first, self._last))
        self.finding_changed.emit()

    def _replace(self, matches: Matches | None) -> None:
        if self._matches is not None:
            self._matches.close()
        self._matches = matches
        self._shown = ""
        self._coming.clear()

    # What the engine says

    def _on_answer(self, text: str, answer: Answer) -> None:
        if text != self._asked:  # the user typed on
            if not isinstance(answer, Problem):
                self._link.ask("filter-drop", token=answer["token"])
            return
        if answer is LOST:
            return  # asked again once the engine is back
        if isinstance(answer, Problem):
            self.finding = Finding(text, problem=answer)
            self.finding_changed.emit()
            return
        self._token = str(answer["token"])
        if self._early is not None:
            self._on_filtered(self._early)

    def _on_notice(self, notice: Mapping[str, Any]) -> None:
        take = self._on.get(notice["notice"])
        if take is not None:
            take(notice)

    def _on_arrived(self, notice: Mapping[str, Any]) -> None:
        self._last = max(self._last, int(notice["last"]))
        if not self._frame.isActive():
            self._frame.start()

    def _on_judged(self, notice: Mapping[str, Any]) -> None:
        self._judged += notice["ids"]
        if not self._frame.isActive():
            self._frame.start()

    def _show_judged(self) -> None:
        """Let rows on hand be read again whose verdicts are others now."""
        spans, self._judged = self._judged, []
        changed = self._model.source.forget(spans)
        if changed:
            self.rows_judged.emit(changed)
        if spans:
            self.judged.emit(spans)

    def _on_filtered(self, notice: Mapping[str, Any]) -> None:
        if notice["token"] != self._token:
            self._early = notice  # perhaps it came before the answer that names its token
            return
        self._early = None
        count, text = int(notice["count"]), self.finding.text
        fraction = float(notice.get("fraction") or 0.0)
        self.finding = Finding(text, count, bool(notice["done"]), fraction)
        if self._matches is None or self._shown != self._token:
            old, self._matches = self._matches, self._matches_of(notice)
            self._shown = self._token
            self._model.use_order(self._matches)
            if old is not None:
                old.close()
            self._frame.start()
        else:
            self._matches.grow(count)
            self._model.rows_follow()
        self.finding_changed.emit()

    def _matches_of(self, notice: Mapping[str, Any]) -> Matches:
        first = max(1, self.hidden_to + 1)
        return Matches(Path(notice["file"]), int(notice["count"]), first)

    def _on_filter_added(self, notice: Mapping[str, Any]) -> None:
        if notice["token"] == self._token:
            self._coming += notice["ids"]  # also before the first ids of the archive are here
            if not self._frame.isActive():
                self._frame.start()

    def _on_archive_emptied(self, _notice: Mapping[str, Any]) -> None:
        self._model.source.forget_all()
        self._first, self._last = self._last + 1, self._last
        self._hide_to(0)

    def _on_frame(self) -> None:
        """Bring what came or was judged since the last frame into the list."""
        self._show_judged()
        if self.paused:
            self.paused_changed.emit()
            return
        new = 0
        if self._matches is None:
            new = self._model.advance(self._last)
        elif self._shown == self._token:
            new = self._matches.add(self._coming)
            self._coming.clear()
            self._model.rows_came(new)
        if new:
            self.rows_added.emit(new)
            self.finding_changed.emit()
