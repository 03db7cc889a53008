"""A provider's page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.secret import Secret
from inspector.gui import theme
from inspector.gui.panels.guide_page import GUIDED, GuidePage
from inspector.gui.session import Session
from tests.gui.naming import spoken, unnamed
from tests.gui.window_kit import ADDRESS, OpenLink, session_of


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Session, OpenLink]]:
    session, link = session_of(tmp_path)
    link.answers["filter"] = lambda fields: {"token": str(fields["text"])}
    link.answers["filter-drop"] = {}
    yield session, link
    session.feed.close()
    session.vault.close()


@pytest.fixture
def page(made: tuple[Session, OpenLink], qtbot: QtBot) -> GuidePage:
    made_page = GuidePage(made[0])
    qtbot.addWidget(made_page)
    made_page.resize(1056, 800)
    made[1].come()
    made_page.show()
    return made_page


def test_each_provider_is_one_press_away(page: GuidePage) -> None:
    """Its name, its steps, its reasons; one we have no page for changes nothing."""
    for index, provider in enumerate(GUIDED):
        page._choice._choose(index)
        page.show_provider(provider.id)
        assert page.provider == provider.id
        assert f"Set up {provider.name}" in spoken(page)
        assert f"Register it at {provider.name}" in spoken(page)
    page.show_provider("nobody")
    assert page.provider == GUIDED[-1].id


def test_the_address_is_filled_in_everywhere(page: GuidePage, qtbot: QtBot) -> None:
    """First the local one, then what was entered; it is remembered, and each provider has it."""
    page.show_provider("fynapse")
    assert f"{ADDRESS}/fynapse" in page.chapter.requests[1].code.text
    page.chapter.address.setText("https://hooks.example.org/")
    page.chapter.address.textEdited.emit("")
    assert '"https://hooks.example.org/fynapse"' in page.chapter.requests[1].code.text
    with qtbot.waitSignal(page.address_entered) as entered:
        page.chapter.address.editingFinished.emit()
    assert entered.args == ["https://hooks.example.org"]
    page._session.settings.public_address = "https://hooks.example.org"
    page.show_provider("powens")
    assert (
        "https://hooks.example.org/powens/connection_synced" in page.chapter.requests[2].code.text
    )


def test_what_is_no_address_is_not_remembered(page: GuidePage, qtbot: QtBot) -> None:
    """The remark says what one looks like."""
    page.chapter.address.setText("hooks")
    page.chapter.address.textEdited.emit("")
    assert "An address begins with https://" in spoken(page)
    with qtbot.assertNotEmitted(page.address_entered):
        page.chapter.address.editingFinished.emit()


def test_an_endpoint_of_the_users_own_is_taken(
    page: GuidePage, made: tuple[Session, OpenLink]
) -> None:
    """The path at which this provider's requests are expected, not the one of the first start."""
    endpoint = {"path": "/hooks/fuse", "provider": "fuse", "reply": {}}
    made[1].notice.emit({"notice": "endpoints", "endpoints": [endpoint]})
    page.show_provider("fuse")
    assert f"{ADDRESS}/hooks/fuse" in page.chapter.requests[0].code.text


def test_it_ticks_live(page: GuidePage, made: tuple[Session, OpenLink]) -> None:
    """While it is looked at; hidden, the engine follows it no longer."""
    session, link = made
    page.show_provider("fuse")
    query = "provider:fuse verdict:verified"
    link.notice.emit({"notice": "filtered", "token": query, "count": 1, "done": True})
    assert page.chapter.stages.verified.reached
    session.vault.put(Secret("a", "fuse", "key"))
    assert page.chapter.stages.verified.action.isHidden()
    page.hide()
    assert {"token": query} in link.commands("filter-drop")


def test_what_the_user_wants_is_told(page: GuidePage, qtbot: QtBot) -> None:
    """The address, a secret, a test."""
    page.show_provider("fiskil")
    with qtbot.waitSignal(page.copy_requested) as copied:
        page.chapter._copy.click()
    assert copied.args == [f"{ADDRESS}/fiskil"]
    with qtbot.waitSignal(page.add_secret_requested) as wanted:
        page.chapter.stages.verified.action.click()
    assert wanted.args == ["fiskil"]
    with qtbot.waitSignal(page.send_test_requested) as test:
        page.chapter.stages.arrived.action.click()
    assert test.args == ["fiskil"]


@pytest.mark.parametrize("width", [2300, 1056, 480])
def test_it_paints_at_every_width(page: GuidePage, width: int) -> None:
    """In both themes, every control named."""
    page.resize(width, 700)
    for provider in GUIDED:
        page.show_provider(provider.id)
        for name in ("light", "dark"):
            theme.themes.use(name)
            assert page.grab().toImage().pixelColor(3, 3) == theme.color("surface")
    assert page.column_width() <= 760
    assert unnamed(page) == []
