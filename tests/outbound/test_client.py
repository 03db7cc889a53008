"""Calls over real sockets, to servers that behave and to others."""

import asyncio
import gzip
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from inspector.outbound.client import Client
from inspector.outbound.outcome import Ended, Limits, Outcome, Outgoing
from tests.outbound import misbehaving
from tests.outbound.misbehaving import Behaviour, answer, saying, server

QUICK = Limits(connect=5.0, silence=0.2, whole=1.0, answer=4096)
ROOMY = Limits(connect=5.0, silence=5.0, whole=10.0)


def outgoing(url: str, hidden: tuple[str, ...] = ()) -> Outgoing:
    """A small request."""
    return Outgoing("POST", url, (("X-Key", "hunter2"),), b"{}", hidden)


async def call(url: str, limits: Limits = QUICK, hidden: tuple[str, ...] = ()) -> Ended:
    """One call by a client of its own."""
    client = Client(limits)
    try:
        return await client.call(outgoing(url, hidden))
    finally:
        await client.close()


def called(behave: Behaviour, limits: Limits = QUICK, hidden: tuple[str, ...] = ()) -> Ended:
    """One call to a server that behaves so."""

    async def scene() -> Ended:
        async with server(behave) as host:
            return await call(f"http://{host}/", limits, hidden)

    return asyncio.run(scene())


def test_an_answer_comes_back_whole() -> None:
    """Status, fields in their order, bytes; the time it took."""
    ended = called(saying(answer(b'{"a":1}', "X-One: 1", "X-One: 2", status="404 Not Found")))

    assert (ended.outcome, ended.status, ended.content) == (Outcome.ANSWERED, 404, b'{"a":1}')
    assert [value for name, value in ended.headers if name == "X-One"] == ["1", "2"]
    assert 0 < ended.seconds < 10


def test_the_request_goes_out_as_it_was_built() -> None:
    """Names in their case, the bytes of the body, a length."""
    seen: list[bytes] = []

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await reader.readuntil(b"\r\n\r\n") + await reader.readexactly(2))
        await saying(answer(b""))(_said(b"\r\n\r\n"), writer)

    called(behave)

    assert seen[0].startswith(b"POST / HTTP/1.1\r\n")
    assert b"\r\nX-Key: hunter2\r\n" in seen[0]
    assert b"\r\nAccept-Encoding: identity\r\n" in seen[0]
    assert seen[0].endswith(b"\r\n\r\n{}")


def _said(raw: bytes) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    reader.feed_data(raw)
    return reader


@pytest.mark.parametrize(
    ("behave", "outcome", "words"),
    [
        (saying(b"", then_wait=True), Outcome.TIMED_OUT, "within 0.2 s"),
        (saying(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", then_wait=True),
         Outcome.TIMED_OUT, "in full within 0.2 s"),
        (saying(b""), Outcome.RESET, "without an answer"),
        (misbehaving.resetting, Outcome.RESET, "without an answer"),
        (saying(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), Outcome.RESET, "in the middle"),
        (saying(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), Outcome.GARBAGE, "no HTTP"),
        (saying(bytes(range(256)) * 8), Outcome.GARBAGE, "no HTTP"),
        (saying(answer(b"", "Location: https://evil.example/x?k=1", status="302 Found")),
         Outcome.REDIRECT, "https://evil.example "),
        (saying(answer(b"", "Location: /there", status="308 Permanent Redirect")),
         Outcome.REDIRECT, "another path there"),
        (saying(answer(b"x" * 10_000_000)), Outcome.TOO_LARGE, "cut there"),
    ],
)  # fmt: skip
def test_each_misbehaviour_is_told_for_what_it_is(
    behave: Behaviour, outcome: Outcome, words: str
) -> None:
    """Slow, silent, reset, no HTTP, sent elsewhere, too large."""
    ended = called(behave)

    assert ended.outcome is outcome
    assert words in ended.explanation
    assert len(ended.content) <= QUICK.answer


def test_an_endless_answer_is_cut() -> None:
    """No more than the bound is kept, and the rest is not fetched."""
    ended = called(misbehaving.endless(b"x" * 1000))

    assert (ended.outcome, len(ended.content)) == (Outcome.TOO_LARGE, QUICK.answer)


def test_a_trickle_ends_with_the_whole_time() -> None:
    """A byte now and then does not keep us waiting for ever."""

    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b" ")
            await asyncio.sleep(0.05)

    ended = called(behave, Limits(silence=5.0, whole=0.3))

    assert ended.outcome is Outcome.TIMED_OUT
    assert "within 0.3 s" in ended.explanation


def test_ten_megabytes_are_cut_at_the_stated_bound() -> None:
    """With the limits of every day: one MiB is kept, and the sentence says so."""
    ended = called(saying(answer(b'{"a":"' + b"x" * 10_000_000 + b'"}')), ROOMY)

    assert ended.outcome is Outcome.TOO_LARGE
    assert "more than 1 MiB" in ended.explanation
    assert len(ended.content) == 1024 * 1024


def test_nobody_listening_is_refused() -> None:
    """Told apart from a host that does not exist."""

    async def scene() -> Ended:
        async with server(saying(b"")) as host:
            pass
        return await call(f"http://{host}/")

    assert asyncio.run(scene()).outcome is Outcome.REFUSED


def test_an_unknown_host_is_unreachable() -> None:
    """The name is one that never exists."""
    ended = asyncio.run(call("https://nobody.invalid/", ROOMY))

    assert ended.outcome is Outcome.UNREACHABLE
    assert "nobody.invalid" in ended.explanation


@pytest.mark.parametrize(
    ("behave", "words"),
    [(saying(answer(b"{}")), "does not speak TLS"), (misbehaving.hanging_up, "TLS handshake")],
)
def test_no_tls_there_is_told(behave: Behaviour, words: str) -> None:
    """Plain HTTP behind an https address, and a handshake that is ended."""

    async def speaking_plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        await behave(_said(b"\r\n\r\n"), writer)

    async def scene() -> Ended:
        async with server(speaking_plain) as host:
            return await call(f"https://{host}/", ROOMY)

    ended = asyncio.run(scene())

    assert ended.outcome is Outcome.TLS
    assert words in ended.explanation


def test_an_untrusted_certificate_is_told(tmp_path: Path) -> None:
    """Nothing was sent, and the sentence says what is wrong with it."""

    async def scene() -> Ended:
        async with server(saying(answer(b"{}")), misbehaving.self_signed(tmp_path)) as host:
            return await call(f"https://{host}/", ROOMY)

    ended = asyncio.run(scene())

    assert ended.outcome is Outcome.TLS
    assert "signed by itself" in ended.explanation
    assert "Nothing was sent" in ended.explanation


def test_coded_answers_are_opened_within_the_bound() -> None:
    """Also when nobody asked for the coding; a bomb opens no further than the bound."""
    small, bomb = gzip.compress(b'{"a":1}'), gzip.compress(b"x" * 50_000_000)
    opened = called(saying(answer(small, "Content-Encoding: gzip")))
    cut = called(saying(answer(bomb, "Content-Encoding: gzip")), ROOMY)

    assert opened.content == b'{"a":1}'
    assert (cut.outcome, len(cut.content)) == (Outcome.TOO_LARGE, 1024 * 1024)


def test_an_echo_of_what_is_hidden_is_masked() -> None:
    """In the body, in a field, and across the cut."""
    body = b"x" * (QUICK.answer - 4) + b"hunter2hunter2"
    ended = called(saying(answer(body, "X-Echo: hunter2")), hidden=("hunter2",))

    assert b"hunt" not in ended.content
    assert "hunter2" not in str(ended.headers)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/\x00", "https://\udcff/"])
def test_what_cannot_be_sent_is_said(url: str) -> None:
    """Nothing is raised."""
    assert asyncio.run(call(url)).outcome in (Outcome.UNSENDABLE, Outcome.UNREACHABLE)


def test_a_header_with_a_line_break_is_never_sent() -> None:
    """The last guard; whoever builds a request has refused it before."""

    async def scene() -> Ended:
        client = Client(QUICK)
        async with server(saying(answer(b"{}"))) as host:
            going = Outgoing("POST", f"http://{host}/", (("X", "a\r\nY: hunter2"),), b"")
            ended = await client.call(going)
        await client.close()
        return ended

    ended = asyncio.run(scene())

    assert ended.outcome is Outcome.UNSENDABLE
    assert "hunter2" not in ended.explanation


def test_one_client_makes_many_calls(caplog: pytest.LogCaptureFixture) -> None:
    """At once and one after the other; the library's log stays silent even when all may speak."""

    async def scene() -> list[Ended]:
        client = Client(ROOMY)
        async with server(saying(answer(b"{}"))) as host:
            calls: list[Callable[[], Awaitable[Ended]]] = [
                lambda: client.call(outgoing(f"http://{host}/")) for _ in range(3)
            ]
            found = [*await asyncio.gather(*(each() for each in calls)), await calls[0]()]
        await client.close()
        return found

    with caplog.at_level(logging.DEBUG):
        ended = asyncio.run(scene())

    assert [each.status for each in ended] == [200] * 4
    assert "hunter2" not in caplog.text
