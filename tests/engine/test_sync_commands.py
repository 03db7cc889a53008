"""A window syncs: check, credentials, sync, calls, story."""

import json
from pathlib import Path
from typing import Any

from inspector.core.problem import Problem
from inspector.engine import commands, protocol
from inspector.engine.protocol import Message
from inspector.simulator.fuse_api import SAMPLE_CREDENTIALS, FuseApi
from tests.engine.house import House, as_line, house, play, secret, signed
from tests.outbound.webhooks import API_KEY, CONNECTION, sync_data

CREDENTIALS = [{"name": name, "value": value} for name, value in SAMPLE_CREDENTIALS.items()]


async def do(at: House, name: str, **fields: Any) -> Message | Problem:
    """Do a command as it comes over the line."""
    _, command = protocol.read_command(as_line(id=1, do=name, **fields))
    assert not isinstance(command, Problem), command
    return await commands.run(at.engine, command)


async def done(at: House, name: str, **fields: Any) -> Message:
    """The same for one that can be done."""
    reply = await do(at, name, **fields)
    assert not isinstance(reply, Problem), reply
    return reply


def test_the_whole_way_of_a_sync(tmp_path: Path) -> None:
    """Missing, filled in, synced, answered, followed up, told as a story; no secret in any of it."""

    async def scene() -> list[Message]:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            api = FuseApi(api_key=API_KEY, webhook_url=f"{at.engine.address}/fuse", pause=0.0)
            address = await api.start()
            await at.send(signed("fuse", "/fuse", sync_data()))
            await at.heard.judged(1)

            before = await done(at, "sync-check", capture=1)
            refused = await do(at, "sync", capture=1)
            assert isinstance(refused, Problem)
            assert refused.kind == "sync-incomplete"
            assert "Mx-Api-Key" in refused.sentence
            await done(at, "credentials", credentials=CREDENTIALS)
            await done(at, "settings", tolerances={}, sync_addresses={"Sandbox": address})
            after = await done(at, "sync-check", capture=1)
            assert (await done(at, "sync", capture=1)) == {"started": True}
            called = await at.heard.one("called", capture=1, status=200, outcome="answered")
            await at.heard.judged(2)
            calls = await done(at, "calls", capture=1)
            story = await done(at, "sync-story", capture=2)
            other = await do(at, "sync", capture=2)
            assert isinstance(other, Problem)
            assert other.kind == "not-syncable"
            await api.stop()
            return [before, after, called, calls, story]

    before, after, called, calls, story = play(scene)

    missing = {item["field"] for item in before["items"] if not item["is_there"]}
    wanted = {f"credential:{name}" for name in ("Fuse-Client-Id", "Mx-Client-Id", "Mx-Api-Key")}
    assert missing == wanted
    assert (before["complete"], after["complete"]) == (False, True)
    assert after["url"].endswith("/v1/financial_connections/sync")
    assert (called["call"], called["words"]) == (1, "sync 200")
    call = calls["calls"][0]
    assert call["explanation"].startswith("Fuse took it: Financial connection data synced")
    assert dict(call["headers"])["Fuse-Api-Key"] != API_KEY
    assert json.loads(call["answer"])["request_id"]
    assert story["connection"] == CONNECTION
    assert story["words"] == "sync_data → sync 200 → transactions.updates, 2 new"
    said = json.dumps([before, after, called, calls, story])
    assert not any(value in said for value in (API_KEY, *SAMPLE_CREDENTIALS.values()))


def test_an_endpoint_keeps_its_switch(tmp_path: Path) -> None:
    """Saving without it leaves it; it is told with the endpoints."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await done(at, "endpoint-save", path="/fuse", provider="fuse", auto_sync=True)
            reply = await done(at, "endpoint-save", path="/fuse", provider="fuse")
            switches = {each["path"]: each["auto_sync"] for each in reply["endpoints"]}
            assert switches["/fuse"] is True
            assert switches["/fiskil"] is False
            reply = await done(at, "endpoint-save", path="/fuse", auto_sync=False)
            assert reply["endpoints"][0]["auto_sync"] is False

    play(scene)


def test_what_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """For every command about a capture but the list of calls, which is empty."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            for name in ("sync-check", "sync", "sync-story"):
                assert isinstance(await do(at, name, capture=5), Problem)
            assert await done(at, "calls", capture=5) == {"calls": [], "running": False}

    play(scene)
