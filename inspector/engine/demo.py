"""What a demo's engine has beside the usual: the story, told to its own listener."""

from typing import TYPE_CHECKING

from inspector.core.capture import Reply, Request
from inspector.core.problem import Problem
from inspector.engine import protocol
from inspector.engine.demo_fuse import DemoFuse
from inspector.engine.protocol import Message, Notice
from inspector.engine.storytelling import Clock, Stage, Storytelling

if TYPE_CHECKING:
    from inspector.engine.engine import Engine

NO_STORY = Problem(
    "This is no demo, so there is no story to tell.",
    "Start one with `webhook-inspector gui --demo`.",
    "no-demo",
)


def storytelling(engine: "Engine", clock: Clock | None = None, seed: str = "") -> Storytelling:
    """The story of an engine; it begins when a window starts it."""

    async def send(url: str, request: Request) -> Problem | None:
        answer = await engine.simulating.post(url, request)
        return answer if isinstance(answer, Problem) else None

    def reply(path: str, wanted: Reply) -> Reply | None:
        known = engine.endpoints.named(path)
        if known is None:
            return None
        engine.changes.save_endpoint(path, known.provider, wanted)
        return known.reply

    def tell(state: Message) -> None:
        engine.tell(Notice.STORY, story=state)

    fuse = DemoFuse(engine)
    stage = Stage(
        lambda: engine.address, lambda: engine.judge.rules.secrets, send, reply, engine.clear,
        fuse.open, fuse.sync, fuse.close, tell,
    )  # fmt: skip
    return Storytelling(stage, clock, seed)


async def direct(engine: "Engine", command: protocol.DirectStory) -> Message | Problem:
    """Do what the presenter asks of the story; how far it is then."""
    story = engine.story
    if story is None:
        return NO_STORY
    problem = None
    match command.act:
        case "start":
            story.start()
        case "pause":
            story.pause()
        case "resume":
            story.resume()
        case "next":
            story.next_step()
        case "reset":
            problem = await story.reset()
    return problem or {"story": story.state()}
