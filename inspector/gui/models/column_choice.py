"""Which columns the list shows and in which order, as the user chose and the settings keep it."""

from collections.abc import Sequence

from inspector.gui.models.capture_model import Column

USUAL = (Column.TIME, Column.PROVIDER, Column.EVENT, Column.SIGNATURES, Column.REPLY)
"""The columns of the design, from left to right."""

ALWAYS = Column.EVENT
"""What happened is never hidden: it takes the room that the others leave."""

Chosen = tuple[Column, ...]


def read_columns(text: object) -> Chosen:
    """The columns that settings name, `time event reply`; the usual ones when they name none."""
    if not isinstance(text, str):
        return USUAL
    names = {column.name.lower(): column for column in Column}
    found = dict.fromkeys(names[word] for word in text.split() if word in names)
    if not found:
        return USUAL
    return tuple(found) if ALWAYS in found else (*found, ALWAYS)


def write_columns(chosen: Sequence[Column]) -> str:
    """The columns as settings keep them."""
    return " ".join(column.name.lower() for column in chosen)


def toggled(chosen: Chosen, column: Column) -> Chosen:
    """Show a column, at its usual place as far as there is one, or hide it; the event stays."""
    if column is ALWAYS:
        return chosen
    if column in chosen:
        return tuple(each for each in chosen if each is not column)
    before = [each for each in chosen if each < column and each in USUAL]
    at = chosen.index(before[-1]) + 1 if before and column in USUAL else len(chosen)
    if column in USUAL and not before:
        at = 0
    return (*chosen[:at], column, *chosen[at:])


def moved(chosen: Chosen, column: Column, place: int) -> Chosen:
    """Put a shown column in another place, 0 for the first one."""
    if column not in chosen:
        return chosen
    others = [each for each in chosen if each is not column]
    others.insert(max(0, min(place, len(others))), column)
    return tuple(others)
