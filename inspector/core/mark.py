"""Colour marks a person gives to captures; each has a word and a letter besides its colour."""

from enum import StrEnum

LONGEST_NOTE = 4000
"""The most characters that a note beside a capture has."""


class Mark(StrEnum):
    """Five colours that are told apart by their first letters, too."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    VIOLET = "violet"

    @property
    def letter(self) -> str:
        """The letter that is shown on the colour, so that the colour need not be seen."""
        return self.value[0].upper()

    @property
    def words(self) -> str:
        """The colour's name as a menu says it."""
        return self.value.capitalize()


def mark_of(colour: str) -> Mark | None:
    """The mark of this name, None for no mark or one of a later version."""
    return next((mark for mark in Mark if mark.value == colour), None)
