"""How calls end."""

from inspector.outbound.outcome import Ended, Outcome, Outgoing


def test_what_has_an_answer() -> None:
    """The others ended without one, or in the middle of it."""
    answered = {outcome.value for outcome in Outcome if outcome.has_answer}

    assert answered == {"answered", "not-json", "redirect", "too-large"}


def test_nothing_that_travels_is_in_a_repr() -> None:
    """Headers, body and answer may hold secrets."""
    going = Outgoing("POST", "https://x/", (("A", "hunter2"),), b"hunter2", ("hunter2",))
    ended = Ended(Outcome.ANSWERED, "", 0.1, 200, (), b"hunter2")

    assert "hunter2" not in repr((going, ended))
