"""One body laid out by the engine: asked for, followed while it grows, given back when done with.

What is shown stays until the first lines of the next one are there, so that nothing flashes.
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from inspector.core.problem import Problem
from inspector.gui.models.body_lines import BodyLines
from inspector.gui.models.detail_link import Answer, Link

_EARLY = 8
GONE = Problem("This body is no longer laid out.", "Choose Pretty, Raw or Hex to lay it out again.")


class BodyRendering(QObject):
    """Follows one rendering at a time.

    Signals:
        opened: The `BodyLines` of the rendering asked for last; those before are closed now.
        grown: The same lines are more now, or openers have closed.
        ended: The last notice of the rendering (a dict): note, coding, sizes, line_count.
        failed: A Problem; there is nothing to show.
    """

    opened = Signal(object)
    grown = Signal()
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, link: Link, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._turn = 0
        self._token = ""
        self._lines: BodyLines | None = None
        self._shown: BodyLines | None = None
        self._early: dict[str, dict[str, Any]] = {}
        link.notice.connect(self._on_notice)

    def start(self, capture: int, view: str) -> None:
        """Ask for a body as `pretty`, `raw` or `hex`; one asked for before is given back."""
        self._give_back()
        self._turn += 1
        turn = self._turn
        self._link.ask(
            "render", lambda answer: self._on_started(turn, answer), capture=capture, view=view
        )

    def stop(self) -> None:
        """Give everything back; lines that were handed out must not be used any more."""
        self._turn += 1
        self._give_back()
        if self._shown is not None:
            self._shown.close()
            self._shown = None

    def _give_back(self) -> None:
        """Drop the rendering at the engine; what is shown stays mapped and readable."""
        if self._token:
            self._link.ask("render-drop", token=self._token)
        if self._lines is not None and self._lines is not self._shown:
            self._lines.close()
        self._token, self._lines = "", None

    def _on_started(self, turn: int, answer: Answer) -> None:
        if isinstance(answer, Problem):
            if turn == self._turn:
                self.failed.emit(answer)
            return
        token = answer["token"]
        early = self._early.pop(token, None)
        if turn != self._turn:
            self._link.ask("render-drop", token=token)
            return
        self._token = token
        self._lines = BodyLines(Path(answer["text"]), Path(answer["lines"]))
        if early is not None:
            self._take(early)

    def _on_notice(self, notice: dict[str, Any]) -> None:
        if notice.get("notice") != "rendered":
            return
        if notice["token"] == self._token:
            self._take(notice)
            return
        # It may be of a rendering whose reply is still to come.
        self._early[notice["token"]] = notice
        while len(self._early) > _EARLY:
            del self._early[next(iter(self._early))]

    def _take(self, notice: dict[str, Any]) -> None:
        lines = self._lines
        if lines is None:
            return
        if not lines.grow(notice["line_count"]):
            self._give_back()
            self.failed.emit(GONE)
            return
        if lines is self._shown:
            self.grown.emit()
        elif lines.count or notice["done"]:
            before, self._shown = self._shown, lines
            self.opened.emit(lines)
            if before is not None:
                before.close()
        if notice["done"]:
            self.ended.emit(notice)
