"""One scheme's explanation."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.verdict import Outcome
from inspector.gui.views.scheme_card import SchemeCard, encoding_of
from inspector.gui.widgets.button import Button
from inspector.gui.widgets.label import Label
from tests.gui.detail_rows import proof

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


def card_of(qtbot: QtBot, *, alone: bool = True, **changes: Any) -> SchemeCard:
    card = SchemeCard(proof(**changes), alone=alone)
    qtbot.addWidget(card)
    card.resize(560, 700)
    card.show()
    return card


def labels(card: SchemeCard) -> list[str]:
    return [label.text() for label in card.findChildren(Label)]


def test_a_failed_signature_shows_both_values(qtbot: QtBot) -> None:
    """Expected and received are there, with the first difference named."""
    card = card_of(qtbot)
    assert card.outcome is Outcome.FAILED
    assert card.compare is not None
    assert "first difference: character 1" in labels(card)
    assert "base64, 44" in card.compare.accessibleName()
    assert "hex, 64" in card.compare.accessibleName()


def test_signed_content_is_named_with_its_size(qtbot: QtBot) -> None:
    """What the bytes are, and how many."""
    assert "the raw body, 29 bytes" in labels(card_of(qtbot))


def test_a_missing_secret_can_be_added(qtbot: QtBot) -> None:
    """The link names the scheme whose secret is missing."""
    card = card_of(qtbot, outcome="no-secret", expected="", difference=None)
    assert card.add_secret is not None
    with qtbot.waitSignal(card.secret_wanted) as wanted:
        QTest.mouseClick(card.add_secret, Qt.MouseButton.LeftButton)
    assert wanted.args == ["fiskil"]
    assert "Received signature" in labels(card)


def test_a_token_has_no_expected_value_and_no_content(qtbot: QtBot) -> None:
    """Of a bearer token only its mask is shown."""
    card = card_of(
        qtbot, scheme="powens-token", outcome="verified", expected="", received="•" * 12,
        encoding="", difference=None, content=None,
    )  # fmt: skip
    assert card.content is None
    assert "Received token" in labels(card)
    assert "Expected and received" not in labels(card)


def test_a_signature_without_encoding_is_no_token(qtbot: QtBot) -> None:
    """What cannot be read as a signature is still called one."""
    card = card_of(
        qtbot, scheme="fynapse", outcome="malformed", expected="", received="t=abc",
        encoding="", difference=None, content=None,
    )  # fmt: skip
    assert "Received signature" in labels(card)


def test_an_unsigned_request_shows_what_should_have_come(qtbot: QtBot) -> None:
    """The expected value stands beside nothing."""
    card = card_of(qtbot, outcome="unsigned", received="", difference=None)
    assert card.compare is not None
    assert "nothing" in card.compare.accessibleName()


def test_a_match_is_called_the_same(qtbot: QtBot) -> None:
    """Equal values have no difference."""
    same = "ab" * 32
    card = card_of(qtbot, outcome="verified", expected=same, received=same, difference=None)
    assert "the same" in labels(card)


def test_scheme_and_reading_are_said_where_they_tell_something(qtbot: QtBot) -> None:
    """Beside others a card names its scheme; a reading other than the usual is always named."""
    assert "Scheme fiskil" in labels(card_of(qtbot, alone=False))
    assert "Scheme fiskil" not in labels(card_of(qtbot))
    assert "read as: path with query" in labels(card_of(qtbot, reading="path with query"))


def test_long_content_opens_on_demand(qtbot: QtBot) -> None:
    """Twelve lines at first, all of them after the link is pressed."""
    card = card_of(qtbot, content=b"x" * 4000)
    assert card.content is not None
    height = card.content.height_at(560)
    button = next(b for b in card.findChildren(Button) if b.text() == "Show all lines")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert card.content.height_at(560) > 3 * height
    assert not button.isVisible()


def test_content_that_was_cut_says_so(qtbot: QtBot) -> None:
    """The engine sends the first 64 KiB only."""
    card = card_of(qtbot, content_size=100_000)
    assert "The first 29 bytes can be looked at here." in labels(card)


@pytest.mark.parametrize(
    ("value", "encoding"),
    [
        ("9f86d0", "hex"),
        ("Y2r+/69=", "base64"),
        ("abc-_1", "base64"),
        ("not one", "text"),
        ("", "text"),
    ],
)
def test_encodings_are_told_apart(value: str, encoding: str) -> None:
    """By their letters; even digits are hex."""
    assert encoding_of(value) == encoding
