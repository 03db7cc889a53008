"""Facts about the commands that say why a signature fails."""

import base64
import json
from pathlib import Path

from inspector.core.problem import Problem
from inspector.engine.diagnosis_commands import LONGEST_PASTE
from tests.engine.house import House, house, play, secret, signed
from tests.engine.test_commands import asked, done
from tests.engine.test_diagnosing import OTHER, RIGHT, WRONG

MASK = base64.b64encode(b"a key of the window's own").decode()
GOOD = signed("fiskil", "/fiskil", b'{"a": 1, "mail": "someone@example.com"}')


async def at_work(at: House) -> None:
    """One capture signed with a retired secret, one of Fiskil."""
    at.engine.changes.set_secrets([WRONG, RIGHT, secret("fiskil")])
    await at.send(OTHER)
    await at.send(GOOD)
    await at.heard.judged(1, 2)


def test_it_says_why_and_what_to_do(tmp_path: Path) -> None:
    """Causes with a fix that can be applied, and no secret."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at_work(at)
            told = await done(at, "diagnose", capture=1, scheme="fuse")
            (cause,) = told["causes"]
            assert cause["id"] == "secret-retired"
            assert cause["action"]["value"] == "right"
            assert "another key" not in json.dumps(told)
            masked = await done(at, "diagnose", capture=1, scheme="fuse", mask=MASK)
            assert masked["causes"][0]["id"] == "secret-retired"
            assert masked["tried"] == told["tried"]
            assert await done(at, "diagnose-stop", capture=1, scheme="fuse") == {}

    play(scene)


def test_a_paste_is_compared(tmp_path: Path) -> None:
    """The name of the difference and the bytes around the first one; while presenting, no bytes."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at_work(at)
            pasted = b'{"a":1,"mail":"someone@example.com"}'
            fields = {"capture": 2, "scheme": "fiskil", "pasted": pasted.hex()}
            told = await done(at, "compare", **fields)
            assert (told["kind"], told["read_as"], told["equal"]) == ("content", "hex", False)
            assert told["causes"][0]["id"].startswith("body-reserialised")
            place = told["place"]
            due, yours = base64.b64decode(place["due"]), base64.b64decode(place["yours"])
            assert due[place["at"] :].startswith(b" 1")
            assert yours[place["at"] :].startswith(b"1,")
            hidden = await done(at, "compare", **fields, mask=MASK)
            assert (hidden["place"]["due"], hidden["place"]["yours"]) == ("", "")

    play(scene)


def test_what_cannot_be_compared_is_a_problem(tmp_path: Path) -> None:
    """A token signs nothing, and a paste has an end."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at_work(at)
            found = await asked(at, "compare", capture=1, scheme="powens-token", pasted="x")
            assert isinstance(found, Problem)
            assert found.kind == "nothing-signed"
            long = "x" * (LONGEST_PASTE + 1)
            found = await asked(at, "compare", capture=1, scheme="fuse", pasted=long)
            assert isinstance(found, Problem)
            assert found.kind == "too-large"

    play(scene)


def test_code_is_written_for_the_scheme_and_holds_no_secret(tmp_path: Path) -> None:
    """In the order to offer the languages; none for a scheme that signs nothing."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at_work(at)
            told = await done(at, "verifier-code", capture=2, scheme="fiskil")
            names = [each["language"] for each in told["code"]]
            assert names == ["Python", "Node", "Go", "Java", "PHP", "Ruby"]
            assert "x-fiskil-signature" in told["code"][0]["text"]
            assert secret("fiskil").value not in json.dumps(told)
            token = await done(at, "verifier-code", capture=1, scheme="powens-token")
            assert token == {"code": []}

    play(scene)
