"""Tells of signatures that fail as they arrive: once, in words that hold nothing received.

Only captures that came while the window watched are told of. History that is judged anew is not
news, and a notification may lie on a locked screen: it names provider, scheme and outcome.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.archive.values import Row
from inspector.core.verdict import Outcome
from inspector.gui.models.detail_link import Link
from inspector.gui.models.names import provider_name, scheme_label

GATHER_MS = 1_500
"""What fails within this time is told of together."""

MOST_FRESH = 2_000
"""Captures that may wait for their verdict; of a burst only the newest are watched."""

MOST_READ = 100
MOST_NAMED = 3
WHY = {
    Outcome.FAILED: "does not match",
    Outcome.EXPIRED: "expired",
    Outcome.UNSIGNED: "is missing",
    Outcome.MALFORMED: "cannot be read",
}


class FailingWatch(QObject):
    """Watches what arrives while `on`.

    Args:
        link: Says what arrived and what was judged.
        rows: Reads rows of the archive by their ids.
        parent: The window.

    Attributes:
        on: Whether anything is told.

    Signals:
        told: Title and text of a notification.
    """

    told = Signal(str, str)

    def __init__(
        self, link: Link, rows: Callable[[Sequence[int]], list[Row]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.on = False
        self._rows = rows
        self._fresh: dict[int, None] = {}
        self._failing: list[Row] = []
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self._tell)
        link.notice.connect(self._on_notice)

    def _on_notice(self, notice: dict[str, Any]) -> None:
        kind = notice.get("notice")
        if kind == "arrived" and self.on:
            first, last = int(notice["first"]), int(notice["last"])
            self._fresh |= dict.fromkeys(range(max(first, last - MOST_FRESH + 1), last + 1))
            for old in list(self._fresh)[: max(0, len(self._fresh) - MOST_FRESH)]:
                del self._fresh[old]
        elif kind == "judged" and self._fresh:
            self._look(list(self._judged_fresh(notice["ids"]))[-MOST_READ:])

    def _judged_fresh(self, spans: Sequence[Sequence[int]]) -> Iterator[int]:
        """The fresh captures that were judged, fresh no longer."""
        for capture in list(self._fresh):
            if any(first <= capture <= last for first, last in spans):
                del self._fresh[capture]
                yield capture

    def _look(self, captures: list[int]) -> None:
        if not captures or not self.on:
            return
        self._failing += [row for row in self._rows(captures) if row.failing]
        if self._failing and not self._gather.isActive():
            self._gather.start()

    def _tell(self) -> None:
        failing, self._failing = self._failing, []
        if failing and self.on:
            title = (
                "A signature failed" if len(failing) == 1 else f"{len(failing):,} signatures failed"
            )
            self.told.emit(title, "\n".join(lines_of(failing)))


def lines_of(rows: Sequence[Row]) -> list[str]:
    """What failed, most frequent first: `Powens: hmac does not match, 3 times`."""
    counted = Counter(
        f"{provider_name(row.provider) or 'Unknown sender'}: "
        f"{scheme_label(verdict.scheme)} {WHY[verdict.outcome]}"
        for row in rows
        for verdict in row.verdicts
        if verdict.outcome in WHY
    )
    lines = [
        words if count == 1 else f"{words}, {count:,} times"
        for words, count in counted.most_common(MOST_NAMED)
    ]
    more = len(counted) - MOST_NAMED
    return [*lines, f"and {more} more kinds"] if more > 0 else lines
