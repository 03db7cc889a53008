"""The values that go in and come out."""

from inspector.archive.values import Judgement
from inspector.core.event import Event
from inspector.core.verdict import Outcome
from tests.archive.making import verdict


def test_a_judgement_fails_when_one_verdict_fails() -> None:
    """A passing scheme does not hide a failing one; no secret is no failure."""
    good, bad = verdict(), verdict(Outcome.EXPIRED, "fynapse")

    assert Judgement(1, Event(), (good, bad)).failing
    assert not Judgement(1, Event(), (good, verdict(Outcome.NO_SECRET, "fynapse"))).failing
    assert not Judgement(1, Event()).failing
