"""Facts about schemes of the user's own in the engine."""

import hmac
from pathlib import Path

from inspector.core.capture import Request
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.engine.rules import Rules
from tests.engine.house import House, house, play
from tests.engine.test_commands import asked, done

TEXT = 'name = "acme"\nheader = "X-Acme"\n'
MINE = Secret("a", "custom:acme", "k")
VALUE = hmac.digest(b"k", b"{}", "sha256").hex()
REQUEST = Request(b"", b"{}", "POST", "/acme", "1.1", (("Host", "h"), ("X-Acme", VALUE)))


def test_history_follows_the_schemes(tmp_path: Path) -> None:
    """A scheme that is new gives old captures a verdict, and one that goes takes it away."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            at.engine.changes.set_secrets([MINE])
            await at.send(REQUEST)
            await at.heard.judged(1)
            assert at.outcomes(1) == {}
            answer = await done(at, "schemes", schemes=[TEXT])
            assert answer["schemes"] == [
                {"id": "custom:acme", "name": "acme", "secret_name": "secret"}
            ]
            await at.heard.one("rejudging", done=1, total=1)
            assert at.outcomes(1) == {"custom:acme": "verified"}
            await verdicts_are_shown_and_counted(at)
            await at.send(REQUEST)
            await at.heard.judged(2)
            await done(at, "schemes", schemes=[])
            await at.heard.one("rejudging", done=2, total=2)
            assert at.outcomes(1) == {}

    play(scene)


async def verdicts_are_shown_and_counted(at: House) -> None:
    """The explanation names the scheme; a secret can be tried."""
    explained = await done(at, "explain", capture=1)
    assert [proof["label"] for proof in explained["proofs"]] == ["acme"]
    secret = {"id": "b", "scheme": "custom:acme", "value": "k"}
    assert await done(at, "try-secret", secret=secret) == {"matches": 1, "of": 1}


def test_what_cannot_be_used_is_told_and_left_out(tmp_path: Path) -> None:
    """The others count."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            answer = await done(at, "schemes", schemes=["[", TEXT, TEXT])
            first, second, third = answer["schemes"]
            assert "no TOML" in first["problem"]["sentence"]
            assert second["id"] == "custom:acme"
            assert "another scheme called acme" in third["problem"]["sentence"]
            assert at.engine.judge.rules.schemes == (TEXT,)

    play(scene)


def test_a_format_is_found(tmp_path: Path) -> None:
    """From a capture and its secret; nothing is stored."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(REQUEST)
            await at.heard.judged(1)
            answer = await done(at, "find-scheme", captures=[1], secret="k", name="mine")
            assert answer["captures"] == 1
            (found,) = answer["found"]
            assert (found["id"], found["header"], found["signed"]) == ("custom:mine", "X-Acme", "{body}")  # fmt: skip
            assert "X-Acme" in found["text"]
            assert at.engine.judge.rules.schemes == ()
            none = await asked(at, "find-scheme", captures=[9], secret="k")
            assert isinstance(none, Problem)
            bad = await asked(at, "find-scheme", captures=[1], secret="k", name="A b")
            assert isinstance(bad, Problem)

    play(scene)


def test_the_digest_of_rules_stays_without_schemes() -> None:
    """An archive of before has nothing to judge anew; one with schemes does when they change."""
    assert Rules().digest != Rules(schemes=(TEXT,)).digest
    assert Rules(schemes=(TEXT,)).digest != Rules(schemes=(TEXT + "\n",)).digest


def test_a_scheme_being_written_is_tried_on_a_capture(tmp_path: Path) -> None:
    """Its verdict and what it signs; what is wrong with its text is a problem."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(REQUEST)
            await at.heard.judged(1)
            said = await done(at, "preview-scheme", capture=1, text=TEXT, secret="k")
            assert (said["is_there"], said["outcome"], said["signed"]) == (True, "verified", "{}")
            said = await done(at, "preview-scheme", capture=9, text=TEXT)
            assert said["is_there"] is False
            assert isinstance(await asked(at, "preview-scheme", capture=1, text="x = 5"), Problem)

    play(scene)
