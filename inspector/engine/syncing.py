"""Syncs with Fuse: on a press, or by itself where an endpoint is set so; never twice at once.

Nothing is tried again by itself: a sync that failed is told, and the next one is the user's.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from inspector.archive.archive import Archive
from inspector.archive.values import Call, Judgement, Row
from inspector.core.capture import Capture, Endpoint
from inspector.core.credential import Credential
from inspector.core.event import Event
from inspector.core.problem import Problem
from inspector.core.verdict import Outcome as Verified
from inspector.engine import judging
from inspector.engine.calls import call_of, call_words
from inspector.engine.endpoints import EndpointTable
from inspector.engine.judge import Judge, read_capture
from inspector.engine.protocol import Notice
from inspector.outbound import fuse_sync
from inspector.outbound.client import Client
from inspector.outbound.fuse_sync import Means, Prepared
from inspector.outbound.outcome import Ended, Outcome

Began: TypeAlias = "asyncio.Future[Problem | None]"
"""Done once a sync is on its way (None) or cannot be (why)."""

AT_ONCE = 2
"""Automatic syncs at the same time; the others wait."""

MOST_WAITING = 500
_REMEMBERED = 4096

_STOPPED = "The engine stopped before an answer came. Whether Fuse took the request is not known."

_NOBODY = Problem(
    "The demo's emulated Fuse does not run yet, and a demo syncs with no other.",
    "Wait a moment, or reset the demo.",
    "no-demo-fuse",
)


class Syncing:
    """Makes syncs and keeps them as calls.

    Args:
        archive: Where captures are read and calls are kept.
        endpoints: Says which endpoints sync by themselves.
        judge: Has the secrets, of which one is the API key.
        tell: Publishes a notice.
        trouble: Called with what went wrong beside a call.
        client: Makes the requests.
    """

    def __init__(
        self,
        archive: Archive,
        endpoints: EndpointTable,
        judge: Judge,
        tell: Callable[..., None],
        trouble: Callable[[Problem], None],
        client: Client | None = None,
    ) -> None:
        self._archive = archive
        self._endpoints = endpoints
        self._judge = judge
        self._tell = tell
        self._trouble = trouble
        self._client = client or Client()
        self._since = now_us()
        self._credentials: tuple[Credential, ...] = ()
        self._addresses: Mapping[str, str] = {}
        self._stand_ins: tuple[Credential, ...] = ()
        self._only_address: str | None = None
        self._start_only: Callable[[], Awaitable[None]] | None = None
        self._running: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0
        self._seen: OrderedDict[tuple[str, str], None] = OrderedDict()

    def use_credentials(self, credentials: Sequence[Credential]) -> None:
        """Use exactly these credentials from now on."""
        self._credentials = tuple(credentials)

    @property
    def credentials(self) -> tuple[Credential, ...]:
        """The credentials of now."""
        return self._credentials

    def use_addresses(self, addresses: Mapping[str, str]) -> None:
        """Sync with these base URLs, by environment; with Fuse's own where there is none."""
        self._addresses = {key.lower(): url for key, url in addresses.items() if url}

    def stay_with(
        self,
        address: str,
        credentials: Sequence[Credential] = (),
        start: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        """Sync with nobody but this base address, whatever the environment: a demo's emulated Fuse.

        Args:
            address: Empty while there is nobody to sync with; then no sync is made.
            credentials: Used wherever the user entered none.
            start: Makes it be there when a sync finds nobody; it calls this again then.
        """
        self._only_address = address
        self._start_only = start
        self._stand_ins = tuple(credentials)

    def is_running(self, capture: int) -> bool:
        """Whether a sync of this capture is on its way."""
        return capture in self._running

    async def prepare(self, capture: int) -> Prepared | Problem:
        """A sync as far as it can be prepared; see `Prepared.missing`."""
        if self._only_address == "" and self._start_only is not None:
            await self._start_only()
        only = self._only_address
        if only == "":
            return _NOBODY
        found = await asyncio.to_thread(
            described, self._archive.path, capture, self._endpoints.endpoints
        )
        if isinstance(found, Problem):
            return found
        means = Means(
            self._judge.rules.secrets,
            (*self._credentials, *self._stand_ins),
            self._addresses,
            only or "",
        )
        return fuse_sync.prepare(*found, means)

    async def sync(self, capture: int) -> bool | Problem:
        """Begin a sync; False when one of this capture runs already."""
        if capture in self._running:
            return False
        began: Began = asyncio.get_running_loop().create_future()
        self._running.add(capture)
        self._begin(self._run(capture, began))
        # Whoever pressed may leave meanwhile: the call goes on.
        return await asyncio.shield(began) or True

    def judged(self, captures: Sequence[int]) -> None:
        """Look for webhooks that arrived just now and are to be synced without a press.

        Only verified ones: whoever forges a webhook must not make us send anything.
        """
        if not any(each.auto_sync for each in self._endpoints.endpoints):
            return
        wanted = {
            judgement.id: judgement.event
            for judgement in self._archive.reader.judgements(captures)
            if fuse_sync.is_syncable(judgement.event) and _is_verified(judgement)
        }
        for row in self._archive.reader.rows(sorted(wanted)):
            if self._is_due(row, wanted[row.id]):
                self._queue(row)

    async def stop(self) -> None:
        """End what is on its way, and say so in its call."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._client.close()

    # One call

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, capture: int, began: "Began") -> None:
        """Prepare, say whether it begins, and make the call."""
        try:
            prepared = await self.prepare(capture)
            if not isinstance(prepared, Problem) and not prepared.is_complete:
                prepared = fuse_sync.missing_words(prepared)
            if isinstance(prepared, Problem):
                began.set_result(prepared)
                return
            began.set_result(None)
            await self._call(prepared)
        finally:
            self._running.discard(capture)
            if not began.done():
                began.set_result(Problem(_STOPPED, kind="stopped"))

    async def _call(self, prepared: Prepared) -> None:
        started_at, began = now_us(), time.perf_counter()
        self._tell(Notice.CALLING, capture=prepared.capture, kind=fuse_sync.KIND)
        try:
            ended = fuse_sync.understood(await self._client.call(prepared.outgoing))
        except asyncio.CancelledError:
            ended = Ended(Outcome.STOPPED, _STOPPED, time.perf_counter() - began)
            self._keep(call_of(prepared, ended, started_at))
            raise
        self._keep(call_of(prepared, ended, started_at))

    def _keep(self, call: Call) -> None:
        kept: int | Problem | None = None
        if self._archive.reader.rows((call.capture,)):  # the archive may have been emptied
            kept = self._archive.add_call(call)
        if isinstance(kept, Problem):
            self._trouble(kept)
        self._running.discard(call.capture)  # who hears of it may press again at once
        self._tell(
            Notice.CALLED,
            capture=call.capture,
            call=kept if isinstance(kept, int) else 0,
            kind=call.kind,
            status=call.status,
            outcome=call.outcome,
            words=call_words(call),
        )

    # By itself

    def _is_due(self, row: Row, event: Event) -> bool:
        """Whether a verified webhook is to be synced now, and for the first time."""
        endpoint = self._endpoints.named(row.endpoint)
        if endpoint is None or not endpoint.auto_sync or row.received_at < self._since:
            return False
        delivery = (row.endpoint, event.delivery)
        if event.delivery and delivery in self._seen:  # another attempt of the same delivery
            return False
        self._seen[delivery] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return row.id not in self._running and not self._archive.reader.calls(row.id)

    def _queue(self, row: Row) -> None:
        if self._waiting >= MOST_WAITING:
            sentence = f"{MOST_WAITING} webhooks wait to be synced; newer ones are not synced."
            remedy = "Sync them by hand, or switch automatic sync off."
            self._trouble(Problem(sentence, remedy, "auto-sync"))
            return
        self._waiting += 1
        self._begin(self._automatic(row.id, row.endpoint))

    async def _automatic(self, capture: int, endpoint: str) -> None:
        try:
            await self._turns.acquire()
        finally:
            self._waiting -= 1
        try:
            if capture in self._running:
                return
            self._running.add(capture)
            began: Began = asyncio.get_running_loop().create_future()
            await self._run(capture, began)
            problem = began.result()
            if problem is not None:
                sentence = f"A webhook at {endpoint} was not synced by itself. {problem.sentence}"
                self._trouble(Problem(sentence, problem.remedy, "auto-sync"))
        finally:
            self._turns.release()


def described(
    archive: Path, number: int, endpoints: Sequence[Endpoint]
) -> tuple[Capture, Event] | Problem:
    """A capture and what it reports, read beside the loop."""
    capture = read_capture(archive, number)
    if capture is None:
        return Problem(f"There is no request {number} in the archive.", kind="no-capture")
    route = EndpointTable(endpoints).route(capture.request.target)
    return capture, judging.describe(capture.request, route)[1]


def now_us() -> int:
    """Now, in microseconds since 1970."""
    return time.time_ns() // 1000


def _is_verified(judgement: Judgement) -> bool:
    return any(
        verdict.scheme == "fuse" and verdict.outcome is Verified.VERIFIED
        for verdict in judgement.verdicts
    )
