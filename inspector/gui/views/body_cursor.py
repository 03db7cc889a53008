"""The current line and the selection of a body: what each key and click does to them."""

from inspector.decode.line import OPENER
from inspector.gui.models.body_lines import BodyLines
from inspector.gui.models.scrolling import row_height
from inspector.gui.models.text_selection import Place, Selection
from inspector.gui.views.body_layout import BodyLayout
from inspector.gui.views.body_painter import coloured


class BodyCursor:
    """Moves over the lines that can be seen; folded ones are stepped over.

    Attributes:
        selection: Its caret's line is the current one.
        active: Whether the user has put it somewhere; before that there is no current line.
    """

    def __init__(self, layout: BodyLayout) -> None:
        self._layout = layout
        self.selection = Selection()
        self.active = False

    def reset(self) -> None:
        """Forget everything: other lines are shown."""
        self.selection = Selection()
        self.active = False

    @property
    def current(self) -> int:
        """The current line, -1 for none."""
        return self.selection.caret.line if self.active else -1

    @property
    def _lines(self) -> BodyLines | None:
        lines = self._layout.lines
        return lines if lines is not None and lines.count else None

    def put(self, place: Place, *, extend: bool = False) -> None:
        """Go to a place; with `extend` select from where the cursor was."""
        self.active = True
        if extend:
            self.selection.extend(place)
        else:
            self.selection.put(place)

    # Up and down

    def move_rows(self, rows: int, *, extend: bool = False) -> None:
        """Move up or down by rows; the first move enters the view at its top."""
        lines = self._lines
        if lines is None:
            return
        if not self.active:
            self.put(Place(self._first_seen(), 0))
            return
        caret = self.selection.caret
        row = max(0, min(lines.folds.row_of(caret.line) + rows, lines.rows - 1))
        self._go_to_line(lines, lines.folds.line_at(row), caret.gap, extend=extend)

    def move_pages(self, pages: int, *, extend: bool = False) -> None:
        """Move by as many rows as the view holds."""
        rows = max(1, self._layout.height // row_height() - 1)
        self.move_rows(pages * rows, extend=extend)

    def go_first(self, *, extend: bool = False) -> None:
        """Go to the first line."""
        if self._lines is not None:
            self.put(Place(0, 0), extend=extend)

    def go_last(self, *, extend: bool = False) -> None:
        """Go to the last line known so far."""
        lines = self._lines
        if lines is not None:
            last = lines.folds.line_at(lines.rows - 1)
            self._go_to_line(lines, last, len(lines.text(last)) if extend else 0, extend=extend)

    def _go_to_line(self, lines: BodyLines, line: int, gap: int, *, extend: bool) -> None:
        if extend and line == self.selection.caret.line:
            # Already at the edge: select what is left of the line.
            last = line > self.selection.anchor.line or line == lines.count - 1
            gap = len(lines.text(line)) if last else 0
        self.put(Place(line, min(gap, len(lines.text(line)))), extend=extend)

    def _first_seen(self) -> int:
        whole = [seen.number for seen in self._layout.seen if seen.y >= 0]
        return whole[0] if whole else 0

    # Folding

    def toggle(self, line: int) -> bool:
        """Fold or unfold the opener in a line; whether it is one."""
        lines = self._lines
        if lines is None:
            return False
        if lines.folds.is_folded(line):
            lines.folds.unfold(line)
            return True
        if not lines.fold(line):
            return False
        self._leave_hidden(lines)
        return True

    def go_in(self) -> bool:
        """Unfold the current line, or go to the first line inside it; whether it could."""
        lines = self._lines
        if lines is None or not self.active:
            return False
        line = self.selection.caret.line
        if lines.folds.is_folded(line):
            return self.toggle(line)
        if lines.line(line).flags & OPENER and line + 1 < lines.count:
            self.put(Place(line + 1, 0))
            return True
        return False

    def go_out(self) -> bool:
        """Fold the current line, or go to the line it is inside of; whether it could."""
        lines = self._lines
        if lines is None or not self.active:
            return False
        line = self.selection.caret.line
        if not lines.folds.is_folded(line) and lines.fold_end(line):
            return self.toggle(line)
        parent = lines.opener_of(line)
        if parent < 0:
            return False
        self.put(Place(parent, 0))
        return True

    def fold_many(self, folds: list[tuple[int, int]]) -> None:
        """Fold many openers at once, each `(line, closer)`."""
        lines = self._lines
        if lines is not None:
            lines.folds.fold_many(folds)
            self._leave_hidden(lines)

    def _leave_hidden(self, lines: BodyLines) -> None:
        """Come out of what was folded away, to the line that says so."""
        caret = self.selection.caret
        if self.active and lines.folds.is_hidden(caret.line):
            self.put(Place(lines.folds.line_at(lines.folds.row_of(caret.line)), 0))

    # Selecting

    def extend_characters(self, step: int) -> None:
        """Select one character more or less; goes on in the line before or behind."""
        lines = self._lines
        if lines is None or not self.active:
            return
        line, gap = self.selection.caret
        gap += step
        if gap < 0 and line > 0:
            line -= 1
            gap = len(lines.text(line))
        elif gap > len(lines.text(line)):
            gap = len(lines.text(line))
            if line + 1 < lines.count:
                line, gap = line + 1, 0
        self.put(Place(line, max(0, gap)), extend=True)

    def select_all(self) -> None:
        """Select every line known so far."""
        lines = self._lines
        if lines is not None:
            self.put(Place(0, 0))
            last = lines.count - 1
            self.put(Place(last, len(lines.text(last))), extend=True)

    def select_line(self, line: int) -> None:
        """Select one line."""
        lines = self._lines
        if lines is not None:
            self.put(Place(line, 0))
            self.put(Place(line, len(lines.text(line))), extend=True)

    def select_token(self, place: Place) -> None:
        """Select the key, string, number or word at a place; strings without their quotes."""
        lines = self._lines
        if lines is None:
            return
        line, text = lines.get(place.line)
        start, stop = _word_at(text, place.gap)
        for begin, end, token in coloured(text, line.flags):
            if begin <= place.gap < end and token in ("jk", "js", "jn", "jl"):
                start, stop = begin, end
                if text[begin] == '"':
                    start += 1
                    stop -= stop - 1 > begin and text[stop - 1] == '"'
                break
        self.put(Place(place.line, start))
        self.put(Place(place.line, stop), extend=True)


def _word_at(text: str, gap: int) -> tuple[int, int]:
    """The run of letters, digits and underscores around a gap."""
    start = stop = min(gap, len(text))
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
    while stop < len(text) and (text[stop].isalnum() or text[stop] == "_"):
        stop += 1
    return start, stop
