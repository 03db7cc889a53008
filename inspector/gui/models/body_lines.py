"""A rendered body as lines, read from two mapped files of which only what is looked at is touched.

The engine appends to the files while we read. What it has told us of (`grow`) is complete; later
it only writes an opener's closing line into the opener's record, in place.
"""

import mmap
from pathlib import Path

from inspector.decode.line import NESTED_OPENER, OPENER, SIZE, Line, unpack
from inspector.gui.models.folding import Folds

_FLAGS_AT = 22  # where in a record the low byte of `flags` is
_DEPTH_AT = 20
_IS_OPENER = bytes(flags & OPENER for flags in range(256))


class _Mapped:
    """One growing file, mapped as far as it was last looked at."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._map: mmap.mmap | None = None
        self.size = 0

    def look(self) -> bool:
        """Map all that is there now; False when the file cannot be read."""
        try:
            with self._path.open("rb") as file:
                size = file.seek(0, 2)
                fresh = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ) if size else None
        except (OSError, ValueError):
            return False
        self.close()
        self._map, self.size = fresh, size
        return True

    def read(self, start: int, stop: int, step: int = 1) -> bytes:
        return self._map[start:stop:step] if self._map is not None else b""

    def close(self) -> None:
        if self._map is not None:
            self._map.close()
        self._map, self.size = None, 0


class BodyLines:
    """The lines of one rendering and which of them are folded.

    Attributes:
        count: Lines known so far.
        folds: What is folded away.
    """

    def __init__(self, text: Path, lines: Path) -> None:
        self._text = _Mapped(text)
        self._lines = _Mapped(lines)
        self.count = 0
        self.folds = Folds()

    def grow(self, count: int) -> bool:
        """Take notice of `count` lines; False when the files cannot be read any more."""
        if not (self._lines.look() and self._text.look()):
            self.close()
            return False
        self.count = min(count, self._lines.size // SIZE)
        return True

    def close(self) -> None:
        """Let go of the files; they can be deleted now."""
        self.count = 0
        self._text.close()
        self._lines.close()

    def line(self, number: int) -> Line:
        """The record of a line; numbers from 0.

        Raises:
            IndexError: There is no such line.
        """
        if not 0 <= number < self.count:
            raise IndexError(number)
        return unpack(self._lines.read(number * SIZE, (number + 1) * SIZE))

    def text_of(self, line: Line) -> str:
        """The text of a record, without indentation."""
        return self._text.read(line.offset, line.offset + line.length).decode("utf-8", "replace")

    def text(self, number: int) -> str:
        """The text of a line by its number."""
        return self.text_of(self.line(number))

    def get(self, number: int) -> tuple[Line, str]:
        """Record and text of a line, as `decode.paths` asks for them."""
        line = self.line(number)
        return line, self.text_of(line)

    @property
    def rows(self) -> int:
        """Lines that no fold hides."""
        return self.folds.rows(self.count)

    def fold_end(self, number: int) -> int:
        """The closing line of an opener that can be folded, 0 for every other line."""
        line = self.line(number)
        if line.flags & OPENER and number < line.fold_end < self.count:
            return line.fold_end
        return 0

    def fold(self, number: int) -> bool:
        """Fold the opener in this line; whether it could be."""
        last = self.fold_end(number)
        if not last or self.folds.is_folded(number):
            return False
        self.folds.fold(number, last)
        return True

    def opener_of(self, number: int) -> int:
        """The line that opens what this line is in (or closes), -1 at the top."""
        return self.line(number).parent - 1

    def openers(self, start: int, stop: int, depth: int) -> list[tuple[int, int]]:
        """The foldable openers of lines `start` to `stop` at one depth, each `(line, closer)`.

        Runs over the records at C speed; 100,000 lines take a few milliseconds.
        """
        stop = min(stop, self.count)
        first, last = start * SIZE, stop * SIZE
        flags = self._lines.read(first + _FLAGS_AT, last, SIZE).translate(_IS_OPENER)
        depths = self._lines.read(first + _DEPTH_AT, last, SIZE)
        found = []
        at = flags.find(1)
        while at >= 0:
            if depths[at] == depth & 0xFF and (end := self.fold_end(start + at)):
                found.append((start + at, end))
            at = flags.find(1, at + 1)
        return found

    def nested_around(self, number: int) -> list[int]:
        """The lines that open the nested JSON which this line is in, outermost first.

        A line that itself opens or closes nested JSON is in it.
        """
        found = []
        line = self.line(number)
        if line.flags & NESTED_OPENER:
            found.append(number)
        while line.parent:
            above = line.parent - 1
            line = self.line(above)
            if line.flags & NESTED_OPENER:
                found.append(above)
        return found[::-1]

    # Text

    @property
    def text_size(self) -> int:
        """Bytes of text of the lines known so far."""
        if not self.count:
            return 0
        last = self.line(self.count - 1)
        return last.offset + last.length

    def text_between(self, start: int, stop: int) -> bytes:
        """Bytes of the text of all lines, which stand end to end without anything between."""
        return self._text.read(start, stop)

    def line_with(self, offset: int) -> int:
        """The line whose text holds the byte at an offset of the text of all lines."""
        low, high = 0, self.count
        while low < high:
            middle = (low + high) // 2
            if self.line(middle).offset <= offset:
                low = middle + 1
            else:
                high = middle
        return low - 1
