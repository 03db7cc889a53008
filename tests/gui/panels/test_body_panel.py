"""The tab Body."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.panels.body_panel import BodyPanel
from inspector.gui.views.notice_strip import Notice
from tests.gui.body_files import BodyFiles, json_files, rendered
from tests.gui.fake_link import FakeLink

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

DOCUMENT = {"a": 1, "remote": '{"count": 2}', "list": [{"id": 7}]}


@pytest.fixture
def link() -> FakeLink:
    return FakeLink()


@pytest.fixture
def panel(qtbot: QtBot, link: FakeLink) -> BodyPanel:
    panel = BodyPanel(link)
    qtbot.addWidget(panel)
    panel.resize(600, 500)
    panel.show()
    return panel


def answer(link: FakeLink, files: BodyFiles, token: str = "t") -> None:
    """Let the engine lay out these files for the next `render`."""

    def started(_fields: dict[str, Any]) -> dict[str, Any]:
        return {"token": token, "text": str(files.text), "lines": str(files.lines)}

    link.answers["render"] = started


def show(panel: BodyPanel, link: FakeLink, files: BodyFiles, **notice: Any) -> None:
    answer(link, files)
    panel.show_capture(5)
    link.notice.emit(files.notice("t", **notice))


def go_to(panel: BodyPanel, text: str) -> None:
    lines = panel.view.lines
    assert lines is not None
    panel.view.show_line(next(n for n in range(lines.count) if lines.text(n) == text))


def test_the_body_of_a_capture_is_laid_out_and_shown(
    panel: BodyPanel, link: FakeLink, tmp_path: Path
) -> None:
    """The engine is asked for the pretty view, and its lines appear."""
    show(panel, link, json_files(tmp_path, DOCUMENT))
    assert link.commands("render") == [{"capture": 5, "view": "pretty"}]
    assert panel.view.seen[1].text == '"a": 1,'


def test_the_path_of_the_current_line_is_shown_and_copied(
    panel: BodyPanel, link: FakeLink, tmp_path: Path
) -> None:
    """Inside a string the path goes through it; what is copied reads as one does in code."""
    show(panel, link, json_files(tmp_path, DOCUMENT))
    assert panel.path.text == ""
    go_to(panel, '"count": 2')
    assert (panel.path.text, panel.path.kind) == ("remote {} count", "integer")
    panel.copy_path()
    assert QGuiApplication.clipboard().text() == "$.remote{}.count"
    go_to(panel, '"id": 7')
    assert panel.path.text == "list[0].id"


def test_views_are_asked_for_and_their_paths_end(
    panel: BodyPanel, link: FakeLink, tmp_path: Path
) -> None:
    """Raw and Hex are renderings of their own; the one before is given back."""
    show(panel, link, json_files(tmp_path, DOCUMENT))
    go_to(panel, '"a": 1,')
    body = rendered(tmp_path, b'{"a": 1}', "hex")
    answer(link, body, "h")
    panel.set_view("hex")
    link.notice.emit(body.notice("h"))
    assert link.commands("render")[-1] == {"capture": 5, "view": "hex"}
    assert link.commands("render-drop") == [{"token": "t"}]
    assert panel.view.seen[0].text.startswith("00000000")
    assert panel.path.text == ""
    assert not panel._fold.isEnabled()


def test_opened_codings_and_findings_are_said_calmly(
    qtbot: QtBot, panel: BodyPanel, link: FakeLink, tmp_path: Path
) -> None:
    """Sizes before and after, the engine's note, and what is odd about the capture."""
    files = json_files(tmp_path, DOCUMENT)
    answer(link, files)
    panel.show_capture(5)
    panel.set_findings(["The key “a” is there twice.", "Cut."])
    with qtbot.waitSignal(panel.opened_known) as known:
        link.notice.emit(files.notice("t", coding="gzip", sizes=[48_000, 1_200_000], note="Cut."))
    assert known.args == ["gzip", 1_200_000]
    assert panel.notices == [
        Notice("Opened from gzip: 48 kB to 1.2 MB"),
        Notice("Cut.", odd=True),
        Notice("The key “a” is there twice.", odd=True),
    ]


def test_a_declared_coding_is_said_before_the_body_is_done(
    panel: BodyPanel, link: FakeLink, tmp_path: Path
) -> None:
    """The notice has its place from the beginning; sizes come with the end, and nothing moves."""
    files = json_files(tmp_path, DOCUMENT)
    answer(link, files)
    panel.show_capture(5)
    panel.set_coding("gzip")
    link.notice.emit(files.notice("t", done=False))
    assert panel.notices == [Notice("Opened from gzip")]
    link.notice.emit(files.notice("t", coding="gzip", sizes=[48_000, 1_200_000]))
    assert panel.notices == [Notice("Opened from gzip: 48 kB to 1.2 MB")]
    panel.show_capture(6)
    assert panel.notices == []


def test_an_empty_body_says_so(panel: BodyPanel, link: FakeLink, tmp_path: Path) -> None:
    """Instead of an empty page."""
    show(panel, link, BodyFiles(tmp_path))
    assert panel._empty.text() == "This request has no body"
    assert panel._empty.isVisible()


def test_a_refused_rendering_is_said(panel: BodyPanel, link: FakeLink) -> None:
    """The engine's sentence stands where the notices are."""
    link.answers["render"] = Problem("Capture 5 is not in the archive.")
    panel.show_capture(5)
    assert panel.notices == [Notice("Capture 5 is not in the archive.", odd=True)]


def test_the_body_before_stays_until_the_next_is_there(
    panel: BodyPanel, link: FakeLink, tmp_path: Path
) -> None:
    """Nothing flashes between two captures, but an engine that is slow shows nothing stale."""
    show(panel, link, json_files(tmp_path, DOCUMENT))
    link.answers["render"] = None
    panel.show_capture(6)
    assert panel.view.seen
    panel._stale.timeout.emit()
    assert not panel.view.seen


def test_folding_everything_toggles(
    qtbot: QtBot, panel: BodyPanel, link: FakeLink, tmp_path: Path
) -> None:
    """The same button folds and unfolds, and says which it will do."""
    show(panel, link, json_files(tmp_path, DOCUMENT))
    with qtbot.waitSignal(panel.view.folds_changed):
        panel._fold.click()
    assert panel._fold.accessibleName() == "Unfold all"
    panel._fold.click()
    assert not panel.view.has_folds


def test_text_is_found_in_the_body(
    qtbot: QtBot, panel: BodyPanel, link: FakeLink, tmp_path: Path
) -> None:
    """The bar opens over the body; without a body there is nothing to open it for."""
    panel.open_find()
    assert not panel.find_bar.isVisible()
    show(panel, link, json_files(tmp_path, DOCUMENT))
    panel._search.click()
    panel.find_bar.field.setText("count")
    qtbot.waitUntil(lambda: panel.view.selected_text() == "count")
    assert panel.path.text == "remote {} count"


def test_narrow_panes_wrap_until_the_user_chooses(
    panel: BodyPanel, link: FakeLink, tmp_path: Path
) -> None:
    """Below 480 px lines wrap; a choice by hand stays in every width."""
    show(panel, link, json_files(tmp_path, DOCUMENT))
    assert not panel.view.wraps
    panel.resize(430, 500)
    wrapped = [panel.view.wraps]
    panel.resize(600, 500)
    wrapped.append(panel.view.wraps)
    panel._wrap.click()
    wrapped.append(panel.view.wraps)
    panel.resize(700, 500)
    wrapped.append(panel.view.wraps)
    assert wrapped == [True, False, True, True]


def test_a_cut_copy_is_said(panel: BodyPanel, link: FakeLink, tmp_path: Path) -> None:
    """The whole body can be copied by the button above."""
    show(panel, link, json_files(tmp_path, DOCUMENT))
    panel.view.copy_cut.emit()
    assert "Copy above takes the whole body" in panel.notices[-1].text


def test_clearing_gives_everything_back(panel: BodyPanel, link: FakeLink, tmp_path: Path) -> None:
    """No lines are held, and the engine may delete its files."""
    show(panel, link, json_files(tmp_path, DOCUMENT))
    panel.clear()
    assert panel.view.lines is None
    assert link.commands("render-drop") == [{"token": "t"}]


def test_the_content_type_is_shown(panel: BodyPanel) -> None:
    """As the sender wrote it."""
    panel.set_content_type("application/json; charset=utf-8")
    assert panel._type.text() == "application/json; charset=utf-8"


def test_the_menu_copies_paths_only_where_there_is_one(
    panel: BodyPanel, link: FakeLink, tmp_path: Path
) -> None:
    """Bytes and text have no path; elements of an array have no key unless they are inside one."""
    show(panel, link, json_files(tmp_path, DOCUMENT))
    copies = (panel._copy_path, panel._copy_jq, panel._copy_value, panel._copy_key)
    assert not any(action.isEnabled() for action in copies)
    go_to(panel, '"a": 1,')
    assert all(action.isEnabled() for action in copies)
    panel.view.show_line(0)
    assert [action.isEnabled() for action in copies] == [True, True, True, False]


def test_a_value_that_cannot_be_cut_out_is_said(
    panel: BodyPanel, link: FakeLink, tmp_path: Path
) -> None:
    """The engine's sentence stands with the other notices."""
    show(panel, link, json_files(tmp_path, DOCUMENT))
    link.answers["value"] = Problem("It is not whole.")
    go_to(panel, '"list": [')
    panel._copy_value.trigger()
    assert panel.notices[-1] == Notice("It is not whole.", odd=True)
