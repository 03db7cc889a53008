"""Facts about a test that is edited before it is sent."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.dialogs.send_sheet import SendSheet
from inspector.gui.presenting import presenting
from tests.gui.fake_link import FakeLink
from tests.gui.naming import unnamed

SIMULATIONS: list[dict[str, Any]] = [
    {"provider": "fuse", "name": "Fuse", "events": [{"name": "a"}, {"name": "b"}],
     "faults": ["tampered", "gzip"]},
    {"provider": "fynapse", "name": "Fynapse", "events": [{"name": "balance.extracted"}],
     "faults": ["wrong-secret"]},
]  # fmt: skip
OURS = "http://127.0.0.1:8787/fuse"


def written(fields: dict[str, Any]) -> dict[str, Any]:
    """The draft an engine writes."""
    return {
        "draft": {
            "provider": fields["provider"], "event": fields["event"], "method": "POST",
            "url": fields["to"] or OURS, "headers": [["Content-Type", "application/json"]],
            "body": '{"a":1}',
        }
    }  # fmt: skip


def signed(fields: dict[str, Any]) -> dict[str, Any]:
    """The same draft with a signature."""
    draft = fields["draft"]
    return {"draft": draft | {"headers": [*draft["headers"], ["fuse-verification", "abc="]]}}


@pytest.fixture
def link() -> FakeLink:
    """A link that writes, signs and sends."""
    link = FakeLink()
    link.answers |= {
        "draft": written,
        "sign-draft": signed,
        "send-draft": {
            "status": 200, "reason": "OK", "headers": [["X", "y"]], "body": "{}", "cut": False,
            "duration_ms": 3.2, "sent": [],
        },
    }  # fmt: skip
    return link


@pytest.fixture
def sheet(qtbot: QtBot, link: FakeLink) -> Iterator[SendSheet]:
    """A sheet that is open with Fuse's first event."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    made = SendSheet(link, SIMULATIONS, window)
    made.open_for()
    yield made
    presenting.use(on=False)


def test_it_opens_with_a_draft(sheet: SendSheet) -> None:
    """Method, address, headers and body are text to be changed; nothing has no name."""
    draft = sheet.draft()

    assert (draft.provider, draft.event) == ("fuse", "a")
    assert (draft.method, draft.url, draft.body) == ("POST", OURS, '{"a":1}')
    assert draft.headers == "Content-Type: application/json"
    assert unnamed(sheet) == []


def test_what_is_edited_is_sent(sheet: SendSheet, link: FakeLink) -> None:
    """By the button or Enter in a line, signed when sent; then the answer is there."""
    sheet._body.set_text('{"a":2}')
    sheet._method.setText("put")
    sheet._fault.set_value("tampered")
    sheet._url.setFocus()
    QTest.keyClick(sheet._url, Qt.Key.Key_Return)

    (sent,) = link.commands("send-draft")
    assert sent["draft"]["body"] == '{"a":2}'
    assert sent["draft"]["method"] == "put"
    assert (sent["fault"], sent["sign"]) == ("tampered", True)
    assert sheet.answer.line.text() == "Answered 200 OK in 3 ms."
    assert sheet.answer.headers.text == "X: y"


def test_as_written_shows_the_signature_to_be_changed(sheet: SendSheet, link: FakeLink) -> None:
    """It is signed once and then sent untouched, so of all faults only compression is left."""
    sheet._mode.set_index(1)
    sheet._mode.chosen.emit(1)
    assert "fuse-verification: abc=" in sheet.draft().headers
    sheet._fault.set_value("tampered")
    sheet._fault.chosen.emit("tampered")
    sheet._send.click()

    assert [each["fault"] for each in link.commands("sign-draft")] == ["", "tampered"]
    (sent,) = link.commands("send-draft")
    assert (sent["fault"], sent["sign"]) == ("", False)


def test_an_address_of_ones_own_stays(sheet: SendSheet, link: FakeLink) -> None:
    """Another event is written for it; ours follows the event."""
    sheet._url.setText("http://localhost:3000/hook")
    sheet._provider.set_value("fynapse")
    sheet._provider.chosen.emit("fynapse")

    assert link.commands("draft")[-1] == {
        "to": "http://localhost:3000/hook", "provider": "fynapse", "event": "balance.extracted",
    }  # fmt: skip
    assert sheet.draft().url == "http://localhost:3000/hook"


def test_a_bad_line_is_said_and_not_sent(sheet: SendSheet, link: FakeLink) -> None:
    """At once, beside the headers."""
    sheet._headers.set_text("no field")
    sheet._send.click()

    assert "Line 1" in sheet._wrong.text()
    assert link.commands("send-draft") == []


def test_a_refusal_is_the_answer(sheet: SendSheet, link: FakeLink) -> None:
    """An address elsewhere, a handler that is not there: in words, and it can be tried again."""
    link.answers["send-draft"] = Problem("This address is not on this computer.", "Use localhost.")
    sheet._send.click()

    assert "not on this computer" in sheet.answer.line.text()
    assert sheet._send.isEnabled()


def test_one_at_a_time(sheet: SendSheet, link: FakeLink) -> None:
    """While one is under way, another press does nothing."""
    link.answers["send-draft"] = None
    sheet._send.click()
    sheet._url.setFocus()
    QTest.keyClick(sheet._url, Qt.Key.Key_Return)
    QTest.keyClick(sheet._provider, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert len(link.commands("send-draft")) == 1


def test_presenting_masks_it_and_sends_the_values(sheet: SendSheet, link: FakeLink) -> None:
    """What is sent is what was typed before."""
    token = "Bearer 7fe1c9aa03b64d0f9d1b2c3d4e5f6071"
    sheet._headers.set_text(f"Authorization: {token}")
    presenting.use(on=True)
    assert token not in sheet._headers.text()
    sheet._send.click()

    assert link.commands("send-draft")[0]["draft"]["headers"] == [["Authorization", token]]
