"""The tab Headers."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.panels.headers_panel import SHOWN_BODY, HeadersPanel
from tests.gui.detail_rows import headers_answer
from tests.gui.naming import spoken

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def panel(qtbot: QtBot) -> HeadersPanel:
    panel = HeadersPanel()
    qtbot.addWidget(panel)
    panel.resize(600, 500)
    panel.show()
    return panel


def test_the_head_is_shown_as_it_came(panel: HeadersPanel) -> None:
    """Request line, fields in received order and case, and where it came from."""
    panel.show_answer(headers_answer())
    assert panel.request_line.text == "POST /fuse?x=1 HTTP/1.1"
    assert [row.name for row in panel.fields.rows][:2] == ["Host", "User-Agent"]
    assert panel._peer.text() == "from 127.0.0.1:50412"
    assert not panel.trailers.isVisible()


def test_credentials_are_masked_and_signatures_are_not(panel: HeadersPanel) -> None:
    """What a sender put into Authorization is neither painted nor said aloud."""
    panel.show_answer(headers_answer())
    masked = {row.name: row.masked for row in panel.fields.rows}
    assert masked["Authorization"]
    assert not masked["fuse-verification"]
    assert "very-secret-token" not in spoken(panel)


def test_our_reply_stands_beneath(panel: HeadersPanel) -> None:
    """Status with its words, fields, body, and how long it was delayed."""
    reply = {"status": 503, "headers": [["Retry-After", "5"]], "body": "later", "delay": 1.5}
    panel.show_answer(headers_answer(answered=reply))
    assert panel.reply_line.text == "503 Service Unavailable"
    assert panel.reply_fields.rows[0].name == "Retry-After"
    assert panel.reply_body.text == "later"
    assert panel._delay.text() == "after 1.5 s"


def test_a_bare_reply_has_no_empty_boxes(panel: HeadersPanel) -> None:
    """No fields, no body: only the status; a status without a name is a number."""
    reply = {"status": 299, "headers": [], "body": "", "delay": 0}
    panel.show_answer(headers_answer(answered=reply))
    assert panel.reply_line.text == "299"
    assert not panel.reply_fields.isVisible()
    assert not panel.reply_body.isVisible()


def test_trailers_are_shown_when_some_came(panel: HeadersPanel) -> None:
    """Behind the fields of the head."""
    panel.show_answer(headers_answer(trailers=[["X-Checksum", "abc"]]))
    assert panel.trailers.isVisible()
    assert panel.trailers.rows[0].value == "abc"


def test_an_unreadable_request_shows_its_bytes(panel: HeadersPanel) -> None:
    """Malformed input has no request line; what came is shown byte for byte."""
    panel.show_answer(headers_answer(method="", target="", http_version="", headers=[]))
    panel.show_raw(b"\x16\x03\x01")
    assert panel.request_line.text == "The request line cannot be read"
    assert panel.came.isVisible()
    panel.show_raw(b"")
    assert not panel.came.isVisible()


def test_a_large_reply_is_cut(panel: HeadersPanel) -> None:
    """The window shows the beginning of it."""
    reply = {"status": 200, "headers": [], "body": "x" * 100_000, "delay": 0}
    panel.show_answer(headers_answer(answered=reply))
    assert len(panel.reply_body.text) == SHOWN_BODY


def test_clearing_hides_everything(panel: HeadersPanel) -> None:
    """No section stays."""
    panel.show_answer(headers_answer())
    panel.clear()
    assert not any(
        part.isVisible() for part in (panel.request_line, panel.fields, panel.reply_line)
    )
