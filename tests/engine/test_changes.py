"""Facts about what a user changes while the engine runs."""

from pathlib import Path

import pytest

from inspector.core.capture import Reply
from inspector.core.problem import Problem
from tests.engine.house import FUSE, House, house, play, secret, signed

ELSEWHERE = signed("fuse", "/elsewhere", b'{"a":1}')


def paths(at: House) -> dict[str, str]:
    """Path to provider of every endpoint."""
    return {each.path: each.provider for each in at.engine.endpoints.endpoints}


def test_verdicts_follow_the_secrets(tmp_path: Path) -> None:
    """Old and new captures alike."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(FUSE)
            await at.heard.judged(1)
            assert at.outcomes(1) == {"fuse": "no-secret"}
            at.engine.changes.set_secrets([secret("fuse")])
            await at.heard.one("rejudging", done=1, total=1)
            assert at.outcomes(1) == {"fuse": "verified"}
            await at.send(FUSE)
            await at.heard.judged(2)
            assert at.outcomes(2) == {"fuse": "verified"}

    play(scene)


def test_verdicts_follow_the_tolerance(tmp_path: Path) -> None:
    """The sample was signed long before it is received."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            at.engine.changes.set_secrets([secret("fynapse")])
            await at.send(signed("fynapse", "/fynapse", b"{}"))
            await at.heard.judged(1)
            assert at.outcomes(1) == {"fynapse": "expired"}
            at.engine.changes.set_tolerances({"fynapse": None})
            await at.heard.one("rejudging", done=1, total=1)
            assert at.outcomes(1) == {"fynapse": "verified"}

    play(scene)


def test_history_waits_for_the_secrets(tmp_path: Path) -> None:
    """A window tells several things at its start: nothing is judged by half of them."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(FUSE)
            await at.heard.judged(1)
            at.engine.changes.set_tolerances({"fynapse": 5.0})
            assert at.heard.of("rejudging") == []
            at.engine.changes.set_secrets([])
            await at.heard.one("rejudging", done=1, total=1)

    play(scene)


def test_treating_a_path_as_a_providers_judges_its_past(tmp_path: Path) -> None:
    """And takes it back again."""

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fiskil"),)) as at:
            at.engine.changes.set_secrets([secret("fiskil")])
            await at.send(ELSEWHERE)
            await at.heard.judged(1)
            assert at.engine.changes.treat_as("/elsewhere", "fiskil") is None
            assert paths(at)["/elsewhere"] == "fiskil"
            await at.heard.one("endpoints")
            await at.heard.until(lambda: at.outcomes(1).get("fiskil") == "unsigned")
            assert at.engine.changes.treat_as("/elsewhere", "") is None
            await at.heard.until(lambda: "fiskil" not in at.outcomes(1))

    play(scene)


def test_a_reply_of_an_endpoint_is_given_at_once(tmp_path: Path) -> None:
    """And kept when only its provider changes, or its path."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            changes = at.engine.changes
            assert changes.save_endpoint("/fuse", "fuse", Reply(418)) is None
            assert await at.send(FUSE) == 418
            assert changes.save_endpoint("/fuse", "", None) is None
            assert await at.send(FUSE) == 418
            assert changes.save_endpoint("/elsewhere", "", None, was="/fuse") is None
            assert await at.send(ELSEWHERE) == 418
            assert await at.send(FUSE) == 200
            assert "/fuse" not in paths(at)
            assert changes.delete_endpoint("/elsewhere") is None
            assert await at.send(ELSEWHERE) == 200

    play(scene)


@pytest.mark.parametrize(
    ("path", "provider", "reply", "was", "kind"),
    [
        ("fuse", "", None, "", "bad-path"),
        ("/a", "nobody", None, "", "no-provider"),
        ("/a", "", Reply(99), "", "bad-reply"),
        ("/a", "", Reply(delay=1000), "", "bad-reply"),
        ("/a", "", Reply(headers=(("X", "a\r\nY: b"),)), "", "bad-reply"),
        ("/fuse", "", None, "/fiskil", "path-taken"),
    ],
)
def test_what_makes_no_sense_is_refused(
    tmp_path: Path, path: str, provider: str, reply: Reply | None, was: str, kind: str
) -> None:
    """With a sentence; nothing is changed."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            before = paths(at)
            problem = at.engine.changes.save_endpoint(path, provider, reply, was)
            assert isinstance(problem, Problem)
            assert problem.kind == kind
            assert paths(at) == before

    play(scene)
