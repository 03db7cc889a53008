"""The card that says why a signature fails."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.views.diagnosis_card import LOOKING, NOTHING, DiagnosisCard
from inspector.gui.widgets.button import Button
from inspector.gui.widgets.prose import Prose

ACTION = {"kind": "use-secret", "value": "s1", "label": "Use the secret of last year here"}
FIRST = {"id": "secret-retired", "explanation": "Retired.", "fix": "Use it.", "action": ACTION}
SECOND = {"id": "digest-hex", "explanation": "In hex.", "fix": "Use base64.", "action": None}


def diagnosis(*causes: dict[str, Any]) -> dict[str, Any]:
    """An answer of the engine."""
    return {"scheme": "fuse", "causes": list(causes), "tried": ["secret-retired", "digest-hex"]}


@pytest.fixture
def card(qtbot: QtBot) -> DiagnosisCard:
    card = DiagnosisCard()
    qtbot.addWidget(card)
    card.resize(560, 200)
    card.show()
    return card


def test_the_root_cause_comes_first_with_its_fix(card: DiagnosisCard) -> None:
    """Every cause, and that they prove it together."""
    card.show_diagnosis(diagnosis(FIRST, SECOND))
    assert card.sentences[:4] == ["Retired.", "Use it.", "In hex.", "Use base64."]
    assert "together" in card.sentences[-1]
    assert card.accessibleName().startswith("Retired.")


def test_a_fix_that_is_a_setting_has_a_button(qtbot: QtBot, card: DiagnosisCard) -> None:
    """Pressing it says what to set."""
    card.show_diagnosis(diagnosis(FIRST))
    (button,) = card.fixes
    assert button.text() == ACTION["label"]
    with qtbot.waitSignal(card.fix_wanted) as wanted:
        button.click()
    assert wanted.args == ["use-secret", "s1"]


def test_nothing_found_lists_what_was_tried_when_asked(card: DiagnosisCard) -> None:
    """Folded at first."""
    card.show_diagnosis(diagnosis())
    assert card.sentences[0] == f"{NOTHING}."
    (fold,) = card.findChildren(Button)
    (listed,) = (each for each in card.findChildren(Prose) if "secret-retired" in each.text())
    assert listed.isHidden()
    fold.click()
    assert not listed.isHidden()
    assert fold.text().startswith("Hide the 2")
    fold.click()
    assert listed.isHidden()


def test_looking_can_be_cancelled(qtbot: QtBot, card: DiagnosisCard) -> None:
    """It says how far it is meanwhile; afterwards the user may look after all."""
    card.look()
    assert card.is_looking
    card.tell(140, 900)
    assert card.accessibleName() == LOOKING
    (cancel,) = card.findChildren(Button)
    with qtbot.waitSignal(card.cancelled):
        cancel.click()
    card.show_words("Stopped.", again=True)
    assert card._progress is None
    again = next(each for each in card.findChildren(Button) if each.text().startswith("Look"))
    with qtbot.waitSignal(card.asked):
        again.click()
