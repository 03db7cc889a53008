"""The detail follows the selection."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.archive.values import RowVerdict
from inspector.core.capture import Kind
from inspector.core.problem import Problem
from inspector.core.verdict import Finding, Outcome
from inspector.gui.panels.detail_panel import BODY, DELIVERY, HEADERS, SIGNATURE, DetailPanel
from inspector.gui.views.notice_strip import Notice
from tests.gui.body_files import BodyFiles, json_files
from tests.gui.delivery_answers import answer
from tests.gui.detail_rows import FakeArchive, headers_answer, proof, row
from tests.gui.fake_link import FakeLink
from tests.gui.naming import spoken, unnamed

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none

FAILED = (RowVerdict("fuse", Outcome.FAILED, "", ""),)


class Scene:
    """A detail over an archive of three captures and an engine that answers at once."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.archive = FakeArchive(
            row(1), row(2, event_type="second", body_size=20), row(3, kind=Kind.GAP, until=10**16)
        )
        self.link = FakeLink()
        self.bodies = {
            number: json_files(folder, {"id": number, "list": list(range(80))}, f"body{number}")
            for number in (1, 2)
        }
        self.link.answers["render"] = self._started
        self.link.answers["headers"] = headers_answer()
        self.link.answers["explain"] = {"proofs": [proof()], "findings": []}
        self.panel = DetailPanel(self.link, lambda: self.archive)
        qtbot.addWidget(self.panel)
        self.panel.resize(600, 700)
        self.panel.show()

    def _started(self, fields: dict[str, Any]) -> dict[str, Any]:
        files: BodyFiles = self.bodies[fields["capture"]]
        return {
            "token": f"t{fields['capture']}", "text": str(files.text), "lines": str(files.lines)
        }  # fmt: skip

    def show(self, number: int) -> None:
        """Select a capture and let its body be laid out."""
        self.panel.show_capture(self.archive.kept[number])
        if number in self.bodies:
            self.link.notice.emit(self.bodies[number].notice(f"t{number}"))


@pytest.fixture
def scene(qtbot: QtBot, tmp_path: Path) -> Scene:
    return Scene(qtbot, tmp_path)


def body_lines(scene: Scene) -> list[str]:
    return [seen.text for seen in scene.panel.body.view.seen]


def test_without_a_selection_it_teaches(scene: Scene) -> None:
    """No capture, no head: only how to get around."""
    assert scene.panel.capture == 0
    assert not scene.panel.head.isVisible()
    assert scene.link.asked == []


def test_a_selected_capture_is_shown(scene: Scene) -> None:
    """Head, body, count of headers, content type, sender."""
    scene.show(1)
    assert scene.panel.head.title == "financial_connection.sync_data"
    assert body_lines(scene)[1] == '"id": 1,'
    assert scene.panel.tabs._tabs[HEADERS].count == "5"
    assert scene.panel.headers.request_line.text.startswith("POST")
    assert scene.panel.body._type.text() == "application/json"


def test_late_answers_of_the_selection_before_are_ignored(scene: Scene) -> None:
    """Switching quickly, only the last capture's answers are shown, whatever order they come in."""
    for command in ("headers", "render"):
        scene.link.answers[command] = None
    scene.panel.show_capture(scene.archive.kept[1])
    scene.panel.show_capture(scene.archive.kept[2])
    render1, headers1, render2, headers2 = scene.link.waiting
    headers2(headers_answer(target="/second"))
    render2(scene._started({"capture": 2}))
    headers1(headers_answer(target="/first"))
    render1(scene._started({"capture": 1}))
    for number in (1, 2):
        scene.link.notice.emit(scene.bodies[number].notice(f"t{number}"))
    assert scene.panel.headers.request_line.text == "POST /second HTTP/1.1"
    assert body_lines(scene)[1] == '"id": 2,'
    assert {"token": "t1"} in scene.link.commands("render-drop")


def test_the_open_tab_stays_when_the_selection_changes(scene: Scene) -> None:
    """Whoever compares signatures does not want to open the tab again and again."""
    scene.show(1)
    scene.panel.open_tab(SIGNATURE)
    scene.show(2)
    assert scene.panel.tabs.index == SIGNATURE
    assert scene.link.commands("explain") == [{"capture": 1}, {"capture": 2}]


def test_a_new_verdict_is_followed_without_moving_the_body(scene: Scene) -> None:
    """Judged anew: the badge flips, scroll and current line stay, no body is laid out again."""
    scene.show(1)
    view = scene.panel.body.view
    view.show_line(60)
    place = view.verticalScrollBar().value()
    assert place > 0
    scene.archive.kept[1] = row(1, verdicts=FAILED, failing=True)
    scene.link.notice.emit({"notice": "judged", "ids": [[1, 1]]})
    assert scene.panel.head.verdicts.badges[0].outcome is Outcome.FAILED
    assert view.verticalScrollBar().value() == place
    assert view.current == 60
    assert len(scene.link.commands("render")) == 1


def test_verdicts_of_other_captures_change_nothing(scene: Scene) -> None:
    """A notice about others asks nothing and reads nothing."""
    scene.show(1)
    scene.archive.kept[1] = row(1, verdicts=FAILED)
    scene.link.notice.emit({"notice": "judged", "ids": [[2, 900]]})
    assert scene.panel.head.verdicts.badges[0].outcome is Outcome.VERIFIED


def test_an_open_signature_is_explained_again(qtbot: QtBot, scene: Scene) -> None:
    """A secret was edited: the sentence beneath the tab follows the badge."""
    scene.show(1)
    scene.panel.open_tab(SIGNATURE)
    scene.link.answers["explain"] = {"proofs": [proof(explanation="New words.")], "findings": []}
    scene.panel.refresh()
    qtbot.waitUntil(lambda: scene.panel.signature.cards[0].sentence == "New words.")


def test_findings_stand_above_the_body(scene: Scene) -> None:
    """They come from the archive as soon as the capture is judged."""
    scene.archive.findings = (Finding("duplicate-keys", "The key “a” is there twice."),)
    scene.show(1)
    assert scene.panel.body.notices == [Notice("The key “a” is there twice.", odd=True)]


def test_a_cut_body_is_told_once(scene: Scene) -> None:
    """The rendering says that lines are missing, so the finding does not say it again."""
    scene.archive.findings = (Finding("cut", "The body is not complete."),)
    scene.show(1)
    assert scene.panel.body.notices == []


def test_showing_the_same_capture_again_only_follows_it(scene: Scene) -> None:
    """A list that tells its selection twice costs no second rendering."""
    scene.show(1)
    scene.panel.show_capture(row(1, starred=True))
    assert len(scene.link.commands("render")) == 1
    assert scene.panel.head.star.accessibleName() == "Remove star"


def test_a_gap_has_a_head_and_no_tabs(scene: Scene) -> None:
    """Nothing was received, so nothing is asked for."""
    scene.show(3)
    assert scene.panel.head.title == "Nothing could be received"
    assert not scene.panel.tabs.isVisible()
    assert scene.link.asked == []
    scene.show(1)
    assert scene.panel.tabs.isVisible()


def test_malformed_input_shows_its_bytes(scene: Scene) -> None:
    """What came stands under Headers."""
    scene.archive.kept[1] = row(1, kind=Kind.MALFORMED, verdicts=())
    scene.show(1)
    scene.panel.open_tab(HEADERS)
    assert scene.panel.headers.came.isVisible()


def test_a_new_engine_is_asked_again(scene: Scene) -> None:
    """After a restart the capture shown is laid out anew."""
    scene.show(1)
    scene.link.connected.emit({"address": "http://127.0.0.1:8787"})
    assert len(scene.link.commands("render")) == 2


def test_an_emptied_archive_deselects(scene: Scene) -> None:
    """Ids of before mean nothing any more."""
    scene.show(1)
    scene.link.notice.emit({"notice": "cleared"})
    assert scene.panel.capture == 0
    assert scene.link.commands("render-drop") == [{"token": "t1"}]


def test_what_is_wanted_is_passed_on(qtbot: QtBot, scene: Scene) -> None:
    """Stars, treating as, missing secrets and trouble reach the window."""
    scene.show(1)
    with qtbot.waitSignal(scene.panel.star_toggled):
        scene.panel.head.star.click()
    with qtbot.waitSignal(scene.panel.treat_as_requested):
        scene.panel.head._treat_as("powens")
    with qtbot.waitSignal(scene.panel.secrets_requested):
        scene.panel.signature.secret_wanted.emit("fuse")
    scene.link.answers["body"] = Problem("Too many bytes to copy.")
    with qtbot.waitSignal(scene.panel.trouble):
        scene.panel.head.copy_requested.emit("body")


def test_copying_is_confirmed_where_it_was_asked_for(scene: Scene) -> None:
    """The head's button says so."""
    scene.show(1)
    scene.panel.head.copy_requested.emit("url")
    assert QGuiApplication.clipboard().text() == "http://127.0.0.1:8787/fuse?x=1"
    assert scene.panel.head._copy.text() == "Copied"


def test_the_keyboard_goes_to_the_body_or_the_tabs(scene: Scene) -> None:
    """Focus given to the detail lands where keys do something."""
    scene.show(1)
    scene.panel.take_focus()
    assert scene.panel.focusWidget() is scene.panel.body.view
    scene.panel.open_tab(HEADERS)
    scene.panel.take_focus()
    assert scene.panel.focusWidget() is scene.panel.tabs


def test_tab_leaves_the_detail(scene: Scene) -> None:
    """The Tab key comes past every control once, and back to the first: there is no trap."""
    scene.show(1)
    for tab in (BODY, SIGNATURE, HEADERS):
        scene.panel.open_tab(tab)
        scene.panel.take_focus()
        seen: list[QWidget | None] = []
        while scene.panel.focusWidget() not in seen:
            seen.append(scene.panel.focusWidget())
            scene.panel.focusNextChild()
        assert scene.panel.focusWidget() is seen[0]
        assert scene.panel.head.star in seen


def test_every_control_can_be_named(scene: Scene) -> None:
    """No tab has a focusable control without an accessible name, and no credential is said."""
    scene.show(1)
    for tab in (BODY, SIGNATURE, HEADERS):
        scene.panel.open_tab(tab)
        assert unnamed(scene.panel) == []
        assert "very-secret-token" not in spoken(scene.panel)


def test_it_works_without_an_archive(qtbot: QtBot) -> None:
    """While there is no reader, refreshing does nothing."""
    panel = DetailPanel(FakeLink(), lambda: None)
    qtbot.addWidget(panel)
    panel.show_capture(row(1))
    panel.refresh()
    assert panel.capture == 1


def test_an_update_of_transactions_is_read_out(scene: Scene) -> None:
    """In the tab Body, as the engine says it; other events take no room for it."""
    fact = {"name": "New", "value": "3", "items": [], "sentence": "3 transactions are new."}
    scene.link.answers["explain"] = {"proofs": [], "findings": [], "facts": [fact]}
    scene.archive.kept[2] = row(2, event_type="transactions.updates")
    scene.show(2)
    assert scene.panel.body.read_out.text == "3 transactions are new."
    assert scene.panel.body.read_out.isVisible()
    scene.show(1)
    assert not scene.panel.body.read_out.isVisible()


def test_the_tab_delivery_is_there_for_attempts_alone(scene: Scene, qtbot: QtBot) -> None:
    """With their count beside its word; another attempt is opened through it; it goes with them."""
    scene.show(1)
    assert not scene.panel.tabs.is_shown(DELIVERY)
    scene.archive.delivery = "message_id:906"
    scene.link.answers["delivery"] = answer()
    scene.show(2)
    assert scene.panel.has_delivery
    qtbot.waitUntil(lambda: scene.panel.tabs._tabs[DELIVERY].count == "2/6")
    scene.panel.open_tab(DELIVERY)
    assert scene.panel.delivery.isVisible()
    with qtbot.waitSignal(scene.panel.capture_wanted) as caught:
        scene.panel.delivery.capture_wanted.emit(1)
    assert caught.args == [1, False]
    scene.archive.delivery = ""
    scene.show(1)
    assert not scene.panel.tabs.is_shown(DELIVERY)
    assert scene.panel.tabs.index == BODY
