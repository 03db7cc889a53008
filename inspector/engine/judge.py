"""Judging by the rules of now: small captures on the loop, large ones in the worker process."""

from collections.abc import Sequence
from pathlib import Path

from inspector.archive.judged import Judged, Touched
from inspector.archive.preparing import Prepared
from inspector.archive.reading import Reader
from inspector.archive.values import Judgement
from inspector.core.capture import Capture, Endpoint, request_of
from inspector.core.problem import Problem
from inspector.engine import judging
from inspector.engine.endpoints import EndpointTable, Route
from inspector.engine.judge_help import judge_many_there
from inspector.engine.judging_again import judge_again
from inspector.engine.rejudge_help import judge_again_there
from inspector.engine.rules import Rules
from inspector.engine.worker import Worker
from inspector.listener.arrival import Arrival


class Judge:
    """Judges captures; `rules` and `endpoints` may change between two of them.

    Args:
        archive: The archive's file, for the worker.
        endpoints: Says which provider a path belongs to now, whatever it was on arrival.
        rules: Secrets and tolerances to begin with.
        worker: Where large bodies are judged.
    """

    def __init__(
        self, archive: Path, endpoints: EndpointTable, rules: Rules, worker: Worker
    ) -> None:
        self._archive = archive
        self._endpoints = endpoints
        self.rules = rules
        self._worker = worker

    def route(self, target: str) -> Route:
        """How a request to this target is treated now."""
        return self._endpoints.route(target)

    def arrival(self, number: int, arrival: Arrival) -> Judgement:
        """Judge a request whose bytes are still in memory."""
        request = request_of(arrival.head, arrival.body, arrival.trailers)
        route = self._endpoints.route(arrival.target)
        return judging.judge(number, arrival.kind, arrival.received_at, request, route, self.rules)

    def capture(self, capture: Capture) -> Judgement:
        """Judge a capture that was read back."""
        route = self._endpoints.route(capture.request.target)
        return judging.judge_capture(capture, route, self.rules)

    async def large(self, number: int) -> Judgement | Problem | None:
        """Judge a capture in the worker; None when it is gone."""
        while True:
            rules, endpoints = self.rules, self._endpoints.endpoints
            judged = await self._worker.run(judge_there, self._archive, number, endpoints, rules)
            if self._still(rules, endpoints):
                return judged

    async def many(self, ids: Sequence[int]) -> tuple[list[Prepared], list[int]] | Problem:
        """Judge captures in the worker: the judgements, and the ids that need `large`."""
        while True:
            rules, endpoints = self.rules, self._endpoints.endpoints
            arguments = (self._archive, ids, endpoints, rules)
            answer = await self._worker.run(judge_many_there, *arguments)
            if self._still(rules, endpoints):
                return answer

    def again(self, row: Judged, *, described: bool) -> Prepared | None:
        """Judge a capture anew; None when it is judged as before. See `judge_again`."""
        return judge_again(row, self._endpoints, self.rules, described=described)

    async def many_again(
        self, ids: Sequence[int], touched: Touched | None
    ) -> tuple[list[Prepared], list[int]] | Problem:
        """Judge captures anew in the worker: what changed, and the ids that need `large`.

        By the rules at the time of the call: who asks drops the answer when they changed.
        """
        arguments = (self._archive, ids, self._endpoints.endpoints, self.rules, touched)
        return await self._worker.run(judge_again_there, *arguments)

    def _still(self, rules: Rules, endpoints: tuple[Endpoint, ...]) -> bool:
        """Whether these hold still; else what was judged by them is judged once more."""
        return rules is self.rules and endpoints is self._endpoints.endpoints


def judge_there(
    archive: Path, number: int, endpoints: tuple[Endpoint, ...], rules: Rules
) -> Judgement | None:
    """Judge a capture of an archive; runs in the worker."""
    capture = read_capture(archive, number)
    if capture is None:
        return None
    route = EndpointTable(endpoints).route(capture.request.target)
    return judging.judge_capture(capture, route, rules)


def read_capture(archive: Path, number: int) -> Capture | None:
    """One capture with its bytes, by a reader of its own."""
    reader = Reader.open(archive)
    if isinstance(reader, Problem):
        return None
    try:
        return reader.capture(number)
    finally:
        reader.close()
