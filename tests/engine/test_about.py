"""What the engine tells about itself."""

import json
from pathlib import Path

from inspector import reports
from inspector.core.problem import Problem
from inspector.engine import commands
from inspector.engine.about import sizes_of
from inspector.engine.protocol import About, Secrets
from tests.engine.house import FUSE, house, play, secret

CANARY = "canary-of-a-secret"


def test_it_tells_counts_and_states_and_no_secret(tmp_path: Path) -> None:
    """How many there are, never which; its log is cleaned of every secret it was told."""

    async def scene() -> None:
        tail = reports.begin(tmp_path / "reports", "engine")
        async with house(tmp_path) as at:
            told = Secrets(id=1, secrets=[secret("fuse", CANARY)])
            assert not isinstance(await commands.run(at.engine, told), Problem)
            assert await at.send(FUSE) == 200
            said = await commands.run(at.engine, About(id=2))
            assert not isinstance(said, Problem)
            assert (said["captures"], said["secrets"]) == (1, 1)
            assert said["sizes"][0] > 0
            assert said["address"] == at.engine.address
            assert said["keeping"] == {"problem": None, "refused": 0}
            assert CANARY not in json.dumps(said)
            assert tail.clean(f"x {CANARY}") == "x (removed)"
        reports.end(tail)

    play(scene)


def test_what_is_not_there_has_no_size(tmp_path: Path) -> None:
    """A file that was moved away, a disk that was unplugged."""
    assert sizes_of(tmp_path / "nowhere" / "a.sqlite") == [0, 0, 0]
