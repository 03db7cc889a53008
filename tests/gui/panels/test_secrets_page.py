"""The page of secrets."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.credential import Credential
from inspector.core.secret import Secret, Use
from inspector.gui import theme
from inspector.gui.panels.secrets_page import SecretsPage
from inspector.gui.vault_session import VaultSession
from tests.gui.fake_link import FakeLink
from tests.gui.naming import spoken, unnamed
from tests.gui.vaults import opened
from tests.vault.fake_keyring import FakeKeyring

CANARY = "canary-value"
ENDPOINTS = [
    {"path": "/fuse", "provider": "fuse"},
    {"path": "/powens/{event}", "provider": "powens"},
    {"path": "/hooks", "provider": ""},
]
FUSE = Secret("1", "fuse", CANARY, endpoint="/fuse", environment="sandbox")


@pytest.fixture
def link(qtbot: QtBot) -> FakeLink:
    del qtbot
    made = FakeLink()
    made.hello = {"endpoints": ENDPOINTS}
    made.answers["try-secret"] = {"matches": 1, "of": 1}
    return made


@pytest.fixture
def session(link: FakeLink, tmp_path: Path, qtbot: QtBot) -> Iterator[VaultSession]:
    with opened(tmp_path, qtbot, FakeKeyring(), link=link) as made:
        yield made


@pytest.fixture
def page(session: VaultSession, link: FakeLink, qtbot: QtBot) -> SecretsPage:
    made = SecretsPage(session, link)
    qtbot.addWidget(made)
    made.resize(1056, 800)
    made.show()
    return made


def _type(page: SecretsPage, value: str) -> None:
    assert page._form is not None
    QTest.keyClicks(page._form._field, value)
    QTest.keyClick(page._form._field, Qt.Key.Key_Return)


def test_every_endpoint_has_a_group(page: SecretsPage, link: FakeLink) -> None:
    """Those of the engine, also when they change later."""
    assert list(page._groups) == ["/fuse", "/powens/{event}", "/hooks"]
    link.notice.emit({"notice": "endpoints", "endpoints": ENDPOINTS[:1]})
    assert list(page._groups) == ["/fuse"]
    link.connected.emit({"endpoints": ENDPOINTS})
    assert len(page._groups) == 3
    assert unnamed(page) == []


def test_a_secret_is_added_in_place(page: SecretsPage, session: VaultSession) -> None:
    """From "not set" to a masked row, and the engine knows it at once."""
    page._groups["/fuse"].rows[0]._add.click()
    _type(page, CANARY)
    (secret,) = session.secrets
    assert (secret.scheme, secret.value, secret.endpoint) == ("fuse", CANARY, "/fuse")
    assert page._groups["/fuse"].row_of(secret.id) is not None
    assert page._form is None
    assert CANARY not in spoken(page)


def test_plus_and_the_primary_button_open_forms(page: SecretsPage) -> None:
    """The plus for its endpoint, the button for any; only one form is open."""
    page._groups["/powens/{event}"]._plus.click()
    assert page._form is not None
    assert page._form.secret().endpoint == "/powens/{event}"
    page._add.click()
    assert page._form_host is None
    assert page._form._endpoint.value == "/fuse"
    options = [option.words for option in page._form._endpoint._options]
    assert options == ["/fuse", "/powens/{event}", "/hooks", "Every endpoint"]
    QTest.keyClick(page._form._field, Qt.Key.Key_Escape)
    assert page._top_area.isHidden()


@pytest.mark.parametrize(
    ("scheme", "endpoint"),
    [("powens-token", "/powens/{event}"), ("fuse", "/fuse"), ("fiskil", ""), ("", "/fuse")],
)
def test_the_window_can_ask_for_a_secret(page: SecretsPage, scheme: str, endpoint: str) -> None:
    """At the provider's own endpoint; where there is none, the user chooses."""
    page.add_secret(scheme)
    assert page._form is not None
    assert page._form.secret().endpoint == endpoint
    if scheme:
        assert page._form.secret().scheme == scheme


def test_the_window_can_ask_where_secrets_rest(page: SecretsPage) -> None:
    """The form of the notice opens."""
    page.change_place()
    assert page._notice._form is not None


def test_editing_takes_effect_at_once(
    page: SecretsPage, session: VaultSession, link: FakeLink
) -> None:
    """Enter in the row: the engine gets the new value."""
    session.put(FUSE)
    row = page._groups["/fuse"].rows[0]
    row.start_editing()
    assert row._editor is not None
    QTest.keyClicks(row._editor.field, "new")
    QTest.keyClick(row._editor.field, Qt.Key.Key_Return)
    assert link.commands("secrets")[-1]["secrets"][0].value == "new"


def test_rotation_keeps_the_old_secret_as_previous(
    page: SecretsPage, session: VaultSession
) -> None:
    """Both are there after one Enter."""
    session.put(FUSE)
    row = page._groups["/fuse"].rows[0]
    row.rotate_wanted.emit(row.row)
    _type(page, "new")
    uses = {secret.value: (secret.use, secret.environment) for secret in session.secrets}
    assert uses == {CANARY: (Use.PREVIOUS, "sandbox"), "new": (Use.CURRENT, "sandbox")}


def test_a_secret_remembers_since_when_it_has_its_use(
    page: SecretsPage, session: VaultSession
) -> None:
    """From being entered, and anew when it is rotated out or retired; a label changes nothing."""
    page._groups["/fuse"].rows[0]._add.click()
    _type(page, CANARY)
    (secret,) = session.secrets
    assert secret.since is not None
    session.put(replace(secret, since=5.0))
    row = page._groups["/fuse"].rows[0]
    row.changed.emit(replace(session.secrets[0], label="May"))
    assert session.secrets[0].since == 5.0
    row._change(use=Use.RETIRED)
    since = session.secrets[0].since
    assert since is not None
    assert since > 5.0


def test_label_and_dates_are_edited_beneath(page: SecretsPage, session: VaultSession) -> None:
    """The row says them afterwards, on a line of its own."""
    session.put(FUSE)
    row = page._groups["/fuse"].rows[0]
    height = row.height()
    row.details_wanted.emit(row.row)
    assert page._details is not None
    page._details.label.setText("from May")
    page._details.until.setText("2100-01-01")
    page._details.save.click()
    assert page._form_host is None
    assert "from May · until 2100-01-01" in row.accessibleName()
    assert row.height() > height


def test_deleting_can_be_undone(page: SecretsPage, session: VaultSession) -> None:
    """The bar names what was deleted and brings it back to its place."""
    other = Secret("2", "fuse", "x", endpoint="/fuse", environment="production")
    session.put(FUSE, other)
    row = page._groups["/fuse"].row_of("1")
    assert row is not None
    row.delete_wanted.emit(FUSE)
    assert list(session.secrets) == [other]
    assert page._undo.isVisible()
    assert "Deleted: Fuse API key, sandbox" in spoken(page._undo)
    page._undo._button.click()
    assert list(session.secrets) == [FUSE, other]


def test_a_value_is_copied_only_when_asked_for(
    page: SecretsPage, session: VaultSession, qtbot: QtBot
) -> None:
    """The page hands it to the window, which has the clipboard."""
    session.put(FUSE)
    with qtbot.waitSignal(page.copy_requested) as copied:
        page._groups["/fuse"].rows[0].copy_wanted.emit(FUSE)
    assert copied.args == [CANARY]


def test_matches_are_shown_when_the_engine_counts_them(
    page: SecretsPage, session: VaultSession, link: FakeLink
) -> None:
    """A head over the column, words in the row; asked again after judging."""
    page._usage._unknown = False
    link.answers["secret-usage"] = {"usage": {"1": {"count": 0, "last": 0}}}
    session.put(FUSE)
    assert "nothing matched yet" in page._groups["/fuse"].rows[0].accessibleName()
    assert "Matched" in [word for _, word in page._heads.heads()]
    link.notice.emit({"notice": "judged", "ids": [[1, 1]]})
    assert page._usage._soon.isActive()
    page._usage._soon.stop()
    link.connected.emit(link.hello)
    assert page._usage._soon.isActive()
    page._usage._soon.stop()


def test_a_hidden_page_asks_nothing(
    page: SecretsPage, session: VaultSession, link: FakeLink
) -> None:
    """Until it is shown again."""
    page._usage._unknown = False
    link.answers["secret-usage"] = {"usage": {}}
    page.hide()
    asked = len(link.commands("secret-usage"))
    session.put(FUSE)
    link.notice.emit({"notice": "judged", "ids": [[1, 1]]})
    link.connected.emit(link.hello)
    assert not page._usage._soon.isActive()
    assert len(link.commands("secret-usage")) == asked
    page.show()
    assert len(link.commands("secret-usage")) == asked + 1


def test_a_form_goes_with_its_endpoint(page: SecretsPage, link: FakeLink) -> None:
    """An endpoint that is deleted meanwhile leaves no form behind."""
    page._groups["/hooks"]._plus.click()
    link.notice.emit({"notice": "endpoints", "endpoints": ENDPOINTS[:2]})
    assert page._form is None


@pytest.mark.parametrize("width", [1216, 1056, 840, 708, 620])
def test_nothing_is_wider_than_the_page(
    page: SecretsPage, width: int, session: VaultSession
) -> None:
    """At every width and in both themes."""
    session.put(FUSE)
    page._add.click()
    page.resize(width, 800)
    for name in ("light", "dark"):
        theme.themes.use(name)
        assert page.grab().toImage().pixelColor(3, 3) == theme.color("surface")
    assert page._ground.width() == page.viewport().width()


def test_a_deleted_credential_comes_back(page: SecretsPage, session: VaultSession) -> None:
    """The bar that takes back secrets takes it back, too."""
    session.put_credential(Credential("Mx-Api-Key", CANARY))
    page.credentials.rows[0].delete.click()
    assert not list(session.credentials)
    page._undo._take_back()
    assert session.credentials == (Credential("Mx-Api-Key", CANARY),)
