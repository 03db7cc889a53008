"""Facts about trying a secret before it is kept."""

from pathlib import Path

from inspector.core.problem import Problem
from inspector.core.secret import Secret, Use
from inspector.engine.trying import try_secret
from tests.engine.house import FUSE, House, house, play, secret, signed

OTHER = signed("fuse", "/fuse", FUSE.body, "another key")


async def tried(at: House, trial: Secret) -> tuple[int, int] | Problem:
    """What the engine says about a secret."""
    engine = at.engine
    return await try_secret(engine.archive.path, engine.history, engine.judge, trial)


def test_it_counts_what_the_secret_would_verify(tmp_path: Path) -> None:
    """Of the newest captures that carry its scheme, whatever is configured."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            for request in (FUSE, OTHER, FUSE, signed("fiskil", "/fiskil", b"{}")):
                await at.send(request)
            await at.heard.judged(1, 2, 3, 4)
            assert await tried(at, secret("fuse")) == (2, 3)
            assert await tried(at, secret("fuse", "another key", use=Use.RETIRED)) == (1, 3)
            assert await tried(at, secret("fuse", "nonsense")) == (0, 3)
            assert await tried(at, secret("fynapse")) == (0, 0)

    play(scene)


def test_a_secret_of_one_endpoint_is_tried_there(tmp_path: Path) -> None:
    """Requests elsewhere do not count."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(FUSE)
            await at.send(signed("fuse", "/elsewhere", FUSE.body))
            await at.heard.judged(1, 2)
            assert await tried(at, secret("fuse")) == (2, 2)
            assert await tried(at, secret("fuse", endpoint="/fuse")) == (1, 1)

    play(scene)


def test_an_unknown_scheme_is_a_problem(tmp_path: Path) -> None:
    """It cannot be tried."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            assert isinstance(await tried(at, Secret("a", "morse", "v")), Problem)

    play(scene)


def test_nothing_is_changed_by_trying(tmp_path: Path) -> None:
    """Verdicts stay what they are."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            await at.send(FUSE)
            await at.heard.judged(1)
            await tried(at, secret("fuse"))
            assert at.outcomes(1) == {"fuse": "no-secret"}
            assert at.engine.judge.rules.secrets == ()

    play(scene)
