"""All secrets of one endpoint."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.secret import Secret
from inspector.gui import theme
from inspector.gui.models.secret_groups import Group, groups_of
from inspector.gui.panels.secret_form import SecretForm, Wanted
from inspector.gui.panels.secret_group import SecretGroup
from tests.gui.fake_link import FakeLink
from tests.gui.naming import unnamed

SECRETS = (
    Secret("1", "fynapse", "a", endpoint="/fynapse"),
    Secret("2", "fynapse", "b", endpoint="/fynapse"),
)


def _group(*secrets: Secret) -> Group:
    return groups_of([{"path": "/fynapse", "provider": "fynapse"}], secrets)[0]


@pytest.fixture
def link(qtbot: QtBot) -> FakeLink:
    del qtbot
    return FakeLink()


@pytest.fixture
def card(link: FakeLink, qtbot: QtBot) -> SecretGroup:
    made = SecretGroup(_group(), link)
    qtbot.addWidget(made)
    made.resize(992, 200)
    return made


def test_rows_follow_the_secrets(card: SecretGroup) -> None:
    """Rows that stay keep their widgets, so that the keyboard stays in place."""
    card.show_group(_group(*SECRETS), SECRETS, {"1": "3, last 14:02:11"})
    first, second = card.rows
    assert card.row_of("2") is second
    assert "3, last 14:02:11" in first.accessibleName()
    card.show_group(_group(SECRETS[0]), SECRETS[:1], {})
    assert card.rows == [first]
    assert card.row_of("2") is None


def test_plus_asks_for_a_new_secret(card: SecretGroup, qtbot: QtBot) -> None:
    """By name, for this endpoint."""
    assert card._plus.accessibleName() == "Add a secret for /fynapse"
    with qtbot.waitSignal(card.add_wanted):
        card._plus.click()


def test_the_form_stands_under_the_rows(card: SecretGroup, link: FakeLink) -> None:
    """Opening another one closes the first."""
    card.show_group(_group(*SECRETS), SECRETS, {})
    first, second = (SecretForm(Wanted([card.group]), link, ()) for _ in range(2))
    card.open_form(first)
    card.open_form(second)
    assert first.isHidden()
    card.grab()
    assert second.y() >= card.rows[-1].geometry().bottom()
    assert unnamed(card) == []
    card.close_form()
    assert second.isHidden()


def test_the_head_has_a_ground_of_its_own(card: SecretGroup) -> None:
    """In both themes."""
    for name in ("light", "dark"):
        theme.themes.use(name)
        assert card.grab().toImage().pixelColor(500, 6) == theme.color("side")
