"""Facts about what each command does."""

import os
from pathlib import Path
from typing import Any

import pytest

import inspector
from inspector.core.problem import Problem
from inspector.engine import commands
from inspector.engine.protocol import COMMANDS, Message, read_command
from inspector.providers import PROVIDERS
from inspector.simulator.sample_secrets import SAMPLE_SECRETS
from tests.engine.house import FUSE, House, as_line, house, play

FUSE_SECRET = {"id": "a", "scheme": "fuse", "value": SAMPLE_SECRETS["fuse"]}


async def asked(at: House, do: str, **fields: Any) -> Message | Problem:
    """The answer to a command."""
    _, command = read_command(as_line(id=1, do=do, **fields))
    assert not isinstance(command, Problem), command
    return await commands.run(at.engine, command)


async def done(at: House, do: str, **fields: Any) -> Message:
    """The answer to a command that works."""
    answer = await asked(at, do, **fields)
    assert not isinstance(answer, Problem), answer
    return answer


def test_every_command_has_somebody_who_does_it() -> None:
    """And nothing is done that has no name."""
    assert set(commands.HANDLERS) == set(COMMANDS.values())


def test_hello_says_how_things_stand(tmp_path: Path) -> None:
    """Everything a window needs to begin."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(FUSE)
            await at.heard.judged(1)
            hello = await done(at, "hello")
            assert hello["version"] == inspector.__version__
            assert hello["archive"] == str(tmp_path / "captures.sqlite")
            assert hello["address"] == at.engine.address
            assert hello["address"].endswith(f":{hello['port']}")
            assert (hello["problem"], hello["pid"], hello["rejudging"]) == (None, os.getpid(), None)
            assert hello["counts"]["all"] == hello["rate"]["per_minute"] == 1
            assert hello["backlog"] == {"judging": 0, "indexing": hello["backlog"]["indexing"]}
            assert [each["path"] for each in hello["endpoints"]] == [
                "/fuse", "/fynapse", "/powens/{event}", "/fiskil",
            ]  # fmt: skip

    play(scene)


def test_secrets_and_settings_reach_the_judge(tmp_path: Path) -> None:
    """And can be tried before."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(FUSE)
            await at.heard.judged(1)
            tried = await done(at, "try-secret", secret=FUSE_SECRET)
            assert tried == {"matches": 1, "of": 1}
            assert await done(at, "settings", tolerances={"fynapse": 60, "fiskil": None}) == {}
            assert await done(at, "secrets", secrets=[FUSE_SECRET]) == {}
            await at.heard.one("rejudging", done=1, total=1)
            assert at.outcomes(1) == {"fuse": "verified"}
            usage = (await done(at, "secret-usage"))["usage"]
            received = at.engine.archive.reader.rows([1])[0].received_at
            assert usage == {"a": {"count": 1, "last": received}}
            assert at.engine.judge.rules.tolerances == {"fynapse": 60, "fiskil": None}
            assert isinstance(
                await asked(at, "try-secret", secret={**FUSE_SECRET, "scheme": "x"}), Problem
            )

    play(scene)


def test_endpoints_are_saved_and_deleted(tmp_path: Path) -> None:
    """The answer is the new list."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            reply = {"status": 202, "headers": [["X-A", "1"]], "body": "later", "delay": 0}
            saved = await done(at, "endpoint-save", path="/new", provider="fuse", reply=reply)
            wanted = {"path": "/new", "provider": "fuse", "reply": reply, "auto_sync": False}
            assert saved["endpoints"][-1] == wanted
            treated = await done(at, "treat-as", path="/new", provider="fiskil")
            assert treated["endpoints"][-1]["provider"] == "fiskil"
            assert len((await done(at, "endpoint-delete", path="/new"))["endpoints"]) == 4
            assert isinstance(await asked(at, "endpoint-save", path="new"), Problem)
            assert isinstance(await asked(at, "treat-as", path="/x", provider="y"), Problem)

    play(scene)


def test_an_archive_is_emptied_only_by_its_name(tmp_path: Path) -> None:
    """Every capture goes, ids go on counting."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(FUSE)
            await at.heard.judged(1)
            assert isinstance(await asked(at, "clear-archive", name="captures"), Problem)
            assert at.engine.archive.counts().all == 1
            assert await done(at, "clear-archive", name="captures.sqlite") == {}
            await at.heard.one("cleared")
            await at.heard.one("counts", all=0)
            await at.send(FUSE)
            await at.heard.judged(2)
            assert at.engine.archive.reader.bounds() == (2, 2)

    play(scene)


def test_filters_come_and_go(tmp_path: Path) -> None:
    """A query nobody understands is a problem."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            token = (await done(at, "filter", text="path:/fuse"))["token"]
            await at.heard.one("filtered", token=token, done=True, count=0)
            await at.send(FUSE)
            await at.heard.one("filter-added", token=token, ids=[1])
            assert await done(at, "filter-drop", token=token) == {}
            assert isinstance(await asked(at, "filter", text="mood:good"), Problem)

    play(scene)


def test_history_on_screen_is_judged_first(tmp_path: Path) -> None:
    """Without history to judge it does nothing."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            assert await done(at, "rejudge-first", ids=[3, 2, 1]) == {}

    play(scene)


def test_a_delivery_is_simulated(tmp_path: Path) -> None:
    """To ourselves, unless another address is given; signed with the secret in use."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await done(at, "secrets", secrets=[{**FUSE_SECRET, "value": "mine"}])
            answer = await done(at, "simulate", provider="fuse")
            assert answer["status"] == 200
            await at.heard.judged(1)
            assert at.outcomes(1) == {"fuse": "verified"}
            assert len((await done(at, "simulations"))["simulations"]) == len(PROVIDERS)
            await done(at, "stop-listening")
            assert isinstance(await asked(at, "simulate", provider="fuse"), Problem)

    play(scene)


def test_listening_stops_and_begins_again(tmp_path: Path) -> None:
    """At another port; every change is told."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            assert await done(at, "stop-listening") == {"address": None}
            await at.heard.one("listening", address=None)
            address = (await done(at, "listen", port=0))["address"]
            await at.heard.one("listening", address=address, problem=None)
            assert await at.send(FUSE) == 200
            problem = await asked(at, "listen", port=70_000)
            assert isinstance(problem, Problem)
            assert (await done(at, "hello"))["address"] == address
            assert await at.send(FUSE) == 200
            await done(at, "stop-listening")
            assert isinstance(await asked(at, "listen", port=70_000), Problem)
            hello = await done(at, "hello")
            assert (hello["address"], hello["port"]) == (None, 70_000)
            assert hello["problem"]["kind"] == problem.kind

    play(scene)


@pytest.mark.parametrize("do", ["quit"])
def test_the_door_sees_to_the_rest(tmp_path: Path, do: str) -> None:
    """The engine agrees and goes on until it is stopped."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            assert await done(at, do) == {}
            assert await at.send(FUSE) == 200

    play(scene)
