"""Diagnosing in a worker process: it reads the archive itself and says how far it is in a file."""

import sqlite3
import time
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from inspector.archive import rows
from inspector.archive.diagnoses import undiagnosed
from inspector.archive.reading import Reader
from inspector.core.capture import Capture, Endpoint, Kind
from inspector.core.diagnosis import Diagnosis
from inspector.core.event import Event
from inspector.core.opened import Opened
from inspector.core.problem import Problem
from inspector.core.scheme import Scheme
from inspector.core.verdict import Outcome
from inspector.doctor.case import Case, Neighbour, case_of
from inspector.doctor.comparing import Compared, compare
from inspector.doctor.examination import examine
from inspector.doctor.recipe import recipe_of
from inspector.engine import judging
from inspector.engine.diagnosing import STOPPED
from inspector.engine.endpoints import EndpointTable, Route
from inspector.engine.rules import Rules, scheme_named
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.signature_time import moment_of

NEIGHBOURS = 12
"""Other captures whose bodies are tried: the nearest at the same endpoint."""

WITHIN = 60
"""How far away they may be, in captures."""

LARGEST_NEIGHBOUR = 1 << 20

LONGEST_UNASKED = 20.0
"""Seconds for one scheme on one capture, unless somebody asks: enough for several megabytes."""

TOLD_EVERY = 0.05
"""Seconds between two notes of how far an examination is, and between two looks at `stop`."""


class Work(NamedTuple):
    """What to diagnose by.

    Attributes:
        archive: The archive's file.
        endpoints: All of them.
        rules: Secrets, tolerances, the user's own schemes.
    """

    archive: Path
    endpoints: tuple[Endpoint, ...]
    rules: Rules


class Progress(NamedTuple):
    """The files by which an examination is followed and ended.

    Attributes:
        told: Gets a line `done total trying`.
        stop: Made by whoever wants the examination to end.
    """

    told: Path
    stop: Path


def diagnose_there(work: Work, number: int, scheme: str, progress: Progress) -> Diagnosis | Problem:
    """Diagnose one scheme on one capture; runs in a worker."""
    found = case_there(work, number, scheme)
    return found if isinstance(found, Problem) else _examined(found, progress)


def compare_there(
    work: Work, number: int, scheme: str, progress: Progress, pasted: bytes
) -> Compared | Problem | None:
    """Compare a paste with what was due; None when the scheme signs nothing. Runs in a worker."""
    case = case_there(work, number, scheme)
    if isinstance(case, Problem):
        return case
    return STOPPED if progress.stop.exists() else compare(pasted, case)


def diagnose_failing_there(work: Work, number: int) -> list[Diagnosis] | Problem:
    """Diagnose every scheme that fails on a capture; none when none does. Runs in a worker."""
    subject = _subject(work, number)
    if isinstance(subject, Problem):
        return subject
    found: list[Diagnosis] = []
    for proof in judging.prove(*subject[:4], work.rules):
        scheme = scheme_named(work.rules, proof.verdict.scheme)
        if scheme is None or not proof.verdict.outcome.fails:
            continue
        until = time.monotonic() + LONGEST_UNASKED
        diagnosis = _in_time(_case(work, number, subject, scheme), until)
        if diagnosis is None:
            return Problem("This takes too long to be found out unasked.", kind="too-long")
        found.append(diagnosis)
    return found


def next_there(
    archive: Path, basis: str, most: int, among: int, without: tuple[int, ...]
) -> list[int] | Problem:
    """The newest failing captures that have no diagnosis on this basis; runs in a worker."""
    reader = Reader.open(archive)
    if isinstance(reader, Problem):
        return reader
    try:
        ids = undiagnosed(reader.connection, basis, most, among)
    except sqlite3.Error as error:
        return Problem(f"The archive could not be read: {error}.", kind="search")
    finally:
        reader.close()
    return [number for number in ids if number not in without]


def case_there(work: Work, number: int, scheme_id: str) -> Case | Problem:
    """One scheme on one capture with all that lies around them."""
    scheme = scheme_named(work.rules, scheme_id)
    if scheme is None:
        return Problem(f"There is no scheme {scheme_id!r}.", kind="no-scheme")
    subject = _subject(work, number)
    return subject if isinstance(subject, Problem) else _case(work, number, subject, scheme)


class _Subject(NamedTuple):
    """A capture opened; the first four are arguments of `judging.prove`."""

    opened: Opened
    event: Event
    received_at: int
    route: Route


def _subject(work: Work, number: int) -> _Subject | Problem:
    reader = Reader.open(work.archive)
    if isinstance(reader, Problem):
        return reader
    try:
        capture = reader.capture(number)
    finally:
        reader.close()
    if capture is None:
        return Problem(f"Capture {number} is not in the archive.", kind="no-capture")
    if capture.kind is not Kind.COMPLETE:
        sentence = "This was no complete request, so there is nothing to diagnose."
        return Problem(sentence, kind="not-complete")
    return _opened(capture, EndpointTable(work.endpoints))


def _opened(capture: Capture, table: EndpointTable) -> _Subject:
    route = table.route(capture.request.target)
    return _Subject(*judging.describe(capture.request, route), capture.received_at, route)


def _case(work: Work, number: int, subject: _Subject, scheme: Scheme) -> Case:
    rules = work.rules
    case = case_of(
        scheme,
        subject.opened,
        subject.event,
        (*rules.secrets, *rules.fetched),
        subject.received_at / 1_000_000,
        rules.tolerances,
        subject.route.endpoint,
    )
    around = _around(work, number, subject.route)
    neighbours = tuple(Neighbour(f"capture {each}", one.opened) for each, one in around)
    found = (_offset(work.rules, one, scheme) for _, one in around)
    offsets = tuple(offset for offset in found if offset is not None)
    return replace(case, neighbours=neighbours, offsets=offsets)


def _around(work: Work, number: int, route: Route) -> list[tuple[int, _Subject]]:
    """The nearest captures at the same endpoint, opened."""
    reader = Reader.open(work.archive)
    if isinstance(reader, Problem):
        return []
    found: list[tuple[int, _Subject]] = []
    try:
        ids = [each for each in range(number - WITHIN, number + WITHIN + 1) if each != number]
        ids.sort(key=lambda each: abs(each - number))
        small = rows.read_sizes(reader.connection, ids)
        near = [each for each, size in small if 0 < size <= LARGEST_NEIGHBOUR]
        kept = [row.id for row in reader.rows(near) if row.kind is Kind.COMPLETE]
        table = EndpointTable(work.endpoints)
        for each in kept:
            capture = reader.capture(each)
            if capture is None or table.route(capture.request.target).endpoint != route.endpoint:
                continue
            found.append((each, _opened(capture, table)))
            if len(found) == NEIGHBOURS:
                break
    except sqlite3.Error:
        return []
    finally:
        reader.close()
    return found


def _offset(rules: Rules, one: _Subject, scheme: Scheme) -> float | None:
    """Reception minus signed time of a capture whose signature matches."""
    if not isinstance(scheme, HmacScheme):
        return None
    for proof in judging.prove(*one, rules):
        verdict = proof.verdict
        matches = verdict.outcome in (Outcome.VERIFIED, Outcome.EXPIRED)
        if verdict.scheme == scheme.id and matches:
            recipe = recipe_of(scheme, one.opened)
            moment = moment_of(recipe.time, recipe.time_form) if recipe.time else None
            return None if moment is None else one.received_at / 1_000_000 - moment
    return None


def _in_time(case: Case, until: float) -> Diagnosis | None:
    """A diagnosis, None when it takes longer than this moment of the clock."""
    for step in examine(case):
        if step.diagnosis is not None:
            return step.diagnosis
        if time.monotonic() > until:
            break
    return None


def _examined(case: Case, progress: Progress) -> Diagnosis | Problem:
    told_at = float("-inf")
    for step in examine(case):
        if step.diagnosis is not None:
            return step.diagnosis
        now = time.monotonic()
        if now - told_at >= TOLD_EVERY:
            told_at = now
            if progress.stop.exists():
                return STOPPED
            _tell(progress.told, f"{step.done} {step.total} {step.trying}")
    return Diagnosis(case.scheme.id)


def _tell(file: Path, line: str) -> None:
    try:
        with file.open("r+b", buffering=0) as out:
            out.write(line.ljust(80).encode()[:80])
    except OSError:  # the engine is gone or no longer wants to know
        return


def how_far(file: Path) -> tuple[int, int, str]:
    """What an examination last told: hypotheses tried, how many there are, the last one."""
    try:
        done, total, *trying = file.read_text("utf-8").split()
        return int(done), int(total), trying[0] if trying else ""
    except (OSError, ValueError):  # nothing yet
        return 0, 0, ""
