"""Copying path, key and value of the current line."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.panels.place_copying import PlaceCopying
from inspector.gui.views.body_view import BodyView
from tests.gui.body_files import rendered
from tests.gui.fake_link import FakeLink

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

LONG = "x" * 20_000
BODY = json.dumps({"n": 1, "remote": '{"ids": [{"id": "q\\""}]}', "long": LONG}).encode()


@pytest.fixture
def link() -> FakeLink:
    return FakeLink()


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> BodyView:
    view = BodyView("Body")
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.set_lines(rendered(tmp_path, BODY).opened())
    return view


@pytest.fixture
def place(view: BodyView, link: FakeLink) -> PlaceCopying:
    place = PlaceCopying(view, link, view)
    place.set_capture(5)
    return place


def go_to(view: BodyView, start: str) -> None:
    """Make the first line that begins so the current one."""
    lines = view.lines
    assert lines is not None
    view.show_line(next(n for n in range(lines.count) if lines.text(n).startswith(start)))


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_a_line_gives_its_path_key_and_value(
    qtbot: QtBot, place: PlaceCopying, view: BodyView
) -> None:
    """Inside JSON in a string as anywhere; the engine is not asked for what stands in the line."""
    go_to(view, '"id"')
    texts = []
    for act in (place.path, place.jq, place.copy_key, place.value):
        with qtbot.waitSignal(place.done):
            act()
        texts.append(copied())
    jq = ".remote | fromjson | .ids[0].id"
    assert texts == ["$.remote{}.ids[0].id", jq, "id", 'q\\"']


@pytest.mark.parametrize(
    ("start", "path"),
    [('"remote"', ["remote"]), ('"ids"', ["remote", None, "ids"]), ('"long"', ["long"]), ("{", [])],
)
def test_what_is_more_than_a_line_is_asked_of_the_engine(
    place: PlaceCopying, view: BodyView, link: FakeLink, start: str, path: list[object]
) -> None:
    """Objects, arrays, JSON in a string and long strings, by their path."""
    link.answers["value"] = {"text": "as received"}
    go_to(view, start)
    place.value()
    assert link.commands("value") == [{"capture": 5, "path": path}]
    assert copied() == "as received"


def test_a_value_that_cannot_be_had_is_told(
    qtbot: QtBot, place: PlaceCopying, view: BodyView, link: FakeLink
) -> None:
    """With the engine's sentence; the clipboard keeps what it had."""
    QGuiApplication.clipboard().setText("before")
    link.answers["value"] = Problem("No.")
    go_to(view, "{")
    with qtbot.waitSignal(place.failed) as failed:
        place.value()
    assert failed.args == [Problem("No.")]
    assert copied() == "before"


def test_an_answer_for_another_capture_is_not_copied(
    place: PlaceCopying, view: BodyView, link: FakeLink
) -> None:
    """Whoever moved on does not find something else in the clipboard later."""
    QGuiApplication.clipboard().setText("before")
    link.answers["value"] = None
    go_to(view, "{")
    place.value()
    place.set_capture(6)
    link.waiting[0]({"text": "late"})
    assert copied() == "before"


def test_without_a_current_line_nothing_is_copied(place: PlaceCopying, view: BodyView) -> None:
    """Nor where there is no path."""
    QGuiApplication.clipboard().setText("before")
    view.set_lines(None)
    for act in (place.path, place.jq, place.copy_key, place.value):
        act()
    assert (copied(), place.kind, place.key, place.steps()) == ("before", "", None, None)


def test_elements_have_the_key_of_no_one(place: PlaceCopying, view: BodyView) -> None:
    """An element of an array has no key; a closing line has that of what it closes."""
    go_to(view, "{")
    assert place.key is None
    lines = view.lines
    assert lines is not None
    view.show_line(next(n for n in range(lines.count) if lines.text(n) == "]"))
    assert place.key == "ids"
