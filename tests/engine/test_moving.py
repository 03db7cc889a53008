"""The past of a path follows its endpoint."""

from pathlib import Path

import pytest

from inspector.archive import moving as stretches
from inspector.engine import moving
from tests.archive.making import arrived, keep
from tests.engine.house import house, play
from tests.engine.test_commands import done


def test_treating_a_path_as_a_providers_moves_its_past(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counts of endpoints and filters by endpoint say so at once, however long the history."""
    monkeypatch.setattr(moving, "STRETCH", 2)
    assert stretches.STRETCH > 2

    async def scene() -> None:
        async with house(tmp_path) as at:
            keep(at.engine.archive, *(arrived(n, endpoint="", target="/new") for n in range(5)))
            token = (await done(at, "filter", text="endpoint:/new"))["token"]
            await at.heard.one("filtered", token=token, count=0, done=True)
            await done(at, "treat-as", path="/new", provider="fiskil")
            assert at.engine.archive.counts().endpoints["/new"][0] == 5
            await at.heard.one("filtered", token=token, count=5, done=True)

    play(scene)


def test_a_template_moves_nothing(tmp_path: Path) -> None:
    """Which captures a template takes is not told by comparing paths."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            keep(at.engine.archive, arrived(1, endpoint="", target="/{a}"))
            keep(at.engine.archive, arrived(2, endpoint="", target="/x*"))
            for path in ("/{a}", "/x*"):
                told: list[int] = []
                moved = await moving.move_history(
                    at.engine.archive,
                    path,
                    lambda: told.append(1),  # noqa: B023 - used at once
                )
                assert (moved, told) == (0, [])

    play(scene)
