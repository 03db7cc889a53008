"""Tells the story of the demo: sends its steps to our own listener, at a presenter's pace.

Nothing here judges or labels: a delivery is built, signed as its step says, and sent over HTTP.
"""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from inspector.core.capture import Reply, Request
from inspector.core.problem import Problem
from inspector.core.secret import Secret, Use
from inspector.engine.protocol import Message, problem_message
from inspector.engine.simulating import signing_secrets
from inspector.simulator import building, powens_events
from inspector.simulator.cast import Cast
from inspector.simulator.invention import Invention
from inspector.simulator.sample_secrets import WRONG_SECRET
from inspector.simulator.story import HISTORY, REST, STEPS, SignedBy, Step

STOP_SECONDS = 5.0

AT_ONCE = 2
"""Steps that come before anything else is made ready: somebody just opened the window."""

NOWHERE = Problem(
    "Nothing listens, so the story has nobody to tell itself to.",
    "Start listening, then resume the story.",
    "not-listening",
)


@dataclass(frozen=True, slots=True)
class Clock:
    """Where time comes from: seconds since 1970, and waiting for so many seconds."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass(frozen=True, slots=True)
class Stage:
    """What the story needs of its engine.

    Attributes:
        address: Where the listener is, empty while it is nowhere.
        secrets: The secrets that judge now.
        send: Sends a request to a URL; None when it was answered.
        reply: Lets the endpoint with this path give this reply; the one before, or None.
        clear: Empties the archive.
        open: Makes ready what the story needs beside the engine; may be called again.
        sync: Syncs the newest news of the Fuse connection with this id, and waits for the follow-up.
        close: Ends what `open` made ready.
        told: Takes the state as a message each time it changes.
    """

    address: Callable[[], str]
    secrets: Callable[[], Sequence[Secret]]
    send: Callable[[str, Request], Awaitable[Problem | None]]
    reply: Callable[[str, Reply], Reply | None]
    clear: Callable[[], Problem | None]
    open: Callable[[], Awaitable[None]]
    sync: Callable[[str], Awaitable[None]]
    close: Callable[[], Awaitable[None]]
    told: Callable[[Message], None]


class Storytelling:
    """An endless story, each round with another seed.

    Args:
        stage: Where it is told.
        clock: An accelerated one in tests.
        seed: What the rounds' seeds are made of; random by default.
    """

    def __init__(self, stage: Stage, clock: Clock | None = None, seed: str = "") -> None:
        self._stage = stage
        self._clock = clock or Clock()
        self._seed = seed or secrets.token_hex(4)
        self._task: asyncio.Task[None] | None = None
        self._nudge = asyncio.Event()
        self._paused = False
        self._next_wanted = False
        self._ending = False
        self._problem: Problem | None = None
        self._round = 0
        self._at = 0  # steps of this round that were told
        self._cast: Cast | None = None
        self._last: Request | None = None

    # For the presenter

    def start(self) -> None:
        """Begin; a story that is being told goes on."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._tell())

    def pause(self) -> None:
        """Tell no step until told to go on; the one being told is finished."""
        self._paused = True
        self._changed()

    def resume(self) -> None:
        """Go on."""
        self._paused, self._problem = False, None
        self._changed()

    def next_step(self) -> None:
        """Tell the next step at once; a paused story stays paused after it."""
        self._next_wanted, self._problem = True, None
        self._changed()

    async def reset(self) -> Problem | None:
        """Empty the archive and begin anew with another seed."""
        await self.stop()
        problem = self._stage.clear()
        self._round += 1
        self._at, self._cast, self._last, self._problem = 0, None, None, None
        self._paused = self._next_wanted = False
        self.start()
        self._changed()
        return problem

    async def stop(self) -> None:
        """Tell nothing more; a delivery that is on its way is let through."""
        task, self._task = self._task, None
        if task is None:
            return
        self._ending = True
        self._nudge.set()
        await asyncio.wait({task}, timeout=STOP_SECONDS)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        self._ending = False

    async def close(self) -> None:
        """End it for good."""
        await self.stop()
        await self._stage.close()

    def state(self) -> Message:
        """How far it is: {round, step, of, words, paused, problem}; `step` counts those told."""
        words = STEPS[self._at - 1].words if self._at else ""
        return {
            "round": self._round + 1, "step": self._at, "of": len(STEPS), "words": words,
            "paused": self._paused, "problem": problem_message(self._problem),
        }  # fmt: skip

    # Telling

    async def _tell(self) -> None:
        while True:
            if self._at >= AT_ONCE:
                await self._stage.open()
            is_over = self._at == len(STEPS)
            await self._wait(REST if is_over else STEPS[self._at].after)
            if self._ending:
                return
            if is_over:
                self._round += 1
                self._at, self._cast = 0, None
            step = STEPS[self._at]
            self._problem = await self._play(step)
            if self._problem is None:
                self._at += 1
            else:
                self._paused = True
            self._changed()

    async def _wait(self, seconds: float) -> None:
        """Let so much time pass, or less when the next step is wanted; a pause holds it."""
        timer = asyncio.ensure_future(self._clock.sleep(seconds))
        try:
            while not (self._ending or self._next_wanted) and (self._paused or not timer.done()):
                nudged = asyncio.ensure_future(self._nudge.wait())
                pending = {nudged} if self._paused else {nudged, timer}
                try:
                    await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    nudged.cancel()
                self._nudge.clear()
        finally:
            timer.cancel()
            self._next_wanted = False

    def _changed(self) -> None:
        self._nudge.set()
        self._stage.told(self.state())

    # Playing

    async def _play(self, step: Step) -> Problem | None:
        """Do what a step says; a Problem when it could not be sent."""
        address = self._stage.address()
        if not address:
            return NOWHERE
        if step.sync:
            await self._stage.sync(self._who(step, self._clock.now()).connection)
            return None
        url = building.target_for(step.provider, step.event, address)
        if not step.answered:
            return await self._send_all(step, url)
        path = building.target_for(step.provider, step.event, "http://x").removeprefix("http://x")
        before = self._stage.reply(path, Reply(step.answered, body=b'{"error":"unavailable"}'))
        try:
            return await self._send_all(step, url)
        finally:
            if before is not None:
                self._stage.reply(path, before)

    async def _send_all(self, step: Step, url: str) -> Problem | None:
        for number in range(step.count):
            if self._ending:
                break
            # In a thread: several MB take a moment, and meanwhile requests may arrive.
            build = partial(self._build, step, url, number)
            request = build() if step.count > 1 else await asyncio.to_thread(build)
            if isinstance(request, Problem):
                return request
            problem = await self._stage.send(url, request)
            if problem is not None:
                return problem
        return None

    def _build(self, step: Step, url: str, number: int) -> Request | Problem:
        """One delivery of a step, signed and damaged as it says."""
        now = self._clock.now()
        draft = self._last if step.again and self._last else self._draft(step, url, number, now)
        if isinstance(draft, Problem):
            return draft
        self._last = draft
        known = signing_by(step, self._stage.secrets())
        return building.finish(
            draft, step.provider, step.event, now, secrets=known, faults=step.faults
        )

    def _draft(self, step: Step, url: str, number: int, now: float) -> Request | Problem:
        seed = f"{self._seed} {self._round} {self._at} {number}"
        cast = self._who(step, now)
        if step.booked:
            cast.ledger.grow(step.booked)
        if step.all_of_it:
            body = powens_events.first_sync(Invention(seed, now), cast)
            return building.request_of(step.provider, body, url, seed)
        event = event_of(step, number)
        return building.draft(step.provider, event, url, now, seed=seed, cast=cast)

    def _who(self, step: Step, now: float) -> Cast:
        """Who a step is about: this round's cast; in production it is somebody else."""
        make = Invention(f"{self._seed} {self._round} {step.environment}", now)
        if step.environment != "sandbox":
            return Cast(make, environment=step.environment)
        if self._cast is None:
            self._cast = Cast(make, HISTORY)
        return self._cast


def event_of(step: Step, number: int) -> str:
    """The event of one delivery of a step; a burst goes through all that end alike."""
    if step.count == 1:
        return step.event
    ending = step.event.rpartition(".")[2]
    alike = [name for name in building.events_of(step.provider) if name.endswith(ending)]
    return alike[number % len(alike)]


def signing_by(step: Step, known: Sequence[Secret]) -> dict[str, str]:
    """Scheme id to the secret that signs a step; one that is not there cannot sign for it."""
    signing = signing_secrets(step.provider, known)
    if step.signed_by is SignedBy.CURRENT:
        return signing
    for scheme in signing:
        if step.scheme in ("", scheme):
            signing[scheme] = value_of(scheme, step.signed_by, known)
    return signing


def value_of(scheme: str, signed_by: SignedBy, known: Sequence[Secret]) -> str:
    """The user's secret of this use, else one that nobody entered."""
    if signed_by is not SignedBy.UNKNOWN:
        for secret in known:
            if secret.scheme == scheme and secret.use is Use(signed_by.value) and secret.value:
                return secret.value
    return WRONG_SECRET
