"""Colour marks."""

from inspector.core.mark import Mark, mark_of


def test_colours_are_told_apart_without_seeing_them() -> None:
    """Five words, five letters."""
    assert {mark.letter for mark in Mark} == set("RAGBV")
    assert Mark.RED.words == "Red"


def test_a_name_leads_to_its_mark() -> None:
    """No name and unknown names lead to none."""
    assert mark_of("violet") is Mark.VIOLET
    assert mark_of("") is None
    assert mark_of("pink") is None
