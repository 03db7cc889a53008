"""The story is data that fits together."""

from itertools import pairwise

from inspector.providers import FIRST
from inspector.simulator.building import FAULTS, events_of
from inspector.simulator.story import STEPS, SignedBy, seconds


def test_every_step_can_be_played() -> None:
    """Its provider, event and faults are known ones, and it says what it is."""
    for step in STEPS:
        assert step.event in events_of(step.provider), step
        assert step.faults <= set(FAULTS)
        assert step.words
        assert not step.words.endswith(".")


def test_the_story_shows_what_the_demo_promises() -> None:
    """The first four providers, each fault, a rotation, a retry, a burst and a first synchronisation."""
    assert {step.provider for step in STEPS} == {provider.id for provider in FIRST}
    assert {name for step in STEPS for name in step.faults} >= {
        "tampered",
        "stale",
        "unsigned",
        "gzip",
    }
    assert {step.signed_by for step in STEPS} == set(SignedBy)
    assert any(step.all_of_it for step in STEPS)
    assert any(step.count > 1 for step in STEPS)
    before, again = next((a, b) for a, b in pairwise(STEPS) if b.again)
    assert (before.provider, before.event) == (again.provider, again.event)
    assert before.answered


def test_a_failure_comes_soon_and_the_end_within_a_minute_and_a_half() -> None:
    """The first two steps within 3 s, all of them within 85: the rest is the window's start."""
    assert sum(step.after for step in STEPS[:2]) < 3
    assert STEPS[1].faults
    assert seconds() < 85
