"""What the engine last said of itself, for everything in the window that shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from inspector.core.problem import Problem
from inspector.gui.engine_link import EngineLink


@dataclass(frozen=True, slots=True)
class EndpointFact:
    """An endpoint and how many captures it took: its path, its provider's id, all, failing."""

    path: str
    provider: str
    count: int = 0
    failing: int = 0


@dataclass(frozen=True, slots=True)
class CountFacts:
    """How many captures there are; gaps are not counted."""

    all: int = 0
    failing: int = 0
    starred: int = 0
    refused: int = 0
    endpoints: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Work:
    """What the engine has still to do: captures to judge and to index, and judging anew."""

    judging: int = 0
    indexing: int = 0
    rejudged: int = 0
    rejudging: int = 0
    stopped: bool = False

    @property
    def words(self) -> str:
        """One short phrase, empty when there is nothing worth saying."""
        if self.rejudged < self.rejudging:
            how = "Judging again stopped" if self.stopped else "Judging again"
            return f"{how}: {self.rejudged:,} of {self.rejudging:,}"
        if self.judging > 0:
            return f"{self.judging:,} to judge"
        if self.indexing > 0:
            return f"{self.indexing:,} to index for search"
        return ""


def problem_of(message: Mapping[str, Any] | None) -> Problem | None:
    """A problem as the engine writes it, None for none."""
    if not message:
        return None
    return Problem(
        str(message.get("sentence", "")),
        str(message.get("remedy", "")),
        str(message.get("kind", "")),
    )


class EngineFacts(QObject):
    """Follows `hello` and the notices.

    Signals:
        counts_changed: `counts` or `endpoints` is another one.
        rate_changed: `per_minute` and `buckets`.
        work_changed: `work`.
        listening_changed: `address` or `problem`.
        keeping_changed: `keeping_problem` or `refused`.
        trouble: A `Problem` the engine met while working.
    """

    counts_changed = Signal()
    rate_changed = Signal()
    work_changed = Signal()
    listening_changed = Signal()
    keeping_changed = Signal()
    trouble = Signal(object)

    def __init__(self, link: EngineLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counts = CountFacts()
        self.endpoints: tuple[EndpointFact, ...] = ()
        self.per_minute = 0
        self.buckets: Sequence[int] = (0,) * 20
        self.work = Work()
        self.address = ""
        self.port = 0
        self.problem: Problem | None = None
        self.keeping_problem: Problem | None = None
        self.refused = 0
        self._paths: list[tuple[str, str]] = []
        self._on = {
            "counts": self._take_counts,
            "endpoints": self._take_endpoints,
            "rate": self._take_rate,
            "backlog": self._take_backlog,
            "rejudging": self._take_rejudging,
            "listening": self._take_listening,
            "keeping": self._take_keeping,
            "trouble": self._take_trouble,
        }
        link.connected.connect(self._on_hello)
        link.notice.connect(self._on_notice)

    def _on_hello(self, hello: dict[str, Any]) -> None:
        self.port = int(hello.get("port") or 0)
        self._take_endpoints(hello)
        self._take_counts(hello.get("counts") or {})
        self._take_rate(hello.get("rate") or {})
        self._take_backlog(hello.get("backlog") or {})
        self._take_rejudging(hello.get("rejudging") or {})
        self._take_keeping(hello.get("keeping") or {})
        self._take_listening(hello)

    def _on_notice(self, notice: dict[str, Any]) -> None:
        take = self._on.get(notice["notice"])
        if take is not None:
            take(notice)

    def _take_counts(self, said: Mapping[str, Any]) -> None:
        found = {path: (int(n[0]), int(n[1])) for path, n in said.get("endpoints", {}).items()}
        self.counts = CountFacts(
            all=int(said.get("all", 0)),
            failing=int(said.get("failing", 0)),
            starred=int(said.get("starred", 0)),
            refused=int(said.get("refused", 0)),
            endpoints=found,
        )
        self._join()

    def _take_endpoints(self, said: Mapping[str, Any]) -> None:
        listed = said.get("endpoints") or []
        self._paths = [(str(each["path"]), str(each["provider"])) for each in listed]
        self._join()

    def _join(self) -> None:
        """Put endpoints and their counts together; captures without an endpoint have none."""
        counted = self.counts.endpoints
        self.endpoints = tuple(
            EndpointFact(path, provider, *counted.get(path, (0, 0)))
            for path, provider in self._paths
        )
        self.counts_changed.emit()

    def _take_rate(self, said: Mapping[str, Any]) -> None:
        self.per_minute = int(said.get("per_minute", 0))
        self.buckets = tuple(int(n) for n in said.get("buckets", ())) or (0,) * 20
        self.rate_changed.emit()

    def _take_backlog(self, said: Mapping[str, Any]) -> None:
        judging, indexing = int(said.get("judging", 0)), int(said.get("indexing", 0))
        self.work = replace(self.work, judging=judging, indexing=indexing)
        self.work_changed.emit()

    def _take_rejudging(self, said: Mapping[str, Any]) -> None:
        done, total = int(said.get("done", 0)), int(said.get("total", 0))
        stopped = bool(said.get("stopped"))
        self.work = replace(self.work, rejudged=done, rejudging=total, stopped=stopped)
        self.work_changed.emit()

    def _take_listening(self, said: Mapping[str, Any]) -> None:
        self.address = str(said.get("address") or "")
        self.problem = problem_of(said.get("problem"))
        self.listening_changed.emit()

    def _take_keeping(self, said: Mapping[str, Any]) -> None:
        self.keeping_problem = problem_of(said.get("problem"))
        self.refused = int(said.get("refused", 0))
        self.keeping_changed.emit()

    def _take_trouble(self, said: Mapping[str, Any]) -> None:
        problem = problem_of(said)
        if problem is not None:
            self.trouble.emit(problem)
