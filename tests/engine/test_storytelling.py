"""Facts about telling the demo's story: over HTTP, to a real engine, on a clock that does not wait."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inspector.core.secret import Secret, Use
from inspector.engine import demo
from inspector.engine.storytelling import Clock, Storytelling, event_of, signing_by, value_of
from inspector.simulator.sample_secrets import SAMPLE_SECRETS, WRONG_SECRET
from inspector.simulator.story import REST, STEPS, SignedBy, Step, seconds
from tests.engine.house import House, house, play, secret

SECRETS = (
    secret("fuse", environment="sandbox"),
    secret("fynapse"),
    secret("fynapse", "fynapse-before", id="before", use=Use.PREVIOUS),
    secret("powens-hmac"),
    secret("powens-token", "a-user-token"),
    secret("fiskil"),
    secret("fiskil", "b2xkIGZpc2tpbCBzZWNyZXQ=", id="retired", use=Use.RETIRED),
)


@dataclass
class Fast:
    """A clock on which waiting takes no time, and that may be stopped at a step."""

    waited: list[float] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def sleep(self, seconds: float) -> None:
        """Note the wait; go on when the gate is open."""
        self.waited.append(seconds)
        await self.gate.wait()

    @property
    def clock(self) -> Clock:
        """What the story takes."""
        return Clock(time.time, self.sleep)


@dataclass
class Told:
    """A story in a house."""

    at: House
    story: Storytelling
    fast: Fast

    async def step(self, number: int, **more: Any) -> dict[str, Any]:
        """Wait until so many steps were told (and what else the state is to have)."""
        wanted = {"step": number, **more}

        def reached() -> dict[str, Any] | None:
            states = (message["story"] for message in self.at.heard.of("story"))
            return next((state for state in states if wanted.items() <= state.items()), None)

        found = await self.at.heard.until(reached)
        assert found is not None
        return found


@asynccontextmanager
async def told(path: Path, known: tuple[Secret, ...] = SECRETS) -> AsyncIterator[Told]:
    """A story that waits for its gate."""
    async with house(path, secrets=known) as at:
        fast = Fast()
        story = demo.storytelling(at.engine, fast.clock, seed="s")
        try:
            yield Told(at, story, fast)
        finally:
            await story.close()


def test_one_round_has_every_outcome(tmp_path: Path) -> None:
    """Each step is judged as the facts say, and a round fits into 90 s, its first failure into 5."""

    async def scene() -> None:
        async with told(tmp_path) as at:
            at.fast.gate.set()
            at.story.start()
            await at.step(len(STEPS))
            count = sum(step.count for step in STEPS)
            await at.at.heard.judged(*range(1, count + 1))
            rows = at.at.engine.archive.reader.rows(list(range(1, count + 1)))
            found = Counter(v.outcome.value for row in rows for v in row.verdicts)
            assert set(found) == {
                "verified", "failed", "expired", "unsigned", "malformed", "no-secret",
            }  # fmt: skip
            assert at.at.outcomes(1) == {"fuse": "verified"}
            assert at.at.outcomes(2) == {"fiskil": "failed"}
            (call,) = at.at.engine.archive.reader.calls(1)
            assert (call.kind, call.status) == ("sync", 200)
            assert at.at.outcomes(3) == {"fuse": "verified"}
            assert rows[2].event_type == "transactions.updates"
            assert rows[2].entity == rows[0].entity
            labels = {v.secret_label for row in rows for v in row.verdicts}
            assert {"current", "previous"} <= labels
            assert {"powens-hmac": "failed", "powens-token": "verified"} in [
                at.at.outcomes(number) for number in range(1, count + 1)
            ]
            assert sum(at.fast.waited[:2]) < 5
            assert sum(at.fast.waited[: len(STEPS)]) == seconds() < 90

    play(scene)


def test_a_retry_is_the_same_delivery_and_the_endpoint_is_left_as_it_was(tmp_path: Path) -> None:
    """The first attempt gets 503, the second 200; both have one delivery and one body."""

    async def scene() -> None:
        async with told(tmp_path) as at:
            at.fast.gate.set()
            at.story.start()
            retry = next(number for number, step in enumerate(STEPS, 1) if step.again)
            await at.step(retry)
            await at.at.heard.judged(retry - 1, retry)
            first, second = (
                at.at.engine.archive.reader.detail(each) for each in (retry - 1, retry)
            )
            assert first is not None
            assert second is not None
            assert (first.reply.status, second.reply.status) == (503, 200)
            assert first.delivery == second.delivery != ""
            endpoint = at.at.engine.endpoints.named("/fynapse")
            assert endpoint is not None
            assert endpoint.reply.status == 200

    play(scene)


def test_the_presenter_has_the_pace(tmp_path: Path) -> None:
    """A paused story tells one step when asked for the next, and none by itself."""

    async def scene() -> None:
        async with told(tmp_path) as at:
            at.story.pause()
            at.story.start()
            at.fast.gate.set()
            at.story.next_step()
            assert (await at.step(1))["paused"]
            at.story.next_step()
            assert (await at.step(2))["words"] == STEPS[1].words
            assert at.story.state()["step"] == 2
            at.story.resume()
            assert not (await at.step(3))["paused"]
            await at.step(len(STEPS))
            at.story.pause()
            at.story.next_step()
            await at.step(1, round=2)

    play(scene)


def test_the_next_round_has_another_seed(tmp_path: Path) -> None:
    """After a rest, the same steps tell of somebody else."""

    async def scene() -> None:
        async with told(tmp_path) as at:
            at.fast.gate.set()
            at.story.start()
            await at.step(1, round=2)
            last = sum(step.count for step in STEPS) + 1
            await at.at.heard.judged(1, last)
            first, second = at.at.engine.archive.reader.rows([1, last])
            assert first.event_type == second.event_type
            assert first.entity != second.entity
            assert REST in at.fast.waited

    play(scene)


def test_a_reset_begins_anew_in_an_empty_archive(tmp_path: Path) -> None:
    """Nothing of before is left, and the seed is another one."""

    async def scene() -> None:
        async with told(tmp_path) as at:
            at.story.pause()
            at.story.start()
            at.story.next_step()
            await at.step(1)
            assert await at.story.reset() is None
            assert at.at.engine.archive.counts().all == 0
            assert at.story.state() == {
                "round": 2, "step": 0, "of": len(STEPS), "words": "", "paused": False, "problem": None,
            }  # fmt: skip

    play(scene)


def test_without_a_listener_the_story_waits(tmp_path: Path) -> None:
    """It says so, pauses, and tells the same step once somebody listens and it is resumed."""

    async def scene() -> None:
        async with told(tmp_path) as at:
            await at.at.engine.stop_listening()
            at.fast.gate.set()
            at.story.start()
            state = await at.step(0, paused=True)
            assert "Nothing listens" in state["problem"]["sentence"]
            await at.at.engine.listening.listen(0)
            at.story.resume()
            assert (await at.step(1))["problem"] is None

    play(scene)


def test_a_burst_goes_through_events_that_end_alike() -> None:
    """One after the other, and again; a single delivery is of the event that is named."""
    burst = Step("", "fiskil", "banking.accounts.sync.completed", count=90)
    events = [event_of(burst, number) for number in range(90)]

    assert all(event.endswith("completed") for event in events)
    assert len(set(events)) > 10
    assert event_of(Step("", "fiskil", "consent.received"), 0) == "consent.received"


def test_a_step_signs_with_what_it_names() -> None:
    """The previous, the retired, or one nobody entered; for one scheme or all of a provider."""
    step = Step("", "fynapse", "", signed_by=SignedBy.PREVIOUS)
    wrong = Step("", "powens", "", signed_by=SignedBy.UNKNOWN, scheme="powens-hmac")

    assert signing_by(step, SECRETS) == {"fynapse": "fynapse-before"}
    assert signing_by(wrong, SECRETS) == {
        "powens-hmac": WRONG_SECRET,
        "powens-token": "a-user-token",
    }
    assert signing_by(Step("", "fuse", ""), ()) == {"fuse": SAMPLE_SECRETS["fuse"]}
    assert value_of("fuse", SignedBy.RETIRED, SECRETS) == WRONG_SECRET
