"""Where the list's columns stand at a given width; in a narrow list the lesser ones go."""

from collections.abc import Sequence
from dataclasses import dataclass

from inspector.gui import fonts
from inspector.gui.models.capture_model import Column
from inspector.gui.models.column_choice import USUAL

PAD = 16
PAD_RIGHT = 6
TILE_ONLY = 30
BEHIND_SIGNATURES = 12
EVENT_LEAST = 130

WIDTHS = {
    Column.TIME: 80,
    Column.PROVIDER: 88,
    Column.EVENT: 0,  # takes the rest
    Column.SIGNATURES: 144,
    Column.REPLY: 48,
    Column.ENDPOINT: 128,
    Column.SIZE: 68,
    Column.ENVIRONMENT: 88,
}

NAMES_FROM = 580
REPLY_FROM = 440

_LESSER = (Column.ENDPOINT, Column.ENVIRONMENT, Column.SIZE)
"""What goes first when the event has too little room."""


@dataclass(frozen=True, slots=True)
class Place:
    """Left edge and width of a column in px; nothing of it is shown when the width is 0."""

    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of all columns, by `Column`.

    Attributes:
        places: One a column.
        names: Whether providers are named beside their tile.
        order: The columns that are shown, from left to right.
    """

    places: tuple[Place, ...]
    names: bool
    order: tuple[Column, ...]

    def at(self, x: int) -> Column:
        """The column at a horizontal position; the last one right of everything."""
        for column in reversed(self.order):
            if x >= self.places[column].x:
                return column
        return self.order[0]


def columns(width: int, chosen: Sequence[Column] = USUAL) -> Columns:
    """The columns of a list of this width in px.

    Args:
        width: Of the list.
        chosen: What the user wants to see, from left to right.
    """
    names = width >= fonts.px(NAMES_FROM)
    shown = [each for each in chosen if each is not Column.REPLY or width >= fonts.px(REPLY_FROM)]
    for lesser in _LESSER:
        if lesser in shown and _event_width(width, shown, names=names) < fonts.px(EVENT_LEAST):
            shown.remove(lesser)
    event = max(0, _event_width(width, shown, names=names))
    places = [Place(0, 0)] * len(Column)
    x = PAD
    for column in shown:
        taken = event if column is Column.EVENT else _width(column, names=names)
        places[column] = Place(x, taken)
        x += taken + _behind(column, shown)
    return Columns(tuple(places), names, tuple(shown))


def _width(column: Column, *, names: bool) -> int:
    tile = column is Column.PROVIDER and not names
    return fonts.px(TILE_ONLY if tile else WIDTHS[column])


def _behind(column: Column, shown: Sequence[Column]) -> int:
    """Ground behind a column: badges may reach a little into it."""
    return fonts.px(BEHIND_SIGNATURES) if column is Column.SIGNATURES and column != shown[-1] else 0


def _event_width(width: int, shown: Sequence[Column], *, names: bool) -> int:
    """What the other columns leave for the event."""
    others = sum(_width(each, names=names) + _behind(each, shown) for each in shown)
    return width - PAD - PAD_RIGHT - others
