"""A diagnosis in the real window with a real engine, and its fix applied."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.core.secret import Secret, Use
from inspector.core.verdict import Outcome
from inspector.gui.applying import used_here
from inspector.gui.panels.signature_panel import SignaturePanel
from inspector.gui.views.diagnosis_card import DiagnosisCard
from tests.gui.detail_rows import row
from tests.gui.live_kit import Live

RIGHT = base64.b64encode(b"canary-right-of-fiskil").decode()
WRONG = base64.b64encode(b"canary-wrong-of-fiskil").decode()


@pytest.fixture
def live(qtbot: QtBot, tmp_path: Path, runtime: Path) -> Iterator[Live]:  # noqa: ARG001 - set
    made = Live(qtbot, tmp_path)
    yield made
    made.close()


def told(panel: SignaturePanel) -> DiagnosisCard | None:
    """The diagnosis once it is there."""
    for explaining in panel.explainings:
        if explaining.diagnosis is not None and not explaining.diagnosis.is_looking:
            return explaining.diagnosis
    return None


def test_a_fix_flips_the_badge(live: Live) -> None:
    """Signed with a secret that is retired here: the card says so, and one press sets it right."""
    live.session.vault.put(Secret("right", "fiskil", RIGHT, label="old key"))
    live.send("fiskil")
    live.until(lambda: live.outcomes(0) == [Outcome.VERIFIED])
    live.session.vault.put(
        Secret("wrong", "fiskil", WRONG), Secret("right", "fiskil", RIGHT, Use.RETIRED, "old key")
    )
    live.until(lambda: live.outcomes(0) == [Outcome.FAILED])
    QTest.keyClick(live.window.captures.list_panel.list, Qt.Key.Key_Down)
    captures = live.window.captures
    captures.open_tab(1)
    panel = captures.detail.signature
    live.until(lambda: told(panel) is not None)
    card = told(panel)
    assert card is not None
    assert "old key" in card.sentences[0]
    (fix,) = card.fixes
    no_secret_is_shown(live.window)
    fix.click()
    live.until(lambda: live.outcomes(0) == [Outcome.VERIFIED])
    live.until(lambda: not any(explaining.diagnosis for explaining in panel.explainings))


def test_a_paste_is_named(live: Live) -> None:
    """The paste box says what the other code hashed instead."""
    live.session.vault.put(Secret("right", "fiskil", RIGHT))
    live.send("fiskil")
    live.until(lambda: live.outcomes(0) == [Outcome.VERIFIED])
    QTest.keyClick(live.window.captures.list_panel.list, Qt.Key.Key_Down)
    captures = live.window.captures
    captures.open_tab(1)
    panel = captures.detail.signature
    live.until(lambda: [card.outcome for card in panel.cards] == [Outcome.VERIFIED])
    (explaining,) = panel.explainings
    explaining.open_paste()
    paste = explaining.paste
    assert paste is not None
    content = panel.cards[0].content
    assert content is not None
    body = live.session.reader.capture(1) if live.session.reader else None
    assert body is not None
    paste.area.set_text((body.request.body + b"\n").hex())
    paste.compare.click()
    live.until(lambda: bool(paste.sentences))
    assert "explained" in paste.sentences[0]
    no_secret_is_shown(live.window)


def no_secret_is_shown(window: QWidget) -> None:
    """No widget says a secret."""
    for widget in window.findChildren(QWidget):
        said = f"{widget.accessibleName()} {widget.accessibleDescription()} {widget.toolTip()}"
        text = getattr(widget, "text", None)
        said += str(text()) if callable(text) else ""
        assert RIGHT not in said
        assert WRONG not in said


def test_a_secret_of_elsewhere_is_copied_for_here() -> None:
    """The other endpoint keeps its own; a retired one of this endpoint becomes the previous one."""
    shown = row(endpoint="/fuse", environment="sandbox")
    there = Secret("a", "fiskil", "v", endpoint="/other", environment="production", label="x")
    here = used_here(there, shown, "fuse")
    assert (here.scheme, here.endpoint, here.environment) == ("fuse", "/fuse", "sandbox")
    assert here.id != "a"
    assert (here.use, here.value, here.label) == (Use.CURRENT, "v", "x")
    retired = Secret("b", "fuse", "v", Use.RETIRED)
    assert used_here(retired, shown, "fuse") == Secret("b", "fuse", "v", Use.PREVIOUS)
