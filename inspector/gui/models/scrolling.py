"""Where a view of a great many rows stands, exactly to the pixel, also when rows differ in height.

The position is a row and the pixels of it above the view's edge. The scroll bar only mirrors it:
each row takes `ROW` steps of the bar whatever its height, so nothing is summed over all rows.
"""

from collections.abc import Callable, Iterator

from inspector.gui import fonts

ROW = 22
"""Height of one painted line in px."""

MARGIN = 10
"""Empty px before the first and behind the last row."""

_LARGEST_BAR = 2**30


def row_height() -> int:
    """Height of one part of a line in px, with type as large as it is now."""
    return fonts.px(ROW)


class Scroll:
    """The scroll position of a view.

    Attributes:
        rows: Number of rows.
        view: Height of the view in px.
        row: First row that is at least partly seen.
        px: How much of that row lies above the view; negative for the margin before row 0.
    """

    def __init__(self, height_of: Callable[[int], int]) -> None:
        self.rows = 0
        self.view = 0
        self.row = 0
        self.px = -MARGIN
        self._height_of = height_of

    def resize(self, rows: int, view: int) -> None:
        """Take a new number of rows and a new height; stays where it is as far as it can."""
        self.rows, self.view = rows, view
        self.clamp()

    def clamp(self) -> None:
        """Come back to where there are rows; call when heights have changed."""
        if self.row < self.rows:
            self.px = min(self.px, max(0, self._height_of(self.row) - 1))
        self.row, self.px = min((self.row, self.px), self._last_position())
        if self.px < 0 and self.row > 0:
            self.px = 0
        self.px = max(self.px, -MARGIN)

    def move(self, pixels: int) -> None:
        """Move by so many pixels, downwards when positive."""
        self.px += pixels
        while self.px < 0 and self.row > 0:
            self.row -= 1
            self.px += self._height_of(self.row)
        while self.row < self.rows - 1 and self.px >= (height := self._height_of(self.row)):
            self.px -= height
            self.row += 1
        self.clamp()

    def go(self, row: int, px: int = 0) -> None:
        """Bring a row to the upper edge."""
        self.row = max(0, min(row, self.rows - 1))
        self.px = px if self.row or px else -MARGIN
        self.clamp()

    def show(self, row: int, part: int = 0) -> None:
        """Move as little as needed for one line of a row to be seen whole; far rows come mid-view.

        Args:
            row: The row.
            part: Which of its painted lines, for a wrapped row.
        """
        inside = part * row_height()
        if not self.row - 1 <= row <= self.row + self.view // row_height() + 1:
            self.row, self.px = row, inside
            self.move(row_height() - self.view // 2)
            return
        top = self._distance(row) + inside
        if top < 0:
            self.move(top - (MARGIN if row == 0 and part == 0 else 0))
        elif top + row_height() > self.view:
            self.move(top + row_height() - self.view)

    def visible(self) -> Iterator[tuple[int, int]]:
        """The rows in view from the top, each `(row, its y)`."""
        y = -self.px
        for row in range(self.row, self.rows):
            if y >= self.view:
                return
            yield row, y
            y += self._height_of(row)

    def row_at(self, y: int) -> tuple[int, int]:
        """The row at this height of the view and how far into it, the nearest one outside."""
        found = (self.row, 0)
        for row, top in self.visible():
            if top > y:
                break
            found = (row, min(y - top, self._height_of(row) - 1))
        return found

    @property
    def step(self) -> int:
        """Steps of position that one step of the bar stands for: 1 but for enormous documents."""
        return -(-(self.rows * row_height() + 2 * MARGIN) // _LARGEST_BAR)

    @property
    def bar_value(self) -> int:
        """The position as the bar shows it."""
        return self._bar(self.row, self.px)

    @property
    def bar_maximum(self) -> int:
        """The bar's largest value."""
        return self._bar(*self._last_position())

    def go_to_bar(self, value: int) -> None:
        """Move to where the user has put the bar."""
        position = value * self.step - MARGIN
        if position < 0:
            self.row, self.px = 0, position
        else:
            self.row = max(0, min(position // row_height(), self.rows - 1))
            self.px = (
                (position % row_height()) * self._height_of(self.row) // row_height()
                if self.rows
                else 0
            )
        self.clamp()

    def _bar(self, row: int, px: int) -> int:
        scaled = px if px < 0 or not self.rows else px * row_height() // self._height_of(row)
        return (row * row_height() + scaled + MARGIN) // self.step

    def _distance(self, row: int) -> int:
        """From the view's upper edge to the row's, for rows near the view."""
        if row < self.row:
            return -self.px - sum(map(self._height_of, range(row, self.row)))
        return -self.px + sum(map(self._height_of, range(self.row, row)))

    def _last_position(self) -> tuple[int, int]:
        if not self.rows:
            return 0, -MARGIN
        left = max(1, self.view - MARGIN)
        row = self.rows
        while row > 0 and left > 0:
            row -= 1
            left -= self._height_of(row)
        return (0, -min(left, MARGIN)) if left > 0 else (row, -left)
