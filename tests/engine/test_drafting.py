"""Facts about deliveries that are edited before they are sent."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from inspector.core.problem import Problem
from inspector.engine import commands
from inspector.engine.draft_protocol import Draft, DraftShape, SendDraft, SignDraft
from inspector.engine.drafting import NO_JSON, NO_METHOD, NOT_HERE, loopback_problem
from tests.engine.house import House, house, play, secret

SECRETS = (secret("fuse"), secret("fynapse"), secret("powens-token", "the-token"))


async def drafted(at: House, provider: str, event: str = "", to: str = "") -> DraftShape:
    """A draft as the engine writes it."""
    answer = await commands.run(at.engine, Draft(id=1, provider=provider, event=event, to=to))
    assert not isinstance(answer, Problem), answer
    return msgspec.convert(answer["draft"], DraftShape)


async def sent(at: House, draft: DraftShape, **more: Any) -> dict[str, Any] | Problem:
    """What the engine says of a draft that was sent."""
    return await commands.run(at.engine, SendDraft(id=2, draft=draft, **more))


def changed(draft: DraftShape, **fields: Any) -> DraftShape:
    """A draft that somebody edited."""
    return msgspec.structs.replace(draft, **fields)


@asynccontextmanager
async def handler(answer: bytes) -> AsyncIterator[tuple[str, list[bytes]]]:
    """Somebody's own handler: its address, and the requests it got."""
    got: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        got.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(answer)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", got
    finally:
        server.close()
        await server.wait_closed()


def test_a_draft_is_editable_text_and_not_signed(tmp_path: Path) -> None:
    """It says where it goes; the host follows from there; a signature comes when it is sent."""

    async def scene() -> None:
        async with house(tmp_path, secrets=SECRETS) as at:
            draft = await drafted(at, "fynapse")
            assert draft.url == f"{at.engine.address}/fynapse"
            assert (draft.method, draft.event) == ("POST", "balance.extracted")
            names = {name for name, _ in draft.headers}
            assert "Idempotency-Key" in names
            assert not names & {"Host", "Webhook-Signature"}

    play(scene)


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [("", "verified"), ("tampered", "failed"), ("wrong-secret", "failed"), ("unsigned", "unsigned"),
     ("gzip", "verified"), ("stale", "expired")],
)  # fmt: skip
def test_what_was_edited_is_signed_when_sent(tmp_path: Path, fault: str, outcome: str) -> None:
    """The text as it stands, with the fault that was chosen; the judge sees the rest."""

    async def scene() -> None:
        async with house(tmp_path, secrets=SECRETS) as at:
            draft = await drafted(at, "fynapse")
            body = draft.body.replace('"totalRows":', '"mine":7,"totalRows":')
            answer = await sent(at, changed(draft, body=body), fault=fault)
            assert not isinstance(answer, Problem)
            assert (answer["status"], answer["body"], answer["cut"]) == (200, "{}", False)
            assert ["Content-Type", "application/json"] in answer["headers"]
            assert answer["duration_ms"] > 0
            await at.heard.judged(1)
            assert at.outcomes(1) == {"fynapse": outcome}

    play(scene)


def test_signed_once_it_is_sent_as_written(tmp_path: Path) -> None:
    """A signature in the text travels untouched: edited afterwards, the body no longer matches."""

    async def scene() -> None:
        async with house(tmp_path, secrets=SECRETS) as at:
            draft = await drafted(at, "fuse")
            answer = await commands.run(at.engine, SignDraft(id=3, draft=draft))
            assert not isinstance(answer, Problem)
            signed = msgspec.convert(answer["draft"], DraftShape)
            assert "fuse-verification" in {name for name, _ in signed.headers}
            again = await commands.run(at.engine, SignDraft(id=3, draft=signed))
            assert again == answer
            await sent(at, signed, sign=False)
            edited = changed(signed, body=signed.body.replace("sandbox", "production", 1))
            await sent(at, edited, sign=False)
            await at.heard.judged(1, 2)
            assert at.outcomes(1) == {"fuse": "verified"}
            assert at.outcomes(2) != {"fuse": "verified"}

    play(scene)


def test_compression_keeps_the_text_editable(tmp_path: Path) -> None:
    """A draft signed for gzip is text still, and is compressed again when sent as written."""

    async def scene() -> None:
        async with house(tmp_path, secrets=SECRETS) as at:
            draft = await drafted(at, "fynapse")
            answer = await commands.run(at.engine, SignDraft(id=3, draft=draft, fault="gzip"))
            assert not isinstance(answer, Problem)
            signed = msgspec.convert(answer["draft"], DraftShape)
            assert signed.body == draft.body
            await sent(at, signed, fault="gzip", sign=False)
            await at.heard.judged(1)
            assert at.outcomes(1) == {"fynapse": "verified"}

    play(scene)


def test_it_goes_to_a_handler_of_ones_own(tmp_path: Path) -> None:
    """Method, path and headers as typed; the answer is shown whatever it is, cut at 64 KiB."""
    body = b"x" * 70_000
    head = b"HTTP/1.1 418 Teapot\r\nX-Mine: yes\r\nConnection: close\r\n\r\n"

    async def scene() -> None:
        async with house(tmp_path, secrets=SECRETS) as at, handler(head + body) as (url, got):
            draft = await drafted(at, "powens", "USER_CREATED", url)
            typed = changed(
                draft, method="put", headers=(("X-Typed", "a"), ("Content-Length", "9999"))
            )
            answer = await sent(at, typed)
            assert not isinstance(answer, Problem)
            assert (answer["status"], answer["reason"]) == (418, "Teapot")
            assert ["X-Mine", "yes"] in answer["headers"]
            assert (len(answer["body"]), answer["cut"]) == (65_536, True)
            assert got[0].startswith(b"PUT /powens/user_created HTTP/1.1\r\n")
            assert b"X-Typed: a\r\n" in got[0]
            assert b"Authorization: Bearer the-token\r\n" in got[0]
            assert b"9999" not in got[0]

    play(scene)


def test_only_this_computer_is_written_to() -> None:
    """Loopback by number or as localhost; a name that resolves to it counts no more than others."""
    for url in ("http://localhost:3000/x", "http://127.8.0.1:1", "http://[::1]:8080/hook"):
        assert loopback_problem(url) is None, url
    for url in (
        "http://example.com", "http://10.0.0.1/", "http://127.0.0.1.example.com/", "http://[::2]",
    ):  # fmt: skip
        assert loopback_problem(url) is NOT_HERE, url
    assert loopback_problem("no address") is not None


def test_what_cannot_be_sent_says_why(tmp_path: Path) -> None:
    """Another computer, a method that is none, a body that Fuse cannot sign, no listener."""

    async def scene() -> None:
        async with house(tmp_path, secrets=SECRETS) as at:
            draft = await drafted(at, "fuse")
            assert await sent(at, changed(draft, url="http://example.com/")) is NOT_HERE
            assert await sent(at, changed(draft, method="P O")) is NO_METHOD
            assert await sent(at, changed(draft, body="{")) is NO_JSON
            assert isinstance(await sent(at, changed(draft, provider="nobody")), Problem)
            unknown = await commands.run(at.engine, Draft(id=1, provider="nobody"))
            assert isinstance(unknown, Problem)
            await at.engine.stop_listening()
            nowhere = await commands.run(at.engine, Draft(id=1, provider="fuse"))
            assert isinstance(nowhere, Problem)
            assert nowhere.kind == "not-listening"
            assert at.engine.archive.counts().all == 0

    play(scene)
