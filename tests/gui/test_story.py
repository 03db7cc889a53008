"""Facts about directing the story from the window."""

from typing import Any

import pytest

from inspector.core.problem import Problem
from inspector.gui.story import Story, StoryState
from tests.gui.window_kit import OpenLink

STATE: dict[str, Any] = {
    "round": 1, "step": 2, "of": 19, "words": "Somebody", "paused": True, "problem": None,
}  # fmt: skip


@pytest.fixture
def link() -> OpenLink:
    """A link that answers the story's commands."""
    link = OpenLink()
    link.answers["direct-story"] = {"story": STATE}
    return link


def test_it_starts_whenever_the_engine_is_there(link: OpenLink) -> None:
    """First time or again: an engine that was started anew tells it, too."""
    story = Story(link)
    link.come()
    link.come()

    assert link.commands("direct-story") == [{"act": "start"}, {"act": "start"}]
    assert story.state == StoryState(2, 19, "Somebody", paused=True)


def test_the_presenter_directs(link: OpenLink) -> None:
    """What pausing does depends on whether it is paused."""
    story = Story(link)
    story.pause_or_resume()
    story.pause_or_resume()
    story.next_step()
    story.reset()

    acts = [each["act"] for each in link.commands("direct-story")]
    assert acts == ["pause", "resume", "next", "reset"]


def test_notices_change_the_state(link: OpenLink) -> None:
    """Only those about the story, and only when something changed."""
    story = Story(link)
    changes: list[int] = []
    story.changed.connect(lambda: changes.append(story.state.step))
    link.notice.emit({"notice": "story", "story": STATE})
    link.notice.emit({"notice": "story", "story": STATE})
    link.notice.emit({"notice": "counts"})
    problem = {"sentence": "Nothing listens.", "remedy": "", "kind": ""}
    link.notice.emit({"notice": "story", "story": STATE | {"problem": problem}})

    assert changes == [2, 2]
    assert story.state.problem == Problem("Nothing listens.")


def test_a_refusal_is_told(link: OpenLink) -> None:
    """A reset that could not empty the archive says why."""
    story = Story(link)
    told: list[Problem] = []
    story.failed.connect(told.append)
    link.answers["direct-story"] = Problem("The disk is full.")
    story.reset()

    assert told == [Problem("The disk is full.")]
