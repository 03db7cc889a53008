"""An answer up to its bound."""

import asyncio

import httpx

from inspector.outbound.failures import of_time
from inspector.outbound.outcome import Ended, Outcome
from inspector.outbound.reading import Reading


def read(answer: httpx.Response, limit: int = 10, hidden: tuple[str, ...] = ()) -> Ended:
    """One answer read."""
    reading = Reading(limit, "host")
    asyncio.run(reading.read(answer))
    return reading.ended(None, 0.5, hidden)


def test_the_bound_is_exact() -> None:
    """As many bytes as it, and one more."""

    for count, outcome in ((10, Outcome.ANSWERED), (11, Outcome.TOO_LARGE)):
        ended = read(httpx.Response(200, stream=httpx.ByteStream(b"x" * count)))
        assert (ended.outcome, len(ended.content)) == (outcome, 10)


def test_a_failure_keeps_what_had_come() -> None:
    """The head and the bytes before it."""
    reading = Reading(10, "host")
    asyncio.run(reading.read(httpx.Response(201, stream=httpx.ByteStream(b"ab"))))
    ended = reading.ended(of_time("host", 1.0), 1.0, ())

    assert (ended.outcome, ended.status, ended.content) == (Outcome.TIMED_OUT, 201, b"ab")


def test_a_redirect_says_where_to_without_path_and_query() -> None:
    """They may hold anything; a strange address is called so."""
    for location, words in (("https://a.example/x?hunter2", "https://a.example with"),
                            ("http://[", "an address that is none"), ("", "another path")):  # fmt: skip
        answer = httpx.Response(307, headers={"Location": location}, stream=httpx.ByteStream(b""))
        ended = read(answer)
        assert ended.outcome is Outcome.REDIRECT
        assert words in ended.explanation
        assert "hunter2" not in ended.explanation
