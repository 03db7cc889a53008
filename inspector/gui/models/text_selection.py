"""What the user has selected in a body, and the text of it."""

from dataclasses import dataclass
from typing import NamedTuple

from inspector.decode.line import CONTINUED
from inspector.gui.models.body_lines import BodyLines

MAX_COPY = 1024 * 1024
"""The most characters copied at once."""


class Place(NamedTuple):
    """A gap between two characters: line number, and how many of its characters are before it."""

    line: int
    gap: int


START = Place(0, 0)


@dataclass
class Selection:
    """From where the user began to where they are now.

    Attributes:
        anchor: Where it began.
        caret: Where it ends; its line is the current one.
    """

    anchor: Place = START
    caret: Place = START

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.caret

    @property
    def bounds(self) -> tuple[Place, Place]:
        """Both ends, in the document's order."""
        return min(self.anchor, self.caret), max(self.anchor, self.caret)

    def put(self, place: Place) -> None:
        """Select nothing and stand here."""
        self.anchor = self.caret = place

    def extend(self, place: Place) -> None:
        """Select from where it began to here."""
        self.caret = place

    def on_line(self, line: int, length: int) -> tuple[int, int]:
        """The selected indexes of a line of so many characters, (0, 0) for none."""
        start, stop = self.bounds
        if not start.line <= line <= stop.line or start == stop:
            return 0, 0
        first = start.gap if line == start.line else 0
        return min(first, length), min(stop.gap, length) if line == stop.line else length


def selected_text(selection: Selection, lines: BodyLines) -> str:
    """The selected text with its indentation, folded lines included; at most `MAX_COPY` long.

    A line that continues the one before it is joined to it, as it was received.
    """
    start, stop = selection.bounds
    if start == stop:
        return ""
    parts: list[str] = []
    size = 0
    for number in range(start.line, min(stop.line, lines.count - 1) + 1):
        line, text = lines.get(number)
        first, last = selection.on_line(number, len(text))
        piece = text[first:last]
        if number > start.line and not line.flags & CONTINUED:
            piece = "\n" + "  " * line.depth + piece
        parts.append(piece)
        size += len(piece)
        if size >= MAX_COPY:
            break
    return "".join(parts)[:MAX_COPY]
