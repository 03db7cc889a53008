"""Facts about the engine as a whole, over real sockets."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from inspector.archive import schema
from inspector.core.capture import Kind, Reply
from inspector.core.problem import Problem
from inspector.engine import engine as module
from inspector.engine.engine import Engine
from inspector.engine.options import Options
from inspector.listener.limits import Limits
from tests.engine.house import (
    FUSE,
    Heard,
    head_of,
    house,
    play,
    read,
    secret,
    send,
    signed,
    until,
)

POST = head_of(FUSE) + FUSE.body


def test_a_request_is_kept_answered_judged_and_told(tmp_path: Path) -> None:
    """In this order: whoever got an answer finds the capture in the archive."""

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            for number in range(1, 6):
                assert await at.send(FUSE) == 200
                kept = read(at.engine.archive.path, lambda reader: reader.bounds())
                assert kept[1] == number
            await at.heard.judged(1, 2, 3, 4, 5)
            assert at.outcomes(5) == {"fuse": "verified"}
            assert at.heard.messages.index(at.heard.of("arrived")[0]) < at.heard.messages.index(
                at.heard.of("judged")[0]
            )
            row = at.engine.archive.reader.rows([1])[0]
            assert (row.endpoint, row.provider, row.reply_status) == ("/fuse", "fuse", 200)
            await at.heard.one("counts", all=5, failing=0, endpoints={"/fuse": [5, 0]})

    play(scene)


def test_bytes_are_kept_as_they_came(tmp_path: Path) -> None:
    """The order and the case of header fields, and those that come twice."""
    raw = (
        b"POST /x?a=1 HTTP/1.1\r\nhOsT: x\r\nX-b: 1\r\nX-B: 2\r\nContent-Length: 3\r\n\r\n\x00\xff{"
    )

    async def scene() -> None:
        async with house(tmp_path) as at:
            assert await send(at.engine.address, raw) == 200
            capture = at.engine.archive.reader.capture(1)
            assert capture is not None
            assert capture.request.head + capture.request.body == raw

    play(scene)


def test_requests_of_one_turn_share_a_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their replies come in order, over one connection."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            commits = 0
            commit = at.engine.archive.commit

            def counted() -> Problem | None:
                nonlocal commits
                commits += 1
                return commit()

            monkeypatch.setattr(at.engine.archive, "commit", counted)
            host, _, port = at.engine.address.removeprefix("http://").rpartition(":")
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(POST * 20)
            for _ in range(20):
                assert (await reader.readuntil(b"\r\n\r\n{}")).startswith(b"HTTP/1.1 200")
            assert at.engine.archive.counts().all == 20
            assert commits < 20
            writer.close()
            await writer.wait_closed()

    play(scene)


def test_what_is_not_kept_is_not_answered_2xx(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk: 503, a notice, and everything goes on once there is room."""
    full = Problem("The disk is full.", "Make room.", "disk-full")

    async def scene() -> None:
        async with house(tmp_path) as at:
            commit = at.engine.archive.commit

            def refused() -> Problem:
                at.engine.archive._captures._batch.clear()
                return full

            monkeypatch.setattr(at.engine.archive, "commit", refused)
            assert await at.send(FUSE) == 503
            await at.heard.one("trouble", kind="disk-full")
            assert at.heard.of("arrived") == []
            monkeypatch.setattr(at.engine.archive, "commit", commit)
            assert await at.send(FUSE) == 200
            await at.heard.judged(1)
            assert at.engine.archive.reader.bounds() == (1, 1)

    play(scene)


def test_what_is_no_http_is_kept_too(tmp_path: Path) -> None:
    """Marked as such, counted as refused, and never judged as a webhook."""
    raw = b"POST /fuse HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}"

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            assert await send(at.engine.address, raw) == 400
            await at.heard.judged(1)
            row = at.engine.archive.reader.rows([1])[0]
            assert (row.kind, row.reply_status, row.verdicts) == (Kind.MALFORMED, 400, ())
            assert row.reason
            await at.heard.one("counts", all=1, refused=1)

    play(scene)


def test_a_body_that_is_too_long_is_kept_as_far_as_it_came(tmp_path: Path) -> None:
    """With the limit's reply, not the endpoint's."""

    async def scene() -> None:
        async with house(tmp_path, limits=Limits(body=10)) as at:
            assert await at.send(FUSE) == 413
            await at.heard.judged(1)
            row = at.engine.archive.reader.rows([1])[0]
            assert (row.kind, row.body_size, row.endpoint) == (Kind.CUT, 10, "/fuse")

    play(scene)


def test_a_stop_answers_what_is_in_flight(tmp_path: Path) -> None:
    """A reply that is still due is given, and the capture is in the archive."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            at.engine.changes.save_endpoint("/fuse", "fuse", Reply(201, delay=0.2))
            sending = asyncio.create_task(at.send(FUSE))
            await at.heard.one("arrived")
            await at.engine.stop_listening()
            assert await sending == 201
            assert at.engine.address == ""

    play(scene)


def test_a_stop_judges_what_came_last(tmp_path: Path) -> None:
    """Whoever prints captures prints the last ones, too; stopping twice does no harm."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(FUSE)
            await at.engine.stop()
            assert at.heard.judged_ids() == {1}
            await at.engine.stop()

    play(scene)


def test_the_next_start_judges_what_was_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopping does not wait for it and does not forget it."""
    monkeypatch.setattr(module, "LAST_JUDGING_SECONDS", 0.0)

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            at.engine._slices.stop()  # nothing is judged in this run
            for _ in range(3):
                await at.send(FUSE)
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            await at.heard.judged(1, 2, 3)
            assert at.outcomes(2) == {"fuse": "verified"}

    play(scene)


def test_opening_an_archive_without_its_secrets_turns_no_verdict(tmp_path: Path) -> None:
    """Only telling the secrets does."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            at.engine.changes.set_secrets([secret("fuse")])
            await at.send(FUSE)
            await at.heard.judged(1)
        async with house(tmp_path) as at:
            await at.send(FUSE)
            await at.heard.judged(2)
            assert (at.outcomes(1), at.outcomes(2)) == ({"fuse": "verified"}, {"fuse": "no-secret"})
            at.engine.changes.set_secrets([secret("fuse")])
            await at.heard.one("rejudging", done=1, total=1)
            assert at.outcomes(2) == {"fuse": "verified"}

    play(scene)


def test_an_archive_has_one_engine(tmp_path: Path) -> None:
    """The second gets a sentence, the first goes on; afterwards it is free."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            second = await Engine.start(Options(at.engine.archive.path, port=0))
            assert isinstance(second, Problem)
            assert second.kind == "in-use"
            assert await at.send(FUSE) == 200
        async with house(tmp_path) as at:
            assert await at.send(FUSE) == 200

    play(scene)


def test_a_taken_port_is_said_and_another_can_be_tried(tmp_path: Path) -> None:
    """The engine runs without listening."""
    (tmp_path / "other").mkdir()

    async def scene() -> None:
        other = tmp_path / "other"
        async with (
            house(tmp_path) as first,
            house(other, port=first.engine.listening.port) as second,
        ):
            problem = second.engine.listening_problem
            assert problem is not None
            assert (problem.kind, second.engine.address) == ("port-taken", "")
            assert second.engine.listening.port == first.engine.listening.port
            assert str(first.engine.listening.port) in problem.sentence
            address = await second.engine.listening.listen(0)
            assert address == second.engine.address
            assert second.engine.listening_problem is None
            assert await second.send(FUSE) == 200

    play(scene)


def test_an_archive_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    """It is not opened, and can be once the program is newer, too."""
    path = tmp_path / "captures.sqlite"

    async def scene() -> None:
        async with house(tmp_path):
            pass
        with sqlite3.connect(path) as connection:
            connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        connection.close()
        problem = await Engine.start(Options(path, port=0))
        assert isinstance(problem, Problem)
        assert problem.kind == "newer-version"

    play(scene)


def test_the_first_endpoints_are_made_once(tmp_path: Path) -> None:
    """Whoever deletes one does not get it back."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            assert len(at.engine.endpoints.endpoints) == 4
            at.engine.changes.delete_endpoint("/fuse")
        async with house(tmp_path) as at:
            assert [each.path for each in at.engine.endpoints.endpoints] == [
                "/fynapse", "/powens/{event}", "/fiskil",
            ]  # fmt: skip

    play(scene)


def test_an_engine_need_not_listen(tmp_path: Path) -> None:
    """Without a port it waits to be told one."""

    async def scene() -> None:
        async with house(tmp_path, port=None) as at:
            assert (at.engine.address, at.engine.listening_problem) == ("", None)
            await at.engine.listening.listen(0)
            assert await at.send(FUSE) == 200

    play(scene)


@pytest.mark.expects_log("ZeroDivisionError")
def test_an_unexpected_exception_is_told_and_the_engine_lives_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The capture that caused it stays unjudged; the next one is judged."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            arrival = at.engine.judge.arrival

            def broken(*_args: object) -> None:
                raise ZeroDivisionError

            monkeypatch.setattr(at.engine.judge, "arrival", broken)
            assert await at.send(FUSE) == 200
            await at.heard.one("trouble", kind="unexpected")
            monkeypatch.setattr(at.engine.judge, "arrival", arrival)
            assert await at.send(FUSE) == 200
            await at.heard.judged(2)

    play(scene)


def test_the_first_window_warms_the_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once: then a large body opens without a pause."""
    monkeypatch.setattr(module, "WARM_AFTER", 0.0)

    async def scene() -> None:
        async with house(tmp_path) as at:
            at.engine.window_came()
            at.engine.window_came()
            await until(lambda: at.engine.visible._pool is not None)

    play(scene)


def test_tokens_of_a_lost_window_are_forgotten(tmp_path: Path) -> None:
    """Whatever they stand for."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(FUSE)
            started = at.engine.filters.start("path:/fuse")
            assert not isinstance(started, Problem)
            token = started["token"]
            await at.heard.one("filtered", token=token, done=True)
            at.engine.drop(token)
            at.engine.drop("unknown")
            assert not at.engine.filters._followed

    play(scene)


def test_a_subscriber_hears_everything_until_it_leaves(tmp_path: Path) -> None:
    """The way for whoever runs an engine in a process of their own."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            mine = Heard()
            leave = at.engine.subscribe(mine.hear)
            await at.send(signed("fiskil", "/fiskil", b"{}"))
            await mine.judged(1)
            leave()
            count = len(mine.messages)
            await at.send(FUSE)
            await at.heard.judged(2)
            assert len(mine.messages) == count

    play(scene)
