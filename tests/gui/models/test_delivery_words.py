"""A delivery in words."""

from typing import Any

import pytest

from inspector.core.retrying import Phase
from inspector.gui.models import delivery_words as words
from inspector.gui.models.delivery_words import Delivery, clock_words, read_delivery
from tests.gui.delivery_answers import FIRST, SECOND, answer, attempt

LAST = FIRST + 66_903_000
EARLIEST, LATEST = LAST + 60 * SECOND, LAST + 600 * SECOND


def told(*attempts: dict[str, Any], **changes: Any) -> Delivery:
    """A delivery as the window reads it."""
    delivery = read_delivery(answer(*attempts, **changes))
    assert delivery is not None
    return delivery


def test_the_second_of_six_waits_for_the_third() -> None:
    """Headline, sentence, count, countdown, and the line of what is due."""
    delivery, now = told(), EARLIEST - 45_400_000

    assert words.count(delivery) == "2/6"
    assert words.headline(delivery) == "Attempt 2 of 6 was answered 503"
    between = f"between {clock_words(EARLIEST)} and {clock_words(LATEST)}"
    assert words.outlook_words(delivery, now) == f"Fiskil tries again {between}."
    assert words.countdown(delivery, now) == ("in 46 s", "at the earliest")
    due = f"Next due {clock_words(EARLIEST)} to {clock_words(LATEST)}"
    assert words.due_row(delivery, now) == (due, "3 more if this one fails too")


def test_the_words_follow_the_clock() -> None:
    """Within the window the latest time counts; after it, what did not come is said."""
    delivery = told()
    within, late, after = EARLIEST + SECOND, LATEST + SECOND, LATEST + 100 * SECOND

    assert words.outlook_words(delivery, within) == f"Fiskil tries again by {clock_words(LATEST)}."
    assert words.countdown(delivery, within) == ("in 8 min 59 s", "at the latest")
    assert words.countdown(delivery, late) == ("any moment", "a little late")
    assert words.countdown(delivery, after) == ("", "")
    assert words.due_phase(delivery, after) is Phase.AFTER
    missed = f"Fiskil should have tried again by {clock_words(LATEST)}; nothing came here."
    assert words.outlook_words(delivery, after) == missed
    assert words.due_row(delivery, after)[0].startswith("Was due ")
    assert words.due_row(delivery, after)[1] == ""


def test_an_exact_time_is_said_as_about() -> None:
    """Plaid documents 30 seconds, not a range."""
    at = FIRST + 30 * SECOND
    delivery = told(attempt(1), provider="plaid", of=None, windows=[[2, at, at]])

    assert words.outlook_words(delivery, FIRST) == f"Plaid tries again at about {clock_words(at)}."
    assert words.countdown(delivery, FIRST) == ("in 30 s", "")
    assert words.due_row(delivery, FIRST) == (f"Next due at about {clock_words(at)}", "")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"standing": "final", "provider": "fynapse"}, "Fynapse never tries again after 503."),
        ({"standing": "last"}, "Fiskil documents no attempt after this one."),
        ({"standing": "last", "of": 1, "provider": "github"}, "GitHub does not try again by itself."),
        ({"standing": "untimed", "provider": "powens"}, "Powens tries again; when is not documented."),
        (
            {"standing": "unknown", "provider": "fuse"},
            "Whether and when Fuse tries again is not documented.",
        ),
        (
            {"standing": "unknown", "provider": ""},
            "Nobody recognised the sender, so whether it tries again is not known.",
        ),
        ({"standing": "accepted"}, "Fiskil has what it needs: nothing more is due."),
    ],
)  # fmt: skip
def test_what_is_not_due_is_said_so(changes: dict[str, Any], said: str) -> None:
    """Done, given up, or not documented; there is no countdown then."""
    delivery = told(windows=[], **changes)

    assert words.outlook_words(delivery, FIRST) == said
    assert words.countdown(delivery, FIRST) == ("", "")


def test_the_count_says_only_what_is_known() -> None:
    """No total where none is documented, or where more came; nothing when the first was taken."""
    accepted = {"standing": "accepted", "windows": []}

    assert words.count(told(of=None)) == "2"
    assert words.count(told(of=1)) == "2"
    assert words.headline(told(of=None)) == "Attempt 2 was answered 503"
    assert words.count(told(attempt(1, status=200), **accepted)) == ""
    first = told(attempt(1, status=200), **accepted)
    assert words.headline(first) == "Accepted at the first attempt, 200"
    second = told(attempt(1), attempt(2, 9, status=204), **accepted)
    assert words.headline(second) == "Attempt 2 of 6 was accepted, 204"


def test_why_these_are_one_delivery_is_said() -> None:
    """By the id that they share, or by nothing but the body; and whether the body changed."""
    changed = told(attempt(1), attempt(2, 9, same=False))

    assert words.shared_words(told()) == "same message_id, same body"
    assert words.shared_words(changed) == "same message_id, the body changed"
    unsure = told(attempt(1), attempt(2, 9, same=None), key="stripe")
    assert words.shared_words(unsure) == "same id, bodies of the same size"
    by_body = words.shared_words(told(key="body"))
    assert by_body == "same body, nothing else tells attempts apart from new events"
    assert words.shared_words(told(attempt(1))) == "the only one so far"
    assert words.attempt_words(changed, changed.attempts[0]) == "first seen"
    assert words.attempt_words(changed, changed.newest) == "9.0 s after the first, another body"


def test_times_and_statuses_have_words() -> None:
    """Tenths below an hour, whole seconds for waiting, a date where it is another day's."""
    assert words.later_words(66_903_000) == "1 min 6.9 s"
    assert words.later_words(3 * 3600 * SECOND) == "3 h 0 min"
    assert words.wait_words(45_400_000) == "46 s"
    assert words.wait_words(-5) == "0 s"
    assert words.reply_words(503) == "503 Service Unavailable"
    assert (words.reply_words(599), words.reply_words(0)) == ("599", "nothing")
    assert clock_words(FIRST, exact=True).endswith(":02.114")
    assert ", " in clock_words(FIRST, beside=FIRST + 2 * 86_400 * SECOND)
    assert ", " not in clock_words(FIRST, beside=FIRST)


def test_without_attempts_there_is_no_delivery() -> None:
    """A capture that was not judged yet has none."""
    assert read_delivery(answer() | {"attempts": []}) is None
