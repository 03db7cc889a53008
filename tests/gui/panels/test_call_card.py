"""One call."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from inspector.gui.panels.call_card import CallCard
from inspector.gui.views.code_box import CodeBox
from inspector.gui.views.field_table import FieldTable
from tests.gui.naming import unnamed
from tests.gui.sync_samples import OUTCOMES, call


def made(qtbot: QtBot, ended: int = 0) -> CallCard:
    card = CallCard(call(ended=ended), opened=True)
    qtbot.addWidget(card)
    card.resize(560, 600)
    card.show()
    return card


@pytest.mark.parametrize("ended", range(len(OUTCOMES)))
def test_every_end_is_shown_for_what_it_is(qtbot: QtBot, ended: int) -> None:
    """Words, explanation, request; an answer where one came, and only its beginning of a long one."""
    _, status, words, explanation, answer = OUTCOMES[ended]
    card = made(qtbot, ended)
    assert (card.words, card.explanation.text()) == (words, explanation)
    boxes = {box.accessibleName(): box.text for box in card.findChildren(CodeBox)}
    assert boxes["Request line of the call"].startswith("POST https://sandbox-api.letsfuse.com/")
    assert ("Status of the answer" in boxes) is bool(status)
    assert boxes.get("Body of the answer", "") == answer[: 16 * 1024]
    assert unnamed(card) == []


def test_credentials_stay_masked(qtbot: QtBot) -> None:
    """As the engine masked them: nothing to reveal."""
    table = next(iter(made(qtbot).findChildren(FieldTable)))
    assert [row.value for row in table.rows] == ["application/json", "••••••••"]
    assert not any(row.masked for row in table.rows)


def test_it_folds(qtbot: QtBot) -> None:
    """Request and answer go and come; how it ended stays."""
    card = made(qtbot)
    card.fold.click()
    assert card.fold.text() == "Show request and answer"
    assert not any(box.isVisible() for box in card.findChildren(CodeBox))
    card.fold.click()
    assert all(box.isVisible() for box in card.findChildren(CodeBox))


def test_the_answer_is_copied(qtbot: QtBot) -> None:
    """As it is laid out."""
    made(qtbot).copy.click()
    assert QGuiApplication.clipboard().text() == OUTCOMES[0][4]
