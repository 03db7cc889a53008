"""One rendering at a time: opened when its first lines are there, given back afterwards."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

from inspector.core.problem import Problem
from inspector.gui.models.body_lines import BodyLines
from inspector.gui.models.body_rendering import BodyRendering
from tests.gui.body_files import BodyFiles, json_files
from tests.gui.fake_link import FakeLink


class Told(QObject):
    """What a rendering said, in order."""

    def __init__(self, rendering: BodyRendering) -> None:
        super().__init__()
        self.opened: list[BodyLines] = []
        self.grown = 0
        self.ended: list[dict[str, Any]] = []
        self.failed: list[Problem] = []
        rendering.opened.connect(self.opened.append)
        rendering.grown.connect(self._on_grown)
        rendering.ended.connect(self.ended.append)
        rendering.failed.connect(self.failed.append)

    def _on_grown(self) -> None:
        self.grown += 1


@pytest.fixture
def link() -> FakeLink:
    return FakeLink()


@pytest.fixture
def rendering(link: FakeLink) -> BodyRendering:
    return BodyRendering(link)


def answer(files: BodyFiles, token: str) -> dict[str, Any]:
    return {"token": token, "text": str(files.text), "lines": str(files.lines)}


def test_lines_open_with_the_first_notice_and_grow_with_the_next(
    link: FakeLink, rendering: BodyRendering, tmp_path: Path
) -> None:
    """The first notice with lines opens the body, later ones grow it, the last one ends it."""
    told = Told(rendering)
    files = BodyFiles(tmp_path)
    files.add("[", flags=1)
    link.answers["render"] = answer(files, "a")
    rendering.start(1, "pretty")
    link.notice.emit(files.notice("a", done=False))
    assert [lines.count for lines in told.opened] == [1]
    files.add("1", depth=1)
    link.notice.emit(files.notice("a", coding="gzip"))
    assert told.grown == 1
    assert told.opened[0].count == 2
    assert told.ended[0]["coding"] == "gzip"
    rendering.stop()


def test_a_notice_before_the_reply_is_kept(
    link: FakeLink, rendering: BodyRendering, tmp_path: Path
) -> None:
    """A body laid out before we learned its token opens as soon as we do."""
    told = Told(rendering)
    files = json_files(tmp_path, [1])
    link.answers["render"] = None
    rendering.start(1, "pretty")
    link.notice.emit(files.notice("a"))
    assert told.opened == []
    link.waiting[0](answer(files, "a"))
    assert told.opened[0].count == 3
    assert len(told.ended) == 1
    rendering.stop()


def test_a_late_reply_is_given_back(
    link: FakeLink, rendering: BodyRendering, tmp_path: Path
) -> None:
    """The rendering of a selection that has passed is dropped at the engine, not shown."""
    told = Told(rendering)
    first, second = json_files(tmp_path, [1], "one"), json_files(tmp_path, [1, 2], "two")
    link.answers["render"] = None
    rendering.start(1, "pretty")
    rendering.start(2, "pretty")
    link.waiting[1](answer(second, "b"))
    link.waiting[0](answer(first, "a"))
    link.notice.emit(first.notice("a"))
    link.notice.emit(second.notice("b"))
    assert [lines.count for lines in told.opened] == [4]
    assert link.commands("render-drop") == [{"token": "a"}]
    rendering.stop()


def test_what_is_shown_stays_readable_until_the_next_is_there(
    link: FakeLink, rendering: BodyRendering, tmp_path: Path
) -> None:
    """Asking for another body gives the first back, yet its lines read on until it is replaced."""
    told = Told(rendering)
    first, second = json_files(tmp_path, [1], "one"), json_files(tmp_path, [1, 2], "two")
    link.answers["render"] = answer(first, "a")
    rendering.start(1, "pretty")
    link.notice.emit(first.notice("a"))
    link.answers["render"] = answer(second, "b")
    rendering.start(2, "pretty")
    assert link.commands("render-drop") == [{"token": "a"}]
    assert told.opened[0].text(1) == "1"
    link.notice.emit(second.notice("b"))
    assert told.opened[0].count == 0
    assert told.opened[1].count == 4
    rendering.stop()
    assert told.opened[1].count == 0


def test_an_empty_body_opens_when_it_is_done(
    link: FakeLink, rendering: BodyRendering, tmp_path: Path
) -> None:
    """No lines at all are an answer, too."""
    told = Told(rendering)
    files = BodyFiles(tmp_path)
    link.answers["render"] = answer(files, "a")
    rendering.start(1, "pretty")
    link.notice.emit(files.notice("a", done=False))
    assert told.opened == []
    link.notice.emit(files.notice("a"))
    assert told.opened[0].count == 0
    rendering.stop()


def test_failures_are_told(link: FakeLink, rendering: BodyRendering, tmp_path: Path) -> None:
    """A refused rendering, and one whose files are gone, are problems in words."""
    told = Told(rendering)
    link.answers["render"] = Problem("There is no such capture.")
    rendering.start(1, "pretty")
    files = json_files(tmp_path, [1])
    link.answers["render"] = answer(files, "a")
    rendering.start(1, "pretty")
    files.lines.unlink()
    link.notice.emit(files.notice("a"))
    assert told.failed[0].sentence == "There is no such capture."
    assert len(told.failed) == 2


def test_notices_of_others_are_remembered_only_for_a_while(
    link: FakeLink, rendering: BodyRendering, tmp_path: Path
) -> None:
    """Notices that belong to nobody do not pile up."""
    files = json_files(tmp_path, [1])
    for number in range(100):
        link.notice.emit(files.notice(f"other-{number}"))
    link.notice.emit({"notice": "counts", "all": 3})
    assert len(rendering._early) <= 8
