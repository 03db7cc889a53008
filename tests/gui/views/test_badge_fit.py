"""Which badges a row has room for."""

from itertools import product

import pytest

from inspector.core.verdict import Outcome
from inspector.gui import painting
from inspector.gui.models.capture_line import Badge
from inspector.gui.models.capture_model import Column
from inspector.gui.views.badge_fit import fit_badges, width_of
from inspector.gui.views.list_columns import columns

WORDS = ("hmac", "token", "oauth")


def badge(word: str, outcome: Outcome, label: str = "current") -> Badge:
    """A badge as the list has it."""
    return Badge(outcome, word, painting.badge_detail(outcome, label))


@pytest.mark.parametrize("width", [616, 540, 500, 440, 360])
def test_two_badges_of_any_outcomes_stand_whole_in_their_column(width: int) -> None:
    """Whatever two verdicts say, both are shown and neither touches the reply."""
    room = columns(width).places[Column.SIGNATURES].width
    labels = ("current", "previous")
    every = [badge(w, o, label) for w in WORDS for o in Outcome for label in labels]
    for first, second in product(every, every):
        fitted = fit_badges((first, second), room)
        assert width_of(fitted.badges, fitted.more) <= room
        assert [each.word for each in fitted.badges] == [first.word, second.word]
        assert not fitted.more


def test_one_badge_keeps_its_second_word() -> None:
    """Even the longest word there is."""
    alone = (badge("fynapse", Outcome.MALFORMED),)
    assert fit_badges(alone, 144).badges == alone


def test_two_alike_look_alike() -> None:
    """When `no secret` has room only once, neither says it."""
    fitted = fit_badges((badge("hmac", Outcome.NO_SECRET), badge("token", Outcome.NO_SECRET)), 190)
    assert [each.detail for each in fitted.badges] == ["", ""]


def test_the_quieter_second_word_goes_first() -> None:
    """What kind of failure it is stays longest."""
    fitted = fit_badges((badge("hmac", Outcome.NO_SECRET), badge("token", Outcome.EXPIRED)), 180)
    assert [each.detail for each in fitted.badges] == ["", "expired"]


def test_a_third_badge_without_room_is_counted() -> None:
    """It is shown whole or not at all, and failures stay."""
    three = tuple(badge(word, Outcome.VERIFIED) for word in WORDS)
    fitted = fit_badges(three, 150)
    assert [each.word for each in fitted.badges] == ["hmac", "token"]
    assert fitted.more == "+1"
    assert not fitted.hides_failure
    last = (*three[:2], badge("oauth", Outcome.FAILED))
    assert [each.word for each in fit_badges(last, 155).badges] == ["hmac", "oauth"]


def test_a_hidden_failure_is_told() -> None:
    """When even failures have no room, the count says that one of them is hidden."""
    three = tuple(badge(word, Outcome.FAILED) for word in WORDS)
    fitted = fit_badges(three, 100)
    assert (len(fitted.badges), fitted.more, fitted.hides_failure) == (1, "+2", True)
    assert fit_badges(three, 10).badges == (three[0]._replace(detail=""),)
