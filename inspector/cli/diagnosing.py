"""What the doctor says about the verdicts of `verify`, as JSON members and as lines."""

import textwrap
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from inspector import providers
from inspector.core.diagnosis import Diagnosis
from inspector.core.event import Event
from inspector.core.opened import Opened
from inspector.core.scheme import Scheme
from inspector.core.secret import Secret
from inspector.core.verdict import Outcome, Verdict
from inspector.doctor.case import case_of
from inspector.doctor.catalogue import tried_in_order
from inspector.doctor.examination import diagnose

_WIDTH = 100


class Judged(NamedTuple):
    """What a request was judged by; the arguments of `providers.judging.judge`."""

    opened: Opened
    event: Event
    secrets: Sequence[Secret]
    now: float
    tolerances: Mapping[str, float | None]


def diagnoses(
    judged: Judged, verdicts: Sequence[Verdict], known: Mapping[str, Scheme] = providers.SCHEMES
) -> dict[str, Diagnosis]:
    """By scheme, why each verdict is not the plain pass: a fail, or a pass by another reading.

    A signature without a secret is examined too when secrets of other schemes are there.
    """
    found: dict[str, Diagnosis] = {}
    for verdict in verdicts:
        scheme = known.get(verdict.scheme)
        unknown = verdict.outcome is Outcome.NO_SECRET and bool(judged.secrets)
        if scheme and (verdict.outcome.fails or verdict.reading or unknown):
            found[verdict.scheme] = diagnose(case_of(scheme, *judged))
    return found


def cause_members(found: Mapping[str, Diagnosis]) -> list[dict[str, str]]:
    """The causes as the command line contract has them, root cause first."""
    return [
        {"cause": cause.id, "explanation": cause.explanation, "fix": cause.fix}
        for diagnosis in found.values()
        for cause in diagnosis.causes
    ]


def tried_members(found: Mapping[str, Diagnosis]) -> list[str]:
    """Ids of all causes that were tried, in the order of the documentation."""
    return list(tried_in_order({tried for one in found.values() for tried in one.tried}))


def lines(verdict: Verdict, diagnosis: Diagnosis | None) -> list[str]:
    """What to print below a verdict."""
    if diagnosis is None:
        return []
    if diagnosis.causes:
        told: list[str] = []
        for cause in diagnosis.causes:
            told += [f"  why  {cause.explanation}", f"  fix  {cause.fix}"]
        return told
    if verdict.outcome not in (Outcome.FAILED, Outcome.MALFORMED):
        return []
    tried = f"Tried: {', '.join(diagnosis.tried)}."
    indent = " " * 7
    wrapping = textwrap.TextWrapper(_WIDTH, indent, indent, break_on_hyphens=False)
    indented = wrapping.wrap(tried)
    return ["  why  Nothing that we know makes this signature match.", *indented]
