"""Syncs from the real window: what is missing is entered, every answer is shown for what it is."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.panels.credential_field import CredentialField
from inspector.gui.panels.detail_panel import BODY, CALLS, DetailPanel
from inspector.gui.presenting import presenting
from inspector.gui.widgets.button import Button
from tests.gui.answering import Answering, answering
from tests.gui.keyboard import press
from tests.gui.live_kit import Live
from tests.gui.naming import spoken, unnamed

CANARY = "kept-credential-canary"
CONNECTION = "67bcb452-225e-11ee-be56-0242ac120002"
UNKNOWN_KEY = {"code": "organization_not_found", "type": "auth_error", "title": "No"}
UPDATES = {
    "type": "transactions.updates", "environment": "sandbox", "source": "mx",
    "financial_connection_id": CONNECTION, "new_transactions_count": 3,
}  # fmt: skip
SYNC_DATA = {
    "type": "financial_connection.sync_data", "environment": "sandbox", "source": "mx",
    "financial_connection_id": CONNECTION, "remote_data": "{}",
}  # fmt: skip


@pytest.fixture
def live(qtbot: QtBot, tmp_path: Path, runtime: Path) -> Iterator[Live]:  # noqa: ARG001 - set
    made = Live(qtbot, tmp_path)
    made.window.activateWindow()
    yield made
    made.close()


@pytest.fixture
def fuse() -> Iterator[Answering]:
    with answering() as told:
        yield told


def select_webhook(live: Live) -> DetailPanel:
    """Let Fuse's webhook arrive and be looked at."""
    live.post("/fuse", json.dumps(SYNC_DATA).encode(), {"fuse-verification": "eA=="})
    live.until(lambda: live.session.model.rowCount() == 1 and live.judged(0))
    press("Ctrl+L", "Down")
    return live.window.captures.detail


def fill_in(live: Live, detail: DetailPanel) -> None:
    """Press, and enter all that is missing where it is missing."""
    press("Ctrl+Y")
    checklist = detail.sync.panel.checklist
    live.until(checklist.isVisible)
    for line in checklist.lines:
        if line.is_open and isinstance(line.field, CredentialField):
            line.field.setText(CANARY)
            line.save.click()
    live.until(lambda: checklist.first_field() is None)


def synced(live: Live, detail: DetailPanel) -> str:
    """Press, wait for the end, and give the newest call in words."""
    before = len(detail.sync.panel.cards)
    press("Ctrl+Y")
    live.until(lambda: len(detail.sync.panel.cards) > before and not detail.sync.button.is_running)
    return detail.sync.panel.cards[0].words


def test_what_is_missing_is_entered_and_each_answer_shown(live: Live, fuse: Answering) -> None:
    """Checklist, 200, 401 by its code, HTML, a long answer, nobody there; credentials nowhere."""
    detail = select_webhook(live)
    assert detail.tabs.is_shown(CALLS)
    live.session.settings.sync_addresses = {"sandbox": fuse.address}
    live.session.tell_settings()
    fill_in(live, detail)
    assert detail.tabs.index == CALLS
    assert synced(live, detail) == "sync 200"
    fuse.say(401, json.dumps(UNKNOWN_KEY).encode())
    assert synced(live, detail) == "sync 401"
    assert "organization_not_found" in detail.sync.panel.cards[0].explanation.text()
    fuse.say(502, b"<html>no</html>", "text/html")
    assert synced(live, detail) == "sync 502, no JSON"
    fuse.say(200, b"[" + b'"0123456789",' * 800_000 + b"1]")
    assert synced(live, detail) == "sync 200, cut"
    assert len(str(detail.sync.panel.cards[0].call["answer"])) <= 64 * 1024
    live.session.settings.sync_addresses = {"sandbox": "http://127.0.0.1:1"}
    live.session.tell_settings()
    assert synced(live, detail) == "sync refused"
    assert set(fuse.paths) == {"/v1/financial_connections/sync"}
    assert CANARY not in spoken(live.window)
    assert unnamed(detail) == []


def test_progress_shows_and_follow_ups_are_linked(live: Live, fuse: Answering) -> None:
    """A second press sends nothing; the time line leads to the follow-up and back to the call."""
    detail = select_webhook(live)
    live.session.settings.sync_addresses = {"sandbox": fuse.address}
    live.session.tell_settings()
    fill_in(live, detail)
    fuse.go_on.clear()
    press("Ctrl+Y")
    live.until(lambda: len(fuse.paths) == 1)
    press("Ctrl+Y")
    assert detail.sync.button.text() == "Syncing…"
    assert detail.sync.panel.running.isVisible()
    fuse.go_on.set()
    live.until(lambda: len(detail.sync.panel.cards) == 1)
    assert len(fuse.paths) == 1
    live.post("/fuse", json.dumps(UPDATES).encode())
    strip = detail.sync.strip
    live.until(lambda: len(strip.steps) == 3)
    last = strip._parts[2][1]
    assert isinstance(last, Button)
    last.click()
    live.until(lambda: detail.capture == 2)
    assert not detail.tabs.is_shown(CALLS)
    assert detail.tabs.index == BODY
    live.until(lambda: len(strip.steps) == 3)
    call = strip._parts[1][1]
    assert isinstance(call, Button)
    call.click()
    live.until(lambda: detail.capture == 1 and detail.tabs.index == CALLS)
    live.until(lambda: len(detail.sync.panel.cards) == 1)


def test_presenting_masks_the_tab(live: Live, fuse: Answering) -> None:
    """What an answer repeats of a person or an id is an alias, in the tab and the time line."""
    detail = select_webhook(live)
    live.session.settings.sync_addresses = {"sandbox": fuse.address}
    live.session.tell_settings()
    fill_in(live, detail)
    fuse.say(200, json.dumps({"financial_connection_id": CONNECTION}).encode())
    synced(live, detail)
    assert CONNECTION in spoken(live.window)
    presenting.use(on=True)
    live.until(lambda: len(detail.sync.panel.cards) == 1)
    assert CONNECTION not in spoken(detail)
    assert detail.tabs.index == CALLS
    presenting.use(on=False)
