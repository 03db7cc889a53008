"""Facts about the strip above a demo's window."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.panels.presenter_strip import BEFORE, PresenterStrip
from inspector.gui.story import Story
from tests.gui.window_kit import OpenLink


@pytest.fixture
def link() -> OpenLink:
    """A link that answers nothing by itself."""
    link = OpenLink()
    link.answers["direct-story"] = None
    return link


def tell(link: OpenLink, **state: object) -> None:
    """The engine says how far the story is."""
    link.notice.emit({"notice": "story", "story": {"step": 1, "of": 19, **state}})


def test_it_says_what_happens(qtbot: QtBot, link: OpenLink) -> None:
    """Before the first step, that the data is invented; then the step; a problem before all."""
    strip = PresenterStrip(Story(link))
    qtbot.addWidget(strip)
    assert strip.words == BEFORE
    tell(link, words="Somebody changed one digit")
    assert strip.words == "Somebody changed one digit"
    assert strip.accessibleName() == "Demo. Somebody changed one digit. Step 1 of 19."
    problem = {"sentence": "Nothing listens.", "remedy": "Start listening.", "kind": ""}
    tell(link, words="x", problem=problem, paused=True)
    assert strip.words == "Nothing listens. Start listening."
    assert "Paused" in strip.accessibleName()


def test_its_buttons_direct_the_story(qtbot: QtBot, link: OpenLink) -> None:
    """Pause becomes resume; next and reset say what they do."""
    strip = PresenterStrip(Story(link))
    qtbot.addWidget(strip)
    strip.pause.click()
    tell(link, paused=True)
    assert strip.pause.text() == "Resume story"
    for button in (strip.pause, strip.next, strip.reset):
        button.click()

    acts = [each["act"] for each in link.commands("direct-story")]
    assert acts == ["pause", "resume", "next", "reset"]


def test_a_narrow_strip_keeps_its_names(qtbot: QtBot, link: OpenLink) -> None:
    """Buttons lose their words, not what a screen reader says."""
    strip = PresenterStrip(Story(link))
    qtbot.addWidget(strip)
    strip.resize(1280, strip.height())
    strip.show()
    wide = strip.next.sizeHint().width()
    strip.resize(900, strip.height())

    assert strip.next.sizeHint().width() < wide
    assert strip.next.accessibleName() == "Next step"
    assert not strip.grab().isNull()
