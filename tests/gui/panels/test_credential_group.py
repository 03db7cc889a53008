"""The card of credentials."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.credential import Credential
from inspector.gui.panels.credential_group import CredentialGroup
from inspector.gui.vault_session import VaultSession
from tests.gui.naming import spoken, unnamed
from tests.gui.vaults import opened
from tests.vault.fake_keyring import FakeKeyring

CANARY = "kept-credential-canary"


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> Iterator[VaultSession]:
    with opened(tmp_path, qtbot, FakeKeyring()) as made:
        yield made


@pytest.fixture
def group(session: VaultSession, qtbot: QtBot) -> CredentialGroup:
    made = CredentialGroup(session)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


def test_a_credential_is_entered(group: CredentialGroup, session: VaultSession) -> None:
    """By name, environment and value; the form closes and forgets it."""
    assert group._none.isVisible()
    group.plus.click()
    group.name.set_value("Mx-Api-Key")
    group.environment.set_value("sandbox")
    QTest.keyClicks(group.value, CANARY)
    QTest.keyClick(group.value, Qt.Key.Key_Return)
    assert session.credentials == (Credential("Mx-Api-Key", CANARY, "sandbox"),)
    assert not group.form.isVisible()
    assert group.value.value() == ""
    assert not group._none.isVisible()
    assert CANARY not in spoken(group)
    assert unnamed(group) == []


def test_the_same_one_is_replaced(group: CredentialGroup, session: VaultSession) -> None:
    """Name and environment tell them apart; rows follow the order of the list."""
    session.put_credential(Credential("Mx-Api-Key", "a"), Credential("Fuse-Client-Id", "b"))
    group.plus.click()
    group.name.set_value("Mx-Api-Key")
    group.value.setText("c")
    group.save.click()
    assert [row.credential for row in group.rows] == [
        Credential("Fuse-Client-Id", "b"),
        Credential("Mx-Api-Key", "c"),
    ]


def test_one_is_deleted(qtbot: QtBot, group: CredentialGroup, session: VaultSession) -> None:
    """And told, so that it can be offered back."""
    session.put_credential(Credential("Mx-Api-Key", "a"))
    with qtbot.waitSignal(group.deleted) as told:
        group.rows[0].delete.click()
    assert told.args == [Credential("Mx-Api-Key", "a")]
    assert session.credentials == ()


def test_pem_material_comes_from_a_file(group: CredentialGroup, tmp_path: Path) -> None:
    """Only for what is such; a wrong file is said."""
    group.plus.click()
    assert group.file.isHidden()
    group.name.set_value("Teller-Certificate")
    group.name.chosen.emit("Teller-Certificate")
    assert not group.file.isHidden()
    group.take_file(str(tmp_path / "none"))
    assert "cannot be read" in group._trouble.text()
