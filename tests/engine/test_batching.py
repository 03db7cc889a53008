"""Facts about replying after the commit."""

import asyncio
from dataclasses import dataclass, field

from inspector.core.capture import Reply
from inspector.core.problem import Problem
from inspector.engine.batching import MAX_BATCH, GroupCommit, not_kept
from tests.engine.house import play

FULL = Problem("The disk is full.", "Make room.", "disk-full")


@dataclass
class Bank:
    """Stands for an archive; writes down the order of things."""

    problem: Problem | None = None
    events: list[object] = field(default_factory=list)

    def commit(self) -> Problem | None:
        """Commit, or not."""
        self.events.append("commit")
        return self.problem

    def group(self) -> GroupCommit:
        """A group commit over it."""
        return GroupCommit(
            asyncio.get_running_loop(),
            self,
            lambda first, last: self.events.append((first, last)),
            lambda problem, first, last: self.events.append((problem, first, last)),
        )


def test_one_turn_of_the_loop_is_one_commit() -> None:
    """All replies follow it, in order, and then it is told which captures are there."""

    async def scene() -> None:
        bank = Bank()
        group = bank.group()
        for number in (5, 6, 7):
            group.hold(number, lambda reply: bank.events.append(reply.status), Reply(200 + number))
        assert bank.events == []
        await asyncio.sleep(0)
        assert bank.events == ["commit", 205, 206, 207, (5, 7)]

    play(scene)


def test_a_batch_has_an_end() -> None:
    """So many requests are committed without waiting for the rest of the turn."""

    async def scene() -> None:
        bank = Bank()
        group = bank.group()
        for number in range(1, MAX_BATCH + 2):
            group.hold(number, lambda _reply: None, Reply())
        assert bank.events == ["commit", (1, MAX_BATCH)]
        await asyncio.sleep(0)
        assert bank.events[2:] == ["commit", (MAX_BATCH + 1, MAX_BATCH + 1)]

    play(scene)


def test_what_was_not_kept_is_not_answered_2xx() -> None:
    """Every sender of the batch gets 503 with a sentence, and is asked to come again."""

    async def scene() -> None:
        bank = Bank(FULL)
        replies: list[Reply] = []
        group = bank.group()
        group.hold(1, replies.append, Reply())
        group.hold(2, replies.append, Reply(204))
        group.commit()
        assert [reply.status for reply in replies] == [503, 503]
        assert b"disk is full" in replies[0].body
        assert dict(replies[0].headers)["Retry-After"] == "5"
        assert bank.events == ["commit", (FULL, 1, 2)]

    play(scene)


def test_nothing_held_is_nothing_committed() -> None:
    """An empty turn costs nothing."""

    async def scene() -> None:
        bank = Bank()
        bank.group().commit()
        assert bank.events == []

    play(scene)


def test_the_refusal_is_json() -> None:
    """Like every other reply of ours."""
    assert dict(not_kept(FULL).headers)["Content-Type"] == "application/json"
