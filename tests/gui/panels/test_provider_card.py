"""How to register at one provider."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from inspector.gui.panels.provider_card import ProviderCard
from inspector.providers import PROVIDERS
from inspector.providers.base import Provider
from tests.gui.naming import spoken, unnamed


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.id)
def test_a_card_tells_and_offers(provider: Provider, qtbot: QtBot) -> None:
    """Registration, hint and path are said; four buttons say what they do and do it."""
    card = ProviderCard(provider)
    qtbot.addWidget(card)
    said = spoken(card)
    for text in (provider.name, provider.registration, provider.hint):
        assert text.replace("`", "") in said
    assert unnamed(card) == []
    copy, secret, guide, test = card.findChildren(QAbstractButton)
    with qtbot.waitSignal(card.path_copied) as copied:
        QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.secret_wanted) as wanted:
        QTest.mouseClick(secret, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.test_wanted) as tested:
        QTest.mouseClick(test, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.guide_wanted) as asked:
        QTest.mouseClick(guide, Qt.MouseButton.LeftButton)
    assert asked.args == [provider.id]
    assert copied.args == [provider.default_endpoint]
    assert wanted.args == [provider.schemes[0].id]
    assert tested.args == [provider.id]
