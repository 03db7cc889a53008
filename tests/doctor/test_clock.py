"""The time of a signature against both clocks."""

from dataclasses import replace

from inspector.doctor.case import Case
from inspector.doctor.examination import diagnose
from tests.doctor.cases import fynapse_case, hex_mac

SIGNED = 1_776_160_485


def case(now: float, time: str = str(SIGNED), tolerance: float = 300) -> Case:
    """A rightly signed Fynapse request received at `now`."""
    digest = hex_mac(b"secret", f"{time}.{{}}".encode())
    return fynapse_case(b"{}", time, digest, now, tolerance=tolerance)


def causes(one: Case) -> list[str]:
    """Ids of the diagnosis."""
    return [cause.id for cause in diagnose(one).causes]


def test_a_signature_in_time_has_no_cause() -> None:
    """At the edge of the tolerance nothing is wrong."""
    assert causes(case(SIGNED + 300)) == []
    assert causes(case(SIGNED - 300)) == []


def test_the_sentence_says_by_how_much_and_by_which_clock() -> None:
    """Both moments are named, and the fix allows as much as it takes, in whole minutes."""
    cause = diagnose(case(SIGNED + 540)).causes[0]

    assert cause.id == "time-stale"
    assert "9 min before it was received" in cause.explanation
    assert "2026-04-14 09:54:45 UTC by the sender's clock" in cause.explanation
    assert cause.action is not None
    assert cause.action.value == "540"


def test_a_clock_is_blamed_when_captures_agree() -> None:
    """Three verified captures that are off as far as this one say that our clock is wrong."""
    slow = replace(case(SIGNED - 420), offsets=(-421.0, -418.0, -420.5, 3.0))
    fast = replace(case(SIGNED + 420), offsets=(421.0, 418.0, 420.5))
    alone = replace(case(SIGNED - 420), offsets=(-421.0, 0.5))

    assert causes(slow) == ["time-clock-slow"]
    assert "7 min slow" in diagnose(slow).causes[0].explanation
    assert causes(fast) == ["time-clock-fast"]
    assert causes(alone) == ["time-early"]


def test_milliseconds_are_no_future() -> None:
    """A time that only makes sense as milliseconds is named so."""
    assert causes(case(SIGNED, time=f"{SIGNED}000")) == ["time-milliseconds"]
