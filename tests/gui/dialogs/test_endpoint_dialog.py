"""Adding or changing an endpoint."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.dialogs.endpoint_dialog import EndpointDialog
from tests.gui.fake_link import FakeLink
from tests.gui.naming import spoken, unnamed

REPLY = {"status": 401, "headers": [["X-Test", "1"]], "body": '{"error": 1}', "delay": 2.5}
FYNAPSE = {"path": "/fynapse", "provider": "fynapse", "reply": REPLY}
FUSE = {"path": "/fuse", "provider": "fuse", "reply": {}}


@pytest.fixture
def link(qtbot: QtBot) -> FakeLink:
    del qtbot
    made = FakeLink()
    made.hello = {"endpoints": [FYNAPSE]}
    made.answers["endpoint-save"] = {"endpoints": [FYNAPSE, FUSE]}
    made.answers["endpoint-delete"] = {"endpoints": []}
    return made


@pytest.fixture
def dialog(link: FakeLink, qtbot: QtBot) -> Iterator[EndpointDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 800)
    window.show()
    link.setParent(window)
    yield EndpointDialog(link, window)
    window.close()


def test_a_new_endpoint_starts_plain(dialog: EndpointDialog) -> None:
    """200 with an empty JSON object at once, recognised by each request; nothing is wrong yet."""
    dialog.open_for()
    typed = dialog.typed()
    assert (typed.path, typed.provider, typed.status, typed.delay) == ("", "", "200", "0")
    assert (typed.headers, typed.body) == ("Content-Type: application/json", "{}")
    assert all(label.isHidden() for label in dialog._sayings.values())
    assert dialog._delete.isHidden()
    assert unnamed(dialog) == []


def test_it_is_saved_and_told(dialog: EndpointDialog, link: FakeLink, qtbot: QtBot) -> None:
    """Enter in a field is enough; the sheet goes."""
    dialog.open_for()
    QTest.keyClicks(dialog._path, "/fuse")
    dialog._provider._choose("fuse")
    with qtbot.waitSignal(dialog.saved) as saved:
        QTest.keyClick(dialog._path, Qt.Key.Key_Return)
    assert saved.args == ["/fuse"]
    assert dialog.isHidden()
    assert link.commands("endpoint-save") == [
        {
            "path": "/fuse",
            "provider": "fuse",
            "reply": {
                "status": 200,
                "headers": [["Content-Type", "application/json"]],
                "body": "{}",
                "delay": 0.0,
            },
            "was": "",
            "auto_sync": False,
        }
    ]


def test_one_that_is_there_is_changed(dialog: EndpointDialog, link: FakeLink) -> None:
    """Its reply stands in the form; a new path keeps the old one's name with it."""
    dialog.open_for("/fynapse")
    assert dialog.typed().headers == "X-Test: 1"
    assert dialog.typed().status == "401"
    dialog._path.setText("/other")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (fields,) = link.commands("endpoint-save")
    assert (fields["path"], fields["was"], fields["reply"]) == ("/other", "/fynapse", REPLY)


def test_nothing_wrong_is_sent(dialog: EndpointDialog, link: FakeLink) -> None:
    """Each slip is told in words at its field; an empty path only after a try to save."""
    dialog.open_for()
    dialog._status.setText("99")
    dialog._delay.setText("soon")
    dialog._headers.set_text("nonsense")
    assert dialog._sayings["path"].isHidden()
    dialog._save.click()
    assert link.commands("endpoint-save") == []
    shown = {key for key, label in dialog._sayings.items() if not label.isHidden()}
    assert shown == {"path", "reply", "headers"}
    assert dialog._sayings["reply"].text() == "A status is a number from 200 to 599."
    dialog._status.setText("200")
    assert dialog._sayings["reply"].text() == "A delay is a number of seconds, such as 2.5."
    dialog._path.setText("/fynapse")
    assert "already" in dialog._sayings["path"].text()


def test_what_is_wrong_moves_nothing(dialog: EndpointDialog) -> None:
    """The line for it is kept: every field stays where it was."""
    dialog.open_for("/fynapse")
    fields = (dialog._path, dialog._status, dialog._headers, dialog._body)
    layout = dialog.column
    layout.activate()
    before = [field.mapTo(dialog, field.rect().topLeft()) for field in fields]
    dialog._path.setText("no")
    dialog._delay.setText("soon")
    dialog._headers.set_text("nonsense")
    layout.activate()
    assert [field.mapTo(dialog, field.rect().topLeft()) for field in fields] == before
    assert not dialog._sayings["path"].isHidden()


def test_what_a_refusal_does_is_said(dialog: EndpointDialog) -> None:
    """A 401 is final at Fynapse; a 200 needs no words."""
    dialog.open_for("/fynapse")
    assert not dialog._retries.isHidden()
    assert "never tries again after 400, 401" in spoken(dialog)
    dialog._status.setText("200")
    assert dialog._retries.isHidden()


def test_the_engines_answer_is_shown(dialog: EndpointDialog, link: FakeLink) -> None:
    """The sheet stays open with what was typed."""
    link.answers["endpoint-save"] = Problem("The archive is read-only.", "Choose another.")
    dialog.open_for()
    dialog._path.setText("/a")
    dialog._save.click()
    assert not dialog.isHidden()
    assert "The archive is read-only. Choose another." in spoken(dialog)
    assert dialog._save.isEnabled()


def test_it_is_deleted(dialog: EndpointDialog, link: FakeLink) -> None:
    """Its captures stay, which the button says; a problem keeps the sheet open."""
    dialog.open_for("/fynapse")
    assert "its captures stay" in dialog._delete.accessibleName()
    link.answers["endpoint-delete"] = Problem("It cannot be deleted.")
    dialog._delete.click()
    assert "It cannot be deleted." in spoken(dialog)
    link.answers["endpoint-delete"] = {"endpoints": []}
    dialog._delete.click()
    assert link.commands("endpoint-delete")[-1] == {"path": "/fynapse"}
    assert dialog.isHidden()


def test_it_knows_the_endpoints_of_now(dialog: EndpointDialog, link: FakeLink) -> None:
    """Those the engine told meanwhile."""
    link.notice.emit({"notice": "endpoints", "endpoints": [FUSE]})
    dialog.open_for("/fuse")
    assert dialog.typed().provider == "fuse"
    link.connected.emit({"endpoints": [FYNAPSE]})
    dialog.open_for("/fuse")
    assert dialog._was == ""


def test_syncing_by_itself_is_switched(dialog: EndpointDialog, link: FakeLink) -> None:
    """Off at first, as the engine tells it later; absent for providers that ask for no sync."""
    dialog.open_for("/fuse")
    assert dialog._auto_sync.index == 0
    dialog._auto_sync._choose(1)
    dialog._save.click()
    assert link.commands("endpoint-save")[-1]["auto_sync"] is True
    link.notice.emit({"notice": "endpoints", "endpoints": [{**FUSE, "auto_sync": True}]})
    dialog.open_for("/fuse")
    assert dialog._auto_sync.index == 1
    dialog._provider.set_value("powens")
    dialog._check()
    assert dialog._sync_part.isHidden()
    dialog._save.click()
    assert link.commands("endpoint-save")[-1]["auto_sync"] is False
