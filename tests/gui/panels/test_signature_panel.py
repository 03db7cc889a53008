"""The tab Signature."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.panels.signature_panel import SignaturePanel
from inspector.gui.widgets.button import Button
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from tests.gui.detail_rows import proof
from tests.gui.fake_link import FakeLink

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def link() -> FakeLink:
    return FakeLink()


@pytest.fixture
def panel(qtbot: QtBot, link: FakeLink) -> SignaturePanel:
    panel = SignaturePanel(link)
    qtbot.addWidget(panel)
    panel.resize(600, 500)
    panel.show()
    return panel


def said(panel: SignaturePanel) -> list[str]:
    widgets = [*panel._content.findChildren(Label), *panel._content.findChildren(Prose)]
    return [widget.text() for widget in widgets]


def test_every_scheme_has_its_card(panel: SignaturePanel, link: FakeLink) -> None:
    """Two proofs, two cards, in the engine's order."""
    second = proof(scheme="powens-token", label="token", explanation="Carries the current token.")
    link.answers["explain"] = {"proofs": [proof(), second], "findings": []}
    panel.show_capture(1, complete=True)
    assert [card.sentence for card in panel.cards][1] == "Carries the current token."
    assert len(panel.cards) == 2


def test_nothing_is_asked_before_the_tab_is_looked_at(
    panel: SignaturePanel, link: FakeLink
) -> None:
    """Explaining costs the engine work, so it waits for someone to read it."""
    link.answers["explain"] = {"proofs": [], "findings": []}
    panel.hide()
    panel.show_capture(1, complete=True)
    panel.ask_again()
    assert link.commands("explain") == []
    panel.show()
    panel.look()
    panel.look()
    assert link.commands("explain") == [{"capture": 1}]


def test_a_late_answer_of_another_capture_is_ignored(panel: SignaturePanel, link: FakeLink) -> None:
    """Only the selected capture is ever explained."""
    link.answers["explain"] = None
    panel.show_capture(1, complete=True)
    panel.show_capture(2, complete=True)
    first, second = link.waiting
    second({"proofs": [proof(explanation="Of the second.")], "findings": []})
    first({"proofs": [proof(explanation="Of the first.")], "findings": []})
    assert [card.sentence for card in panel.cards] == ["Of the second."]


def test_judging_anew_keeps_the_place(qtbot: QtBot, panel: SignaturePanel, link: FakeLink) -> None:
    """The view does not move when the same capture is explained again, and the words follow."""
    many = [proof(explanation=f"Sentence {n}.") for n in range(6)]
    link.answers["explain"] = {"proofs": many, "findings": []}
    panel.show_capture(1, complete=True)
    qtbot.waitUntil(lambda: panel.verticalScrollBar().maximum() > 400)
    panel.verticalScrollBar().setValue(300)
    changed = [*many[:5], proof(explanation="Signed after all.", outcome="verified")]
    link.answers["explain"] = {"proofs": changed, "findings": []}
    panel.ask_again()
    qtbot.waitUntil(lambda: len(link.commands("explain")) == 2)
    qtbot.waitUntil(lambda: panel.verticalScrollBar().value() == 300)
    assert panel.cards[-1].sentence == "Signed after all."


def test_the_same_answer_changes_nothing(
    qtbot: QtBot, panel: SignaturePanel, link: FakeLink
) -> None:
    """Cards stay when nothing is new, and asking twice at once asks once."""
    link.answers["explain"] = {"proofs": [proof()], "findings": []}
    panel.show_capture(1, complete=True)
    card = panel.cards[0]
    panel.ask_again()
    panel.ask_again()
    qtbot.waitUntil(lambda: len(link.commands("explain")) == 2)
    assert panel.cards[0] is card


def test_findings_are_listed(panel: SignaturePanel, link: FakeLink) -> None:
    """Oddities stand beneath the schemes."""
    finding = {"kind": "duplicate-keys", "explanation": "The key “a” is there twice."}
    link.answers["explain"] = {"proofs": [proof()], "findings": [finding]}
    panel.show_capture(1, complete=True)
    assert "Worth knowing" in said(panel)
    assert "The key “a” is there twice." in said(panel)


def test_nothing_to_judge_offers_a_secret(
    qtbot: QtBot, panel: SignaturePanel, link: FakeLink
) -> None:
    """Without header and secret the page says why, and leads to the secrets."""
    link.answers["explain"] = {"proofs": [], "findings": []}
    panel.show_capture(1, complete=True)
    assert "Nothing to judge" in said(panel)
    button = panel._content.findChildren(Button)[0]
    with qtbot.waitSignal(panel.secret_wanted) as wanted:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted.args == [""]


def test_an_incomplete_request_offers_none(panel: SignaturePanel, link: FakeLink) -> None:
    """A secret would not help."""
    link.answers["explain"] = {"proofs": [], "findings": []}
    panel.show_capture(1, complete=False)
    assert not panel._content.findChildren(Button)


def test_a_missing_secret_is_asked_for_by_scheme(
    qtbot: QtBot, panel: SignaturePanel, link: FakeLink
) -> None:
    """The panel passes on which scheme it is."""
    bare = proof(outcome="no-secret", expected="", difference=None)
    link.answers["explain"] = {"proofs": [bare], "findings": []}
    panel.show_capture(1, complete=True)
    button = panel.cards[0].add_secret
    assert button is not None
    with qtbot.waitSignal(panel.secret_wanted) as wanted:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["fiskil"]


def test_a_problem_is_said_in_words(panel: SignaturePanel, link: FakeLink) -> None:
    """When the engine cannot answer, its sentence is shown."""
    link.answers["explain"] = Problem("The engine stopped before it answered.")
    panel.show_capture(1, complete=True)
    assert "The engine stopped before it answered." in said(panel)


def test_clearing_shows_nothing(panel: SignaturePanel, link: FakeLink) -> None:
    """Without a capture there is nothing to read or to ask."""
    link.answers["explain"] = {"proofs": [proof()], "findings": []}
    panel.show_capture(1, complete=True)
    panel.clear()
    panel.look()
    assert panel.cards == []
    assert said(panel) == []
    assert len(link.commands("explain")) == 1
