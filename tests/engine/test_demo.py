"""Facts about a demo's engine."""

from pathlib import Path
from typing import Any

from inspector.core.problem import Problem
from inspector.engine import commands
from inspector.engine.protocol import Act, DirectStory, Hello
from tests.engine.house import House, house, play, secret


async def direct(at: House, act: Act) -> dict[str, Any]:
    """Direct the story; its state."""
    answer = await commands.run(at.engine, DirectStory(id=1, act=act))
    assert not isinstance(answer, Problem)
    state: dict[str, Any] = answer["story"]
    return state


def test_the_story_is_directed_by_commands(tmp_path: Path) -> None:
    """Each command answers how far the story is; `hello` says it, too."""

    async def scene() -> None:
        async with house(tmp_path, demo=True, secrets=(secret("fuse"),)) as at:
            assert (await direct(at, "pause"))["paused"]
            assert (await direct(at, "start"))["step"] == 0
            assert (await direct(at, "next"))["paused"]
            await at.heard.until(lambda: any(m["story"]["step"] == 1 for m in at.heard.of("story")))
            assert not (await direct(at, "resume"))["paused"]
            assert (await direct(at, "reset"))["step"] == 0
            hello = await commands.run(at.engine, Hello(id=2))
            assert not isinstance(hello, Problem)
            assert hello["story"]["round"] == 2

    play(scene)


def test_only_a_demo_has_a_story(tmp_path: Path) -> None:
    """Another engine refuses in words, and nothing of its archive is touched."""

    async def scene() -> None:
        async with house(tmp_path) as at:
            answer = await commands.run(at.engine, DirectStory(id=1, act="reset"))
            assert isinstance(answer, Problem)
            assert "no demo" in answer.sentence
            hello = await commands.run(at.engine, Hello(id=2))
            assert not isinstance(hello, Problem)
            assert hello["story"] is None

    play(scene)
