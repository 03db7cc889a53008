"""Facts about the stated bounds."""

from inspector.listener.limits import KIB, MIB, Limits, Usage


def test_the_defaults_are_those_that_are_documented() -> None:
    """A change of a default is a change of what senders experience, so it shows here."""
    limits = Limits()

    assert (limits.head, limits.body, limits.held) == (64 * KIB, 64 * MIB, 512 * MIB)
    assert (limits.head_time, limits.body_time, limits.idle_time) == (10.0, 30.0, 75.0)
    assert (limits.connections, limits.unanswered, limits.linger_time) == (256, 64, 3.0)


def test_nothing_is_held_at_first() -> None:
    """A new listener counts from zero."""
    assert Usage() == Usage(held=0, now=0.0)
