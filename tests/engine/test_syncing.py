"""Syncs over real sockets: each documented error, each misbehaviour, and what is kept of them."""

import asyncio
import logging
from collections.abc import Mapping
from pathlib import Path

import pytest

from inspector.archive.values import Call
from inspector.core.capture import Endpoint
from inspector.core.credential import Credential
from inspector.core.problem import Problem
from inspector.engine import syncing
from inspector.outbound.client import Client
from inspector.outbound.outcome import Limits
from inspector.simulator.fuse_api import SAMPLE_CREDENTIALS, FuseApi
from tests.engine.house import House, house, play, secret, signed
from tests.outbound import misbehaving
from tests.outbound.misbehaving import Behaviour, answer, saying, server
from tests.outbound.webhooks import API_KEY, sync_data

SECRETS = (API_KEY, *SAMPLE_CREDENTIALS.values())


def use(at: House, address: str, values: Mapping[str, str] = SAMPLE_CREDENTIALS) -> None:
    """Sync with this address and these credentials."""
    credentials = [Credential(name, value) for name, value in values.items()]
    at.engine.syncing.use_credentials(credentials)
    at.engine.syncing.use_addresses({"Sandbox": address, "production": ""})


async def synced(at: House, capture: int = 1) -> Call:
    """Press, wait for the end, and give what was kept."""
    before = len(at.heard.of("called"))
    assert await at.engine.syncing.sync(capture) is True
    told = (await at.heard.until(lambda: at.heard.of("called")[before:]))[0]
    call = at.engine.archive.reader.calls(capture)[-1]
    assert (told["call"], told["outcome"], told["status"]) == (call.id, call.outcome, call.status)
    return call


WRONG: list[tuple[str, dict[str, str], str, str]] = [
    ("mx", {"Fuse-Client-Id": "another-client"}, "organization_not_found", "organisation"),
    ("mx", {"Mx-Api-Key": "another-key"}, "aggregator_error", "credentials were not accepted"),
    ("plaid", {"Plaid-Secret": "another-secret"}, "aggregator_error", "aggregator"),
]


@pytest.mark.parametrize(("source", "change", "code", "words"), WRONG)
def test_what_fuse_refuses_is_explained(
    tmp_path: Path, source: str, change: dict[str, str], code: str, words: str
) -> None:
    """By its code, with the answer kept."""

    async def scene() -> Call:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            api = FuseApi(api_key=API_KEY)
            use(at, str(await api.start()), {**SAMPLE_CREDENTIALS, **change})
            await at.send(signed("fuse", "/fuse", sync_data(source)))
            call = await synced(at)
            await api.stop()
            return call

    call = play(scene)

    assert code.encode() in call.answer
    assert code in call.explanation
    assert words in call.explanation


def test_a_webhook_signed_by_somebody_else_is_refused(tmp_path: Path) -> None:
    """Fuse itself says so; the proof went along as it came."""

    async def scene() -> Call:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            api = FuseApi(api_key=API_KEY)
            use(at, str(await api.start()))
            await at.send(signed("fuse", "/fuse", sync_data(), "not the key"))
            call = await synced(at)
            await api.stop()
            return call

    call = play(scene)

    assert (call.status, call.outcome) == (400, "answered")
    assert "webhook_error" in call.explanation


@pytest.mark.parametrize(
    "fault",
    ["aggregator_error", "aggregator_rate_limit_error", "aggregator_disconnected_error",
     "aggregator_connection_finished_error", "timeout", "internal_server_error"],
)  # fmt: skip
def test_faults_of_fuses_side_are_explained(tmp_path: Path, fault: str) -> None:
    """Each with its own words and what to do."""

    async def scene() -> Call:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            api = FuseApi(api_key=API_KEY)
            use(at, str(await api.start()))
            api.fail_next(fault)
            await at.send(signed("fuse", "/fuse", sync_data("teller")))
            call = await synced(at)
            await api.stop()
            return call

    call = play(scene)

    assert (call.status, fault in call.explanation) == (500, True)


ECHO = answer(f'{{"message": "{API_KEY}"}}'.encode(), f"X-Echo: {SAMPLE_CREDENTIALS['Mx-Api-Key']}")
MISBEHAVING: list[tuple[Behaviour, str]] = [
    (saying(b"", then_wait=True), "timed-out"),
    (misbehaving.resetting, "reset"),
    (saying(b"NONSENSE\r\n\r\n"), "garbage"),
    (saying(answer(b"", "Location: https://x.example/", status="301 Moved")), "redirect"),
    (saying(answer(b"<html>", "Content-Type: text/html")), "not-json"),
    (saying(answer(b'{"a":"' + b"x" * 10_000_000)), "too-large"),
    (saying(ECHO), "answered"),
]


def test_each_misbehaviour_is_kept_for_what_it_is(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """And no secret is in a call, in the file, in a log line or a repr, even when it is echoed."""

    async def scene() -> list[Call]:
        calls: list[Call] = []
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            at.engine.syncing._client = Client(Limits(silence=0.3, answer=100_000))
            for number, (behave, _) in enumerate(MISBEHAVING, 1):
                await at.send(signed("fuse", "/fuse", sync_data()))
                async with server(behave) as host:
                    use(at, f"http://{host}")
                    calls.append(await synced(at, number))
            await at.send(signed("fuse", "/fuse", sync_data()))
            calls.append(await synced(at, len(calls) + 1))  # nobody listens there any more
            await at.send(signed("fuse", "/fuse", sync_data()))
            async with server(misbehaving.hanging_up) as host:
                use(at, f"https://{host}")
                calls.append(await synced(at, len(calls) + 1))
            assert not any(value in repr(vars(at.engine.syncing)) for value in SECRETS)
        return calls

    with caplog.at_level(logging.DEBUG):
        calls = play(scene)

    wanted = [*(outcome for _, outcome in MISBEHAVING), "refused", "tls-failure"]
    assert [call.outcome for call in calls] == wanted
    assert all(call.explanation.endswith(".") for call in calls)
    assert all(len(call.answer) <= 100_000 for call in calls)
    kept = (tmp_path / "captures.sqlite").read_bytes()
    assert not any(value in repr(calls) + caplog.text for value in SECRETS)
    assert not any(value.encode() in kept for value in SECRETS)


def test_a_second_press_does_nothing(tmp_path: Path) -> None:
    """While one runs; afterwards the next one is made, and both are kept."""

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            release = asyncio.Event()
            requests = 0

            async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                nonlocal requests
                requests += 1
                await reader.readuntil(b"\r\n\r\n")
                await release.wait()
                writer.write(answer(b"{}"))
                await writer.drain()

            await at.send(signed("fuse", "/fuse", sync_data()))
            async with server(slow) as host:
                use(at, f"http://{host}")
                assert await at.engine.syncing.sync(1) is True
                assert at.engine.syncing.is_running(1)
                assert await at.engine.syncing.sync(1) is False
                release.set()
                await at.heard.one("called", capture=1)
                await synced(at)
                assert (requests, len(at.engine.archive.reader.calls(1))) == (2, 2)
                assert not at.engine.syncing.is_running(1)

    play(scene)


def test_what_is_missing_is_not_sent(tmp_path: Path) -> None:
    """It is named, and the next press may try."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(signed("fuse", "/fuse", sync_data()))
            for _ in range(2):
                problem = await at.engine.syncing.sync(1)
                assert isinstance(problem, Problem)
                assert problem.sentence.startswith("Fuse API key, Fuse-Client-Id")
            assert at.heard.of("calling") == []
            assert at.engine.archive.reader.calls(1) == []

    play(scene)


def test_stopping_ends_a_sync_and_says_so(tmp_path: Path) -> None:
    """The call is kept: whether Fuse took the request is not known."""

    async def scene() -> None:
        async with server(saying(b"", then_wait=True)) as host:
            async with house(tmp_path, secrets=(secret("fuse"),)) as at:
                use(at, f"http://{host}")
                await at.send(signed("fuse", "/fuse", sync_data()))
                assert await at.engine.syncing.sync(1) is True
            async with house(tmp_path) as again:
                call = again.engine.archive.reader.calls(1)[0]
                assert (call.outcome, call.status) == ("stopped", 0)
                assert "not known" in call.explanation

    play(scene)


def test_an_archive_emptied_meanwhile_keeps_no_call(tmp_path: Path) -> None:
    """It would belong to nothing."""

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            release = asyncio.Event()

            async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
                await reader.readuntil(b"\r\n\r\n")
                await release.wait()
                writer.write(answer(b"{}"))
                await writer.drain()

            await at.send(signed("fuse", "/fuse", sync_data()))
            async with server(slow) as host:
                use(at, f"http://{host}")
                await at.engine.syncing.sync(1)
                assert at.engine.clear() is None
                release.set()
                assert (await at.heard.one("called"))["call"] == 0
                assert at.engine.archive.reader.calls(1) == []

    play(scene)


def test_an_endpoint_syncs_by_itself(tmp_path: Path) -> None:
    """Verified sync_data only, each delivery once, and only where it is switched on."""

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            api = FuseApi(api_key=API_KEY, webhook_url=f"{at.engine.address}/fuse", pause=0.0)
            use(at, str(await api.start()))
            await at.send(signed("fuse", "/fuse", sync_data(remote_data="before")))
            await at.heard.judged(1)
            at.engine.changes.save_endpoint("/fuse", "fuse", None, auto_sync=True)
            at.engine.changes.save_endpoint("/quiet", "fuse", None)
            await at.send(signed("fuse", "/fuse", sync_data(), "forged"))
            await at.send(signed("fuse", "/quiet", sync_data()))
            await at.heard.judged(1, 2, 3)
            await at.send(signed("fuse", "/fuse", sync_data()))
            await at.send(signed("fuse", "/fuse", sync_data()))  # another attempt
            await at.heard.one("called", status=200)
            await at.heard.judged(4, 5, 6)  # the last one followed
            made = [len(at.engine.archive.reader.calls(number)) for number in range(1, 7)]
            assert made == [0, 0, 0, 1, 0, 0]
            assert len(api.received) == 1
            await api.stop()

    play(scene)


def test_an_automatic_sync_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """In words, with what is missing; it is not kept as a call."""

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            at.engine.changes.save_endpoint("/fuse", "fuse", None, auto_sync=True)
            await at.send(signed("fuse", "/fuse", sync_data()))
            trouble = await at.heard.one("trouble", kind="auto-sync")
            assert trouble["sentence"].startswith("A webhook at /fuse was not synced by itself.")
            assert at.engine.archive.reader.calls(1) == []

    play(scene)


def test_only_so_many_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A burst beyond the bound is told instead of growing without end."""
    monkeypatch.setattr(syncing, "MOST_WAITING", 0)

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            at.engine.changes.save_endpoint("/fuse", "fuse", None, auto_sync=True)
            await at.send(signed("fuse", "/fuse", sync_data()))
            assert "not synced" in (await at.heard.one("trouble", kind="auto-sync"))["sentence"]

    play(scene)


def test_endpoints_start_without_it() -> None:
    """Nothing is sent anywhere unless somebody switched it on."""
    assert not Endpoint("/fuse", "fuse").auto_sync
