"""Copying parts of a capture."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.panels.copying import Copying, base_url, head_text
from tests.gui.detail_rows import headers_answer
from tests.gui.fake_link import FakeLink


@pytest.fixture
def link() -> FakeLink:
    link = FakeLink()
    link.answers["headers"] = headers_answer()
    link.answers["curl"] = {"text": "curl http://127.0.0.1:8787/fuse"}
    link.answers["body"] = {"text": '{"a": 1}'}
    return link


@pytest.fixture
def copying(link: FakeLink) -> Copying:
    copying = Copying(link)
    copying.set_capture(5)
    return copying


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


@pytest.mark.parametrize(
    ("what", "start"),
    [
        ("url", "http://127.0.0.1:8787/fuse?x=1"),
        ("headers", "POST /fuse?x=1 HTTP/1.1\nHost: 127.0.0.1:8787\n"),
        ("curl", "curl http://"),
        ("body", '{"a": 1}'),
        ("opened", '{"a": 1}'),
    ],
)
def test_every_part_reaches_the_clipboard(
    qtbot: QtBot, copying: Copying, what: str, start: str
) -> None:
    """Each says when it is done."""
    with qtbot.waitSignal(copying.done) as told:
        copying.copy(what)
    assert told.args == [what]
    assert clipboard().startswith(start)


def test_the_body_is_asked_for_as_received_or_opened(copying: Copying, link: FakeLink) -> None:
    """The engine undoes the content codings of an opened one."""
    copying.copy("body")
    copying.copy("opened")
    assert link.commands("body") == [
        {"capture": 5, "opened": False},
        {"capture": 5, "opened": True},
    ]


def test_a_known_head_is_not_asked_for_again(copying: Copying, link: FakeLink) -> None:
    """What the tab Headers got serves the URL, too."""
    copying.set_head(headers_answer(target="/other"))
    copying.copy("url")
    assert link.commands("headers") == []
    assert clipboard() == "http://127.0.0.1:8787/other"


def test_a_command_goes_to_where_we_listen_now(copying: Copying, link: FakeLink) -> None:
    """cURL sends to our own address, whatever host the sender knew us by."""
    copying.set_head(headers_answer(headers=[["Host", "tunnel.example"]]))
    copying.copy("curl")
    assert link.commands("curl")[-1]["base_url"] == "http://tunnel.example"
    link.connected.emit({"address": "http://127.0.0.1:9000"})
    copying.copy("curl")
    assert link.commands("curl")[-1]["base_url"] == "http://127.0.0.1:9000"
    link.notice.emit({"notice": "listening", "address": "http://127.0.0.1:9001", "problem": None})
    copying.copy("curl")
    assert link.commands("curl")[-1]["base_url"] == "http://127.0.0.1:9001"


def test_a_late_answer_does_not_overwrite_the_clipboard(copying: Copying, link: FakeLink) -> None:
    """Once another capture is selected, the body of the one before is not copied."""
    link.answers["body"] = None
    copying.copy("body")
    copying.set_capture(6)
    QGuiApplication.clipboard().setText("mine")
    link.waiting[0]({"text": "late"})
    assert clipboard() == "mine"


@pytest.mark.parametrize(("what", "command"), [("url", "headers"), ("body", "body")])
def test_failures_are_told(
    qtbot: QtBot, copying: Copying, link: FakeLink, what: str, command: str
) -> None:
    """A body too large to copy, or an engine that is gone, is a problem in words."""
    link.answers[command] = Problem("This body has 50,000,000 bytes, too many to copy.")
    with qtbot.waitSignal(copying.failed) as told:
        copying.copy(what)
    assert isinstance(told.args[0], Problem)


def test_targets_that_are_whole_urls_stay(copying: Copying) -> None:
    """A request made as to a proxy names its URL itself."""
    copying.set_head(headers_answer(target="http://example.com/x"))
    copying.copy("url")
    assert clipboard() == "http://example.com/x"


def test_heads_without_host_or_version_are_readable() -> None:
    """HTTP/1.0 needs no Host, and malformed requests have no version."""
    bare = headers_answer(headers=[["X", "1"]], http_version="")
    assert base_url(bare) == ""
    assert head_text(bare) == "POST /fuse?x=1\nX: 1"
