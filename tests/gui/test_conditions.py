"""What is wrong until it is mended, and what helps."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from inspector.core.problem import Problem
from inspector.gui.conditions import Conditions, Way, of_failed_engine, of_keeping
from inspector.gui.engine_link import State
from inspector.gui.session import Session
from tests.gui.window_kit import OpenLink, session_of

TAKEN = {"sentence": "Port 8787 is taken.", "remedy": "", "kind": "port-taken"}
FULL = {"sentence": "The disk is full.", "remedy": "Make room.", "kind": "disk-full"}


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Session, OpenLink]]:
    session, link = session_of(tmp_path)
    yield session, link
    session.feed.close()
    session.vault.close()


def keeping(link: OpenLink, problem: dict[str, Any] | None, refused: int = 0) -> None:
    """Let the engine say whether it can write."""
    link.notice.emit({"notice": "keeping", "problem": problem, "refused": refused})


def told(conditions: Conditions) -> tuple[str, str]:
    """Sentence and button."""
    found = conditions.current
    return (found.problem.sentence, found.way.value) if found else ("", "")


def test_the_deepest_is_told(made: tuple[Session, OpenLink]) -> None:
    """A taken port, over it a full disk, over that an engine that cannot be started."""
    session, link = made
    conditions = session.conditions
    link.come()
    assert conditions.current is None
    link.notice.emit({"notice": "listening", "address": None, "problem": TAKEN})
    assert told(conditions) == ("Port 8787 is taken.", "Use a free port")
    keeping(link, FULL, 2)
    assert told(conditions) == (
        "The disk is full. 2 requests were answered 503: try again later.",
        "Open another archive",
    )
    link.problem, link.state = (
        Problem("The engine does not answer.", "", "engine-silent"),
        State.FAILED,
    )
    link.state_changed.emit(State.FAILED)
    assert told(conditions) == ("The engine does not answer.", "Try again")


def test_it_goes_when_it_is_mended(made: tuple[Session, OpenLink]) -> None:
    """Nobody has to close it."""
    session, link = made
    link.come()
    keeping(link, FULL)
    assert session.conditions.tells(Problem("Another text.", "", "disk-full"))
    keeping(link, None)
    assert session.conditions.current is None
    assert not session.conditions.tells(Problem("", "", "disk-full"))


def test_stopping_on_purpose_is_no_condition(made: tuple[Session, OpenLink]) -> None:
    """Only what the user did not want is one."""
    session, link = made
    link.come()
    link.notice.emit({"notice": "listening", "address": None, "problem": None})
    assert session.conditions.current is None


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        ("in-use", Way.AGAIN),
        ("engine-unstable", Way.AGAIN),
        ("read-only", Way.OTHER_ARCHIVE),
        ("newer-version", Way.OTHER_ARCHIVE),
        ("cannot-open", Way.OTHER_ARCHIVE),
        ("moved", Way.OTHER_ARCHIVE),
    ],
)
def test_what_helps_an_engine_that_cannot_start(kind: str, way: Way) -> None:
    """Another try where the cause may pass, another file where it will not."""
    assert of_failed_engine(Problem("It cannot.", "", kind)).way is way


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        ("moved", Way.SAVE),
        ("disk-full", Way.OTHER_ARCHIVE),
        ("read-only", Way.OTHER_ARCHIVE),
        ("in-use", Way.NOTHING),
    ],
)
def test_what_helps_while_nothing_can_be_written(kind: str, way: Way) -> None:
    """What is gone is saved; a lock of another program passes by itself."""
    assert of_keeping(Problem("It cannot.", "", kind), 0).way is way
    assert of_keeping(Problem("It cannot.", "", kind), 1).problem.sentence == (
        "It cannot. 1 request was answered 503: try again later."
    )


def test_the_archive_is_called_by_its_name(made: tuple[Session, OpenLink]) -> None:
    """A path would leave no room for what to do; and its folders name a person."""
    session, link = made
    link.come()
    said = f"{link.archive} was moved."
    keeping(link, {"sentence": said, "remedy": "", "kind": "moved"})
    assert told(session.conditions)[0] == f"{link.archive.name} was moved."


def test_every_way_out_is_documented_in_its_own_words() -> None:
    """The words of each button stand in the table of the page."""
    page = Path(__file__).resolve().parents[2] / "docs" / "tasks" / "when-something-breaks.md"
    text = page.read_text(encoding="utf-8")
    assert [way.value for way in Way if way.value and f"*{way.value}*" not in text] == []
