"""The engine of one archive: puts its parts together and says what happens to a request.

The promises it keeps: a sender gets its reply only after its request is committed; nothing that
judging, indexing or a window does delays that by more than a slice; stopping loses nothing.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Any

from inspector.archive.archive import Archive
from inspector.archive.values import Arrived, Note
from inspector.core.problem import Problem
from inspector.engine import demo, plaid_keys
from inspector.engine.alarm import Alarm
from inspector.engine.batching import GroupCommit
from inspector.engine.changes import Changes
from inspector.engine.diagnosing import Diagnosing
from inspector.engine.diagnosis_backlog import DiagnosisBacklog
from inspector.engine.endpoints import FIRST_ENDPOINTS, EndpointTable
from inspector.engine.filters import Filters
from inspector.engine.heartbeat import Heartbeat
from inspector.engine.history import History
from inspector.engine.indexing import Indexing
from inspector.engine.judge import Judge
from inspector.engine.judge_queue import JudgeQueue
from inspector.engine.listening import Listening
from inspector.engine.notices import Notices, Subscriber
from inspector.engine.options import Options
from inspector.engine.plaid_keys import PlaidKeys
from inspector.engine.protocol import Notice, endpoint_message, keeping_message, problem_message
from inspector.engine.rejudging import Rejudging
from inspector.engine.render_files import get_ready
from inspector.engine.rendering import Renderings
from inspector.engine.rules import Rules, providers_of
from inspector.engine.scratch import Scratch
from inspector.engine.simulating import Simulating
from inspector.engine.slices import Slices
from inspector.engine.status import Status
from inspector.engine.syncing import Syncing
from inspector.engine.watch import Watch
from inspector.engine.worker import Worker
from inspector.listener.arrival import Arrival, Respond
from inspector.listener.server import Listener

LAST_JUDGING_SECONDS = 0.5
"""How long a stop goes on judging; a longer backlog is left to the next start."""

WARM_AFTER = 1.0
"""Seconds after the first window came until the process for large bodies is started: the window's
own start goes first."""


class Engine:
    """Captures, judges and explains; `start` makes one, `stop` ends it.

    Attributes:
        options: What it was started with.
        archive: Its archive.
        started_at: Microseconds since 1970.
        listening: Where requests come in.
        changes: Changes secrets, tolerances and endpoints.
        filters, renderings, rejudging, status, judge, history, watch, diagnosing: Its parts, for commands.
        story: The demo's story, None without a demo.
        visible: Worker processes for what a person waits for: one may search while the other
            lays out a body.
    """

    def __init__(self, options: Options, archive: Archive, scratch: Scratch) -> None:
        loop = asyncio.get_running_loop()
        self.options = options
        self.archive = archive
        self.started_at = microseconds()
        self._warming: asyncio.TimerHandle | None = None
        self._stopped = False
        self._scratch = scratch
        self._notices = Notices(loop)
        self._alarm = Alarm(loop, self._notices)
        self._slices = Slices(loop)
        self._background, self.visible = Worker(gently=True), Worker(processes=2)
        self.endpoints = EndpointTable(archive.endpoints())
        providers = providers_of(self.endpoints.endpoints)
        keys = plaid_keys.as_secrets(plaid_keys.stored(archive))
        rules = Rules(options.secrets, options.tolerances, providers, options.schemes, keys)
        self.judge = Judge(archive.path, self.endpoints, rules, self._background)
        self.history = History(archive.reader)
        self._queue = JudgeQueue(
            archive, self.history, self.judge, self._slices, self._newly_judged, self._alarm.tell
        )
        self.rejudging = Rejudging(
            archive, self.history, self.judge, self._slices,
            self._judged, self._tell_rejudging, self._alarm.tell,
        )  # fmt: skip
        self._indexing = Indexing(archive, self._slices, self._background)
        self.changes = Changes(
            archive, self.endpoints, self.judge, self.rejudging, self._tell_endpoints
        )
        self._batch = GroupCommit(loop, archive, self._committed, self._not_committed)
        self._heartbeat = Heartbeat(archive)
        self.listening = Listening(
            Listener(self.receive, options.limits), options.host,
            self._listening_began, self._listening_ended, self._tell_listening,
        )  # fmt: skip
        self.watch = Watch(
            archive, self._heartbeat, self.listening, self._alarm,
            self._tell_keeping, self._committed,
        )  # fmt: skip
        self.filters = Filters(archive.path, scratch, self._notices, self.visible)
        self.renderings = Renderings(
            archive.path, archive.reader, scratch, self._notices, self.visible
        )
        self.status = Status(loop, self._notices, archive.counts, self._backlog, self._every_second)
        self.diagnosing = Diagnosing(
            archive, self.judge, self.endpoints, scratch, self.visible, self.tell
        )
        self._failing = DiagnosisBacklog(
            self.diagnosing, lambda: archive.counts().failing, self._is_judging,
            lambda capture: self.tell(Notice.DIAGNOSED, capture=capture),
        )  # fmt: skip
        self.simulating = Simulating()
        self.syncing = Syncing(
            archive, self.endpoints, self.judge, self._notices.publish, self._alarm.tell
        )
        self.plaid_keys = PlaidKeys(
            archive, lambda: self.syncing.credentials, self.changes.use_fetched
        )
        self.story = demo.storytelling(self) if options.demo else None

    # Coming and going

    @classmethod
    async def start(cls, options: Options) -> "Engine | Problem":
        """Open the archive, take up what an earlier run left, and listen.

        Returns a Problem when the archive cannot be used. An address that cannot be listened at is
        `listening_problem` of an engine that runs: `listening.listen` tries another port.
        """
        archive = Archive.open(options.archive)
        if isinstance(archive, Problem):
            return archive
        scratch = Scratch.open(options.archive)
        problem = scratch if isinstance(scratch, Problem) else _furnish(archive)
        if isinstance(scratch, Problem) or problem is not None:
            archive.close()
            return problem or Problem("The engine has no place for its files.")
        engine = cls(options, archive, scratch)
        engine._queue.resume(archive.last_id)
        engine.rejudging.will_judge(archive.judged_to + 1)
        engine._indexing.wake()
        engine._failing.wake()
        if options.port is not None:
            await engine.listening.listen(options.port)
        return engine

    async def stop(self) -> None:
        """Stop accepting, answer and commit what is in flight, and close the archive.

        What is not judged or indexed yet is taken up by the next start.
        """
        if self._stopped:
            return
        self._stopped = True
        if self.story is not None:
            await self.story.close()
        await self.watch.stop()
        await self.stop_listening()
        await self._queue.finish(LAST_JUDGING_SECONDS)
        self._slices.stop()
        self._queue.stop()
        self.rejudging.stop()
        self._indexing.stop()
        self.status.stop()
        await self._failing.stop()
        await self.diagnosing.stop()
        await self.filters.stop()
        await self.renderings.stop()
        await self.simulating.close()
        await self.syncing.stop()
        await self.plaid_keys.stop()
        self._notices.flush()
        if self._warming is not None:
            self._warming.cancel()
        self._background.close()
        self.visible.close()
        problem = self.archive.close()
        if problem is not None:
            self._alarm.tell(problem)
        self._scratch.close()
        self._alarm.close()

    # Listening

    @property
    def address(self) -> str:
        """`http://127.0.0.1:8787` while listening, else empty."""
        return self.listening.address

    @property
    def listening_problem(self) -> Problem | None:
        """Why it does not listen although it should, or None."""
        return self.listening.problem

    async def stop_listening(self) -> None:
        """Accept nothing more; what is in flight is answered and committed."""
        await self.listening.stop()

    def _listening_began(self) -> None:
        self._batch.commit()
        gap = self._heartbeat.listening(microseconds())
        if gap is not None and self.archive.commit() is None:
            self._committed(gap, gap)

    def _listening_ended(self) -> None:
        self._batch.commit()
        self._heartbeat.stopped()

    # Receiving

    def receive(self, arrival: Arrival, respond: Respond) -> None:
        """What happens when a request arrives.

        Its endpoint decides the reply (unless a limit has), it goes into the archive's next
        transaction, and its bytes are kept for judging. Once the transaction is committed the
        sender gets the reply and the capture waits for its turn to be judged.
        """
        endpoint = self.endpoints.route(arrival.target)
        reply = arrival.reply or endpoint.reply
        number = self.archive.add(
            Arrived(
                arrival.received_at,
                arrival.kind,
                arrival.peer,
                endpoint.endpoint,
                arrival.head,
                arrival.body,
                arrival.trailers,
                arrival.method,
                arrival.target,
                reply,
                arrival.reason,
            )
        )
        self._queue.keep(number, arrival)
        self._batch.hold(number, respond, reply)
        self._slices.note_arrival()

    def _committed(self, first: int, last: int) -> None:
        self._queue.committed(first, last)
        self._indexing.wake()
        self._notices.arrived(first, last)
        self.status.arrived(last - first + 1)
        self.watch.kept()

    def _not_committed(self, problem: Problem, first: int, last: int) -> None:
        self._queue.discard(first, last)
        self.watch.not_kept(problem, last - first + 1)

    def _newly_judged(self, captures: Sequence[int]) -> None:
        self._judged(captures)
        self.syncing.judged(captures)

    def _judged(self, captures: Sequence[int]) -> None:
        self._notices.judged(captures)
        self.status.changed()
        self._failing.wake()

    def _is_judging(self) -> bool:
        busy = self._slices.stand_back or self._queue.waiting > 0
        return busy or self.rejudging.progress is not None

    # Archive

    def star(self, capture: int, *, on: bool) -> Problem | None:
        """Star a capture or take the star away."""
        problem = self.archive.star(capture, on=on)
        if problem is None:
            self._notices.judged((capture,))
            self.filters.search_again("is", "starred")
            self.status.changed()
        return problem

    def note(self, capture: int, note: Note) -> Problem | None:
        """Keep a note and a colour mark beside a capture."""
        problem = self.archive.save_note(capture, note)
        if problem is None:
            self._notices.judged((capture,))
            self.filters.search_again()  # any text may be in it
        return problem

    def clear(self) -> Problem | None:
        """Delete every capture."""
        self._batch.commit()
        problem = self.archive.empty()
        if self.archive.counts().all == 0:  # also when only giving the space back failed
            self._queue.clear()
            self.rejudging.clear()
            self._notices.publish(Notice.CLEARED)
            self.status.changed()
        return problem

    # Windows

    def window_came(self) -> None:
        """Somebody looks: get ready to open large bodies without a pause."""
        if self._warming is None:
            loop = asyncio.get_running_loop()
            self._warming = loop.call_later(WARM_AFTER, self.visible.warm, get_ready)

    def drop(self, token: str) -> None:
        """Forget a filter or a rendering of a window that is gone."""
        self.filters.drop(token)
        self.renderings.drop(token)

    # Telling

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call `subscriber(message)` for each notice, in the loop's thread; returns how to stop."""
        return self._notices.subscribe(subscriber)

    def tell(self, notice: Notice, **fields: Any) -> None:
        """Tell every window something of a part that is not ours."""
        self._notices.publish(notice, **fields)

    def _backlog(self) -> tuple[int, int]:
        return self._queue.waiting, self._indexing.waiting

    def _every_second(self) -> None:
        self._batch.commit()  # what is buffered must not be mixed up with what is found here
        self.watch.look(microseconds())

    def _tell_keeping(self) -> None:
        self._notices.publish(Notice.KEEPING, **keeping_message(self.watch.keeping))

    def _tell_listening(self) -> None:
        self._notices.publish(
            Notice.LISTENING,
            address=self.address or None,
            problem=problem_message(self.listening_problem),
        )

    def _tell_endpoints(self) -> None:
        endpoints = [endpoint_message(endpoint) for endpoint in self.endpoints.endpoints]
        self._notices.publish(Notice.ENDPOINTS, endpoints=endpoints)

    def _tell_rejudging(self, done: int, total: int, stopped: bool) -> None:  # noqa: FBT001 - told so
        self._notices.publish(Notice.REJUDGING, done=done, total=total, stopped=stopped)
        self._failing.wake()  # also where no verdict changed: its reason may have


def microseconds() -> int:
    """Now, in microseconds since 1970."""
    return time.time_ns() // 1000


def _furnish(archive: Archive) -> Problem | None:
    """Give a new archive its first endpoints."""
    if archive.is_new:
        for endpoint in FIRST_ENDPOINTS:
            problem = archive.save_endpoint(endpoint)
            if problem is not None:
                return problem
    return None
