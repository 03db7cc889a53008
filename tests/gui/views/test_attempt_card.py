"""One attempt of a delivery."""

from typing import Any

from pytestqt.qtbot import QtBot

from inspector.gui.models.delivery_words import read_delivery
from inspector.gui.presenting import presenting
from inspector.gui.views.attempt_card import AttemptCard
from inspector.gui.widgets.label import Label
from tests.gui.delivery_answers import answer, attempt
from tests.gui.naming import unnamed


def card_of(qtbot: QtBot, index: int, told: dict[str, Any], *, is_selected: bool) -> AttemptCard:
    """The card of one attempt."""
    delivery = read_delivery(told)
    assert delivery is not None
    card = AttemptCard(delivery, delivery.attempts[index], is_selected=is_selected)
    qtbot.addWidget(card)
    card.resize(540, card.sizeHint().height())
    card.show()
    return card


def texts(card: AttemptCard) -> list[str]:
    """Everything that is written on it."""
    return [label.text() for label in card.findChildren(Label)]


def test_it_says_when_it_came_and_what_we_answered(qtbot: QtBot) -> None:
    """With a link to the capture, which says which one it opens."""
    card = card_of(qtbot, 1, answer(), is_selected=False)

    assert "1 min 6.9 s after the first" in texts(card)
    assert "503 Service Unavailable" in texts(card)
    assert '{"error":"warming up"}' in texts(card)
    assert card.open is not None
    assert card.open.accessibleName() == "Open attempt 2"
    assert unnamed(card) == []
    with qtbot.waitSignal(card.opened) as caught:
        card.open.click()
    assert caught.args == [2]


def test_the_one_that_is_looked_at_needs_no_link(qtbot: QtBot) -> None:
    """It says that it is selected, also to a screen reader."""
    card = card_of(qtbot, 0, answer(), is_selected=True)

    assert card.open is None
    assert "Selected" in texts(card)
    name = card.accessibleName()
    assert name.startswith("Attempt 1, ")
    assert name.endswith("answered 503 Service Unavailable, fiskil verified, selected")


def test_a_delay_and_another_body_are_said(qtbot: QtBot) -> None:
    """Only where there is one."""
    told = answer(attempt(1), attempt(2, 9, delay=2.5, same=False, body=""))
    card = card_of(qtbot, 1, told, is_selected=False)

    assert "after 2.5 s" in texts(card)
    assert "9.0 s after the first, another body" in texts(card)
    assert not any(
        text.startswith("after") for text in texts(card_of(qtbot, 0, told, is_selected=True))
    )
    card.grab()


def test_our_reply_is_masked_while_presenting(qtbot: QtBot) -> None:
    """It may name a person."""
    told = answer(attempt(1, body='{"for":"ann@example.org"}'))
    presenting.use(on=True)
    try:
        card = card_of(qtbot, 0, told, is_selected=True)
        assert not any("ann@example.org" in text for text in texts(card))
    finally:
        presenting.use(on=False)
