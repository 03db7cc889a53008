"""The small time line."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.views.story_strip import StoryStrip
from inspector.gui.widgets.button import Button
from inspector.gui.widgets.label import Label
from tests.gui.naming import unnamed
from tests.gui.sync_samples import story

LONG = story("sync_data", "sync 401", *["sync 200", "transactions.updates, 3 new"] * 5)


@pytest.fixture
def strip(qtbot: QtBot) -> StoryStrip:
    made = StoryStrip()
    qtbot.addWidget(made)
    made.resize(600, 40)
    return made


def seen(strip: StoryStrip) -> list[str]:
    return [
        part.text()
        for _, part in strip._parts
        if isinstance(part, Label | Button) and not part.isHidden()
    ]


def test_a_single_step_is_no_story(strip: StoryStrip) -> None:
    """Nothing is shown for it, and again when a story goes."""
    strip.show_story(story("sync_data"), 1)
    assert strip.isHidden()
    strip.show_story(story("sync_data", "sync 200"), 1)
    assert not strip.isHidden()
    strip.clear()
    assert strip.isHidden()


def test_steps_lead_to_their_places(qtbot: QtBot, strip: StoryStrip) -> None:
    """A call to its capture's calls, a follow-up to itself; where the user is, is no link."""
    strip.show_story(story("sync_data", "sync 200", "transactions.updates, 3 new"), 1)
    assert seen(strip) == ["sync_data", "sync 200", "transactions.updates, 3 new"]
    parts = [part for _, part in strip._parts]
    assert isinstance(parts[0], Label)
    call, follower = parts[1], parts[2]
    assert isinstance(call, Button)
    assert isinstance(follower, Button)
    with qtbot.waitSignal(strip.chosen) as told:
        call.click()
    assert told.args == [1, True]
    with qtbot.waitSignal(strip.chosen) as told:
        follower.click()
    assert told.args == [3, False]
    assert unnamed(strip) == []


def test_the_way_back_is_there_too(qtbot: QtBot, strip: StoryStrip) -> None:
    """Seen from the follow-up, the webhook that began it is a link."""
    strip.show_story(story("sync_data", "sync 200", "transactions.updates"), 3)
    first = strip._parts[0][1]
    assert isinstance(first, Button)
    with qtbot.waitSignal(strip.chosen) as told:
        first.click()
    assert told.args == [1, False]


def test_a_failed_call_is_said_in_words(strip: StoryStrip) -> None:
    """Not by a colour alone."""
    strip.show_story(story("sync_data", "sync 401"), 1)
    assert strip._parts[1][1].accessibleName() == "Open sync 401, failed"


def test_what_does_not_fit_is_in_a_menu(qtbot: QtBot, strip: StoryStrip) -> None:
    """The steps beside the one the user is at stay; the others are counted."""
    strip.show()
    strip.show_story(LONG, 4)
    shown = seen(strip)
    assert len(shown) < len(LONG["steps"])
    assert isinstance(strip._parts[3][1], Label)
    assert not strip._parts[3][1].isHidden()
    assert strip.more.text() == f"and {len(LONG['steps']) - len(shown)} more"
    strip.resize(4000, 40)
    qtbot.waitUntil(lambda: len(seen(strip)) == len(LONG["steps"]))
    assert strip.more.isHidden()
