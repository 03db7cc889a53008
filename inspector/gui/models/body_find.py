"""Finding text in a body, in slices, so that the window goes on while a large one is searched."""

import re
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.decode.line import CONTINUED, MAX_TEXT
from inspector.gui.models.body_lines import BodyLines
from inspector.gui.models.text_selection import Place

SLICE = 1024 * 1024
"""Bytes searched between two looks at the event queue; some ten milliseconds."""

MOST = 10_000
"""Places found at most; further ones are not counted."""

_CUT = MAX_TEXT - 4
"""Longer lines were cut there, up to three bytes early to keep a character whole; a shorter one
that is continued ended with a line end inside of a string."""


class Found(NamedTuple):
    """One place: where it begins and ends, in one line."""

    start: Place
    stop: Place


class BodyFind(QObject):
    """Searches the text of the lines known so far; large and small ASCII letters are alike.

    Signals:
        progressed: More was found, or all was searched.
    """

    progressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: BodyLines | None = None
        self._wanted = b""
        self._offsets = array("Q")
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    def __len__(self) -> int:
        return len(self._offsets)

    @property
    def is_running(self) -> bool:
        """Whether there is more to search."""
        return self._timer.isActive()

    @property
    def is_full(self) -> bool:
        """Whether there may be more places than are counted."""
        return len(self._offsets) >= MOST

    def start(self, lines: BodyLines, wanted: str) -> None:
        """Search these lines for this text; an empty one is nowhere."""
        self.stop()
        self._lines, self._wanted = lines, wanted.encode("utf-8", "replace")
        if self._wanted:
            self._steps = self._search(lines, self._wanted)
            self._timer.start()
        else:
            self.progressed.emit()

    def stop(self) -> None:
        """Forget everything."""
        self._timer.stop()
        self._lines = None
        self._offsets = array("Q")

    def place(self, index: int) -> Found | None:
        """One of the places found, in the document's order; None when there is no such one."""
        if self._lines is None or not 0 <= index < len(self._offsets):
            return None
        offset = self._offsets[index]
        number = self._lines.line_with(offset)
        end = offset + len(self._wanted)
        last = self._lines.line_with(end - 1)
        return Found(self._place(number, offset), self._place(last, end))

    def _place(self, number: int, offset: int) -> Place:
        """The gap before a byte of a line, or behind its last one."""
        if self._lines is None:
            return Place(number, 0)
        start = self._lines.line(number).offset
        before = self._lines.text_between(start, offset).decode("utf-8", "replace")
        return Place(number, len(before))

    def nearest(self, place: Place) -> int:
        """Index of the first place found at or behind another; the first of all where none is."""
        low, high = 0, len(self._offsets)
        while low < high:
            middle = (low + high) // 2
            found = self.place(middle)
            if found is not None and found.start < place:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self._offsets) else 0

    def _search(self, lines: BodyLines, wanted: bytes) -> Iterator[None]:
        pattern = re.compile(re.escape(wanted), re.IGNORECASE)
        at, size = 0, lines.text_size
        while at < size and len(self._offsets) < MOST:
            # Read over the edge so that what lies across two slices is found in the first.
            text = lines.text_between(at, min(size, at + SLICE + len(wanted) - 1))
            for match in pattern.finditer(text):
                if match.start() >= SLICE:
                    break
                self._add(lines, at + match.start(), len(wanted))
                if len(self._offsets) >= MOST:
                    break
            at += SLICE
            yield

    def _add(self, lines: BodyLines, offset: int, length: int) -> None:
        """Take note of a place unless it runs over the end of a line into another one.

        A line that was only cut because it is long goes on in the next.
        """
        number, end = lines.line_with(offset), offset + length
        line = lines.line(number)
        while line.offset + line.length < end:
            number += 1
            after = lines.line(number) if number < lines.count else None
            if after is None or not (after.flags & CONTINUED and line.length > _CUT):
                return
            line = after
        self._offsets.append(offset)

    def _step(self) -> None:
        if next(self._steps, self) is self:
            self._timer.stop()
        self.progressed.emit()
