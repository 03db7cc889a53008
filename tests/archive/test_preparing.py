"""Facts about judgements as the values of their rows."""

from inspector.archive.preparing import prepare, prepare_all
from inspector.archive.values import Judgement
from inspector.core.event import Event
from inspector.core.verdict import Finding, Outcome
from tests.archive.making import judgement, verdict

EVENT = Event("p", "t", "l", "d", "e", "env", "s", "u", "i", "k")


def test_every_field_of_a_judgement_is_in_its_values() -> None:
    """What repeats apart from what differs between captures."""
    made = Judgement(7, EVENT, (verdict(),), (Finding("kind", "Words."),))
    number, key, verdicts, failing, details = prepare(made)

    assert (number, key, failing) == (7, ("p", "t", "l", "env", "s"), False)
    assert details[:5] == ("d", "e", "u", "i", "k")
    assert details[5] == '[["kind","Words."]]'
    assert verdict().secret_id in verdicts
    assert verdict().explanation in details[6]


def test_one_failing_verdict_makes_a_capture_fail() -> None:
    """Whatever the others say; without a verdict nothing fails."""
    several = [
        judgement(1),
        judgement(2, verdict(), verdict(Outcome.FAILED)),
        judgement(3)._replace(verdicts=()),
    ]

    assert [prepared[3] for prepared in prepare_all(several)] == [False, True, False]
