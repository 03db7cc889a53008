"""Facts about commands that concern one capture."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from inspector.core.mark import LONGEST_NOTE
from inspector.core.problem import Problem
from inspector.engine import explaining
from inspector.engine.judging import LARGE_BODY
from tests.engine.house import FUSE, gzipped, house, play, secret
from tests.engine.test_commands import asked, done

LARGE = replace(FUSE, body=b" " * LARGE_BODY + FUSE.body)


def test_a_capture_is_explained(tmp_path: Path) -> None:
    """With the secrets of now."""

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            await at.send(FUSE)
            explained = await done(at, "explain", capture=1)
            assert [proof["outcome"] for proof in explained["proofs"]] == ["verified"]
            at.engine.changes.set_secrets([secret("fuse", "wrong")])
            explained = await done(at, "explain", capture=1)
            assert [proof["outcome"] for proof in explained["proofs"]] == ["failed"]

    play(scene)


def test_a_large_body_is_explained_by_the_worker(tmp_path: Path) -> None:
    """And judged by it when it arrives."""

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse"),)) as at:
            await at.send(LARGE)
            explained = await done(at, "explain", capture=1)
            assert [proof["outcome"] for proof in explained["proofs"]] == ["verified"]
            await at.heard.judged(1)
            assert at.outcomes(1) == {"fuse": "verified"}

    play(scene)


def test_a_value_is_cut_out_as_received(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever holds it, in a large body by the worker; one that is too large is refused."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(gzipped(FUSE))
            await at.send(LARGE)
            texts = [
                (await done(at, "value", capture=number, path=["type"]))["text"]
                for number in (1, 2)
            ]
            assert texts == ["financial_connection.sync_data"] * 2
            assert isinstance(await asked(at, "value", capture=1, path=["no"]), Problem)
            assert isinstance(await asked(at, "value", capture=9, path=[]), Problem)
            monkeypatch.setattr(explaining, "COPIED_BODY", 10)
            assert isinstance(await asked(at, "value", capture=1, path=[None]), Problem)
            assert isinstance(await asked(at, "value", capture=1, path=[]), Problem)

    play(scene)


@pytest.mark.parametrize("do", ["explain", "headers", "curl", "body", "render"])
def test_what_is_not_there_is_a_problem(tmp_path: Path, do: str) -> None:
    """A capture that was deleted, or never was."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            problem = await asked(at, do, capture=9)
            assert isinstance(problem, Problem)
            assert problem.kind == "no-capture"

    play(scene)


def test_a_capture_is_copied(tmp_path: Path) -> None:
    """Its head, its body opened or not, and a command line that sends it again."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(gzipped(FUSE))
            await at.send(LARGE)
            assert (await done(at, "headers", capture=1))["method"] == "POST"
            assert (await done(at, "body", capture=1))["text"] == FUSE.body.decode()
            assert (await done(at, "body", capture=2))["text"] == LARGE.body.decode()
            assert at.engine.address in (await done(at, "curl", capture=1))["text"]
            elsewhere = await done(at, "curl", capture=1, base_url="http://x.example")
            assert "http://x.example/fuse" in elsewhere["text"]

    play(scene)


def test_a_huge_body_is_no_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence says what to do instead."""
    monkeypatch.setattr(explaining, "COPIED_BODY", 10)

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(FUSE)
            assert isinstance(await asked(at, "curl", capture=1), Problem)
            assert isinstance(await asked(at, "body", capture=1), Problem)

    play(scene)


def test_a_star_is_given_and_taken_back(tmp_path: Path) -> None:
    """The list is told that the capture changed."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(FUSE)
            await at.heard.judged(1)
            assert await done(at, "star", capture=1, on=True) == {}
            await at.heard.one("counts", starred=1)
            assert at.engine.archive.reader.rows([1])[0].starred
            assert await done(at, "star", capture=1, on=False) == {}
            await at.heard.until(lambda: at.heard.of("counts")[-1]["starred"] == 0)

    play(scene)


def test_a_note_is_kept_and_forgotten(tmp_path: Path) -> None:
    """The list is told, filters find it at once; text and colour are changed apart; none is none."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(FUSE)
            await at.heard.judged(1)
            token = (await done(at, "filter", text="bank"))["token"]
            await at.heard.one("filtered", token=token, count=0, done=True)
            assert await done(at, "note", capture=1, note=" Asked the bank \n", colour="red") == {}
            await at.heard.one("filtered", token=token, count=1, done=True)
            row = at.engine.archive.reader.rows([1])[0]
            assert (row.note, row.colour) == ("Asked the bank", "red")
            assert await done(at, "note", capture=1, colour="blue") == {}
            row = at.engine.archive.reader.rows([1])[0]
            assert (row.note, row.colour) == ("Asked the bank", "blue")
            assert await done(at, "note", capture=1, note="") == {}
            assert await done(at, "note", capture=1, colour="") == {}
            row = at.engine.archive.reader.rows([1])[0]
            assert (row.note, row.colour) == ("", "")

    play(scene)


@pytest.mark.parametrize(
    "fields",
    [
        {"capture": 9, "note": "x"},
        {"capture": 1, "note": "x" * (LONGEST_NOTE + 1)},
        {"capture": 1, "colour": "pink"},
    ],
)
def test_what_is_no_note_is_refused(tmp_path: Path, fields: dict[str, Any]) -> None:
    """In a sentence: no capture, too long, no such colour."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(FUSE)
            assert isinstance(await asked(at, "note", **fields), Problem)

    play(scene)


def test_a_gzip_body_is_laid_out(tmp_path: Path) -> None:
    """And forgotten when it is dropped."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(gzipped(FUSE))
            started = await done(at, "render", capture=1)
            message = await at.heard.one("rendered", token=started["token"], done=True)
            assert (message["line_count"], message["coding"]) == (5, "gzip")
            assert await done(at, "render-drop", token=started["token"]) == {}
            assert not is_there(started["text"])

    play(scene)


def is_there(name: str) -> bool:
    """Whether the file exists."""
    return Path(name).exists()
