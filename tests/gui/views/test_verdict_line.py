"""Verdicts and facts in the head."""

from pytestqt.qtbot import QtBot

from inspector.core.verdict import Outcome
from inspector.gui.models.capture_words import HeadBadge
from inspector.gui.views.verdict_line import VerdictLine

BADGES = [
    HeadBadge(Outcome.FAILED, "hmac", "does not match"),
    HeadBadge(Outcome.VERIFIED, "token"),
    HeadBadge(Outcome.NO_SECRET, "oauth", "no secret"),
]
FACTS = ["Powens", "sandbox", "48 kB opened to 1.2 MB", "14:02:11.408"]


def line_of(qtbot: QtBot, width: int) -> VerdictLine:
    line = VerdictLine()
    qtbot.addWidget(line)
    line.set_content(BADGES, FACTS)
    line.resize(width, line.height_at(width))
    return line


def test_wide_it_is_one_line_and_narrow_several(qtbot: QtBot) -> None:
    """What does not fit goes on beneath, nothing is cut."""
    assert line_of(qtbot, 900).height() == 20
    assert line_of(qtbot, 380).height() == 46
    assert line_of(qtbot, 150).height() > 46


def test_facts_are_whole_in_every_width(qtbot: QtBot) -> None:
    """All facts are placed, in their order, however narrow it is."""
    for width in range(100, 900, 50):
        line = line_of(qtbot, width)
        _, runs = line._places(width, FACTS)
        assert " · ".join(text for _, _, text in runs) == " · ".join(FACTS)
        line.grab()


def test_it_can_be_heard(qtbot: QtBot) -> None:
    """The accessible name says verdicts and facts in words."""
    name = line_of(qtbot, 500).accessibleName()
    assert name.startswith("hmac does not match. token. oauth no secret. Powens, sandbox")


def test_no_verdict_leaves_the_facts_at_the_left(qtbot: QtBot) -> None:
    """Facts begin where a badge would."""
    line = line_of(qtbot, 500)
    line.set_content([], FACTS)
    badges, runs = line._places(500, FACTS)
    assert badges == []
    assert runs[0][0] == 0
    assert line.facts == FACTS
    assert line.badges == []


def test_what_becomes_known_later_adds_no_line(qtbot: QtBot) -> None:
    """The head keeps its height: later facts show where they have room, else not at all."""
    line = VerdictLine()
    qtbot.addWidget(line)
    later = [["Powens", "from curl/8.5.0", "48 kB opened to 1.2 MB"], ["Powens", "from curl/8.5.0"]]
    for width in range(240, 700, 10):
        line.resize(width, 20)
        line.set_content(BADGES[:1], ["Powens", "48 kB"])
        before = line.height_at(width)
        line.set_content(BADGES[:1], ["Powens", "48 kB"], later)
        assert line.height_at(width) == before
        _, runs = line._places(width, line.facts)
        assert max(place for _, place, _ in runs) * 26 < before
    assert line.facts == later[0]
    assert "opened to 1.2 MB" in line.accessibleName()
