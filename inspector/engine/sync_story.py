"""The story of one Fuse sync: the webhook that asked for it, our calls, and what followed.

A follow-up belongs to our newest sync of its connection that was answered 2xx within the hour
before it; without one to the newest sync_data before it, for then somebody else made the sync.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from inspector.archive.reading import Reader
from inspector.archive.values import Call, Row
from inspector.core.opened import Opened
from inspector.core.problem import Problem
from inspector.decode.opening import open_request
from inspector.engine.calls import call_words, succeeded
from inspector.engine.judging import LARGE_BODY
from inspector.engine.protocol import Message
from inspector.providers.fuse_sync import SYNC_EVENT
from inspector.providers.fuse_updates import UPDATES_EVENT, short, updates_of

FOLLOWS_WITHIN = 3600 * 1_000_000
"""Microseconds after a sync in which what comes is taken for its follow-up."""

MOST_STEPS = 100

Key: TypeAlias = tuple[str, int]
"""Kind and id of a step."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a story.

    Attributes:
        kind: `capture` or `call`.
        id: Id of the capture or the call.
        capture: Capture to show for it.
        at: Microseconds since 1970.
        words: A few words.
        state: `pass`, `fail` or `unknown`.
        after: Kind and id of the step that it follows, or None.
    """

    kind: str
    id: int
    capture: int
    at: int
    words: str
    state: str
    after: Key | None = None

    @property
    def key(self) -> Key:
        """What other steps name it by."""
        return self.kind, self.id


def read_story(archive: Path, number: int) -> Message | Problem:
    """The story around a capture, by a reader of its own: it may look at many captures."""
    reader = Reader.open(archive)
    if isinstance(reader, Problem):
        return reader
    try:
        return _read(reader, number)
    finally:
        reader.close()


def steps_of(number: int, rows: Sequence[Row], calls: Iterable[Call]) -> list[Step]:
    """The steps that belong together with a capture, in order.

    Args:
        number: The capture.
        rows: All captures about its connection, oldest first.
        calls: All syncs of these captures.
    """
    steps = sorted(
        [*(_capture_step(row) for row in rows), *(_call_step(call) for call in calls)],
        key=lambda step: (step.at, step.kind == "call", step.id),
    )
    asking = {row.id for row in rows if row.event_type == SYNC_EVENT}
    worked = {call.id for call in calls if succeeded(call)}
    linked = _linked(steps, asking, worked)
    roots = {step.key: _root(step, linked) for step in linked.values()}
    root = roots.get(("capture", number))
    return [step for step in linked.values() if roots[step.key] == root][-MOST_STEPS:]


def told(steps: Sequence[Step]) -> str:
    """A story in one line."""
    return " → ".join(step.words for step in steps)


def _read(reader: Reader, number: int) -> Message | Problem:
    chosen = next(iter(reader.rows((number,))), None)
    if chosen is None:
        return Problem(f"There is no request {number} in the archive.", kind="no-capture")
    nothing: Message = {"connection": "", "words": "", "steps": []}
    if chosen.provider != "fuse" or not chosen.entity:
        return nothing
    ids = reader.related(number, chosen.entity)
    rows = [row for row in reader.rows(ids) if row.provider == "fuse"]
    calls = [call for row in rows for call in reader.calls(row.id) if call.kind == "sync"]
    if reader.problem is not None:
        return reader.problem
    steps = _with_news(reader, steps_of(number, rows, calls), rows)
    places = {step.key: place for place, step in enumerate(steps)}
    return {
        "connection": chosen.entity,
        "words": told(steps),
        "steps": [
            {
                "kind": step.kind, "id": step.id, "capture": step.capture, "at": step.at,
                "words": step.words, "state": step.state,
                "follows": places.get(step.after) if step.after else None,
            }
            for step in steps
        ],
    }  # fmt: skip


def _capture_step(row: Row) -> Step:
    state = "fail" if row.failing else "pass" if row.verdicts else "unknown"
    return Step("capture", row.id, row.id, row.received_at, row.label or row.event_type, state)


def _call_step(call: Call) -> Step:
    state = "pass" if succeeded(call) else "fail"
    after = ("capture", call.capture)
    return Step("call", call.id, call.capture, call.started_at, call_words(call), state, after)


def _linked(steps: Sequence[Step], asking: set[int], worked: set[int]) -> dict[Key, Step]:
    """Every step with what it follows."""
    linked: dict[Key, Step] = {}
    sync: Step | None = None
    asked: Step | None = None
    for step in steps:
        if step.kind == "call":
            sync = step if step.id in worked else sync
            linked[step.key] = step
        elif step.id in asking:
            asked = step
            linked[step.key] = step
        else:
            recent = sync is not None and step.at - sync.at <= FOLLOWS_WITHIN
            before = sync if recent else asked
            linked[step.key] = replace(step, after=before.key if before else None)
    return linked


def _root(step: Step, linked: Mapping[Key, Step]) -> Key:
    """The first step of the chain: what asked for the sync, or the step itself."""
    for _ in range(3):  # follow-up, call, webhook
        if step.after is None or step.after not in linked:
            break
        step = linked[step.after]
    return step.key


def _with_news(reader: Reader, steps: list[Step], rows: Sequence[Row]) -> list[Step]:
    """The steps with what `transactions.updates` bring: `transactions.updates, 3 new`."""
    wanted = {
        row.id
        for row in rows
        if row.event_type == UPDATES_EVENT and row.body_size <= LARGE_BODY
    }  # fmt: skip
    shown: list[Step] = []
    for step in steps:
        if step.kind == "capture" and step.id in wanted:
            capture = reader.capture(step.id)
            news = _news(open_request(capture.request)) if capture else ""
            shown.append(replace(step, words=f"{step.words}, {news}") if news else step)
        else:
            shown.append(step)
    return shown


def _news(opened: Opened) -> str:
    updates = updates_of(opened)
    return short(updates) if updates is not None else ""
