"""Where the list's columns stand at a given width; in a narrow list the lesser ones go."""

from dataclasses import dataclass

from inspector.gui.models.capture_model import Column

PAD = 16
TIME = 80
PROVIDER = 88
TILE_ONLY = 30
SIGNATURES = 144
BEFORE_REPLY = 12
REPLY = 48
PAD_RIGHT = 6

NAMES_FROM = 580
REPLY_FROM = 440


@dataclass(frozen=True, slots=True)
class Place:
    """Left edge and width of a column in px; nothing of it is shown when the width is 0."""

    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of all columns, by `Column`, and whether providers are named beside their tile."""

    places: tuple[Place, ...]
    names: bool

    def at(self, x: int) -> Column:
        """The column at a horizontal position; the last one right of everything."""
        for column in reversed(Column):
            place = self.places[column]
            if place.width and x >= place.x:
                return column
        return Column.TIME


def columns(width: int) -> Columns:
    """The columns of a list of this width in px."""
    names = width >= NAMES_FROM
    provider = PROVIDER if names else TILE_ONLY
    reply = REPLY if width >= REPLY_FROM else 0
    before_reply = BEFORE_REPLY if reply else 0
    event_x = PAD + TIME + provider
    signatures_x = max(event_x, width - PAD_RIGHT - reply - before_reply - SIGNATURES)
    reply_x = signatures_x + SIGNATURES + before_reply
    places = (
        Place(PAD, TIME),
        Place(PAD + TIME, provider),
        Place(event_x, signatures_x - event_x),
        Place(signatures_x, SIGNATURES),
        Place(reply_x, reply),
    )
    return Columns(places, names)
