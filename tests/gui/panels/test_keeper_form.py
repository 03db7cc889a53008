"""Choosing where secrets rest."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.secret import Secret
from inspector.gui.panels.keeper_form import KeeperForm, places
from inspector.gui.vault_session import Place, VaultSession
from inspector.vault import KeeperId, Vault
from tests.gui.naming import spoken, unnamed
from tests.gui.vaults import opened
from tests.vault.fake_keyring import FakeKeyring


def _form(session: VaultSession, qtbot: QtBot, first: KeeperId | None = None) -> KeeperForm:
    made = KeeperForm(session, first)
    qtbot.addWidget(made)
    made.resize(800, 200)
    return made


def _choose(form: KeeperForm, place: KeeperId) -> None:
    form._which._choose(form._places.index(place))


def test_only_what_can_be_had_is_offered() -> None:
    """No keyring, no such choice."""
    assert places(Place()) == (KeeperId.FILE, KeeperId.SESSION)
    assert places(Place(keyring="KWallet")) == tuple(KeeperId)


def test_the_present_place_offers_nothing_to_do(tmp_path: Path, qtbot: QtBot) -> None:
    """Each place says what it means."""
    with opened(tmp_path, qtbot, FakeKeyring()) as session:
        form = _form(session, qtbot)
        assert form._apply_button.isHidden()
        assert "Your system encrypts them" in spoken(form)
        _choose(form, KeeperId.SESSION)
        assert form._apply_button.text() == "Keep them in memory only"
        assert "gone when the program ends" in spoken(form)
        assert unnamed(form) == []


def test_moving_into_a_file(tmp_path: Path, qtbot: QtBot) -> None:
    """Two equal passphrases that are long enough; each slip is told at its field."""
    with opened(tmp_path, qtbot, FakeKeyring()) as session:
        session.put(Secret("1", "fuse", "canary"))
        form = _form(session, qtbot, KeeperId.FILE)
        QTest.keyClicks(form._first, "short")
        form._apply_button.click()
        assert form._said.text() == "The two passphrases differ."
        QTest.keyClicks(form._again, "short")
        form._apply_button.click()
        qtbot.waitUntil(lambda: "at least 8 characters" in form._said.text())
        for field in (form._first, form._again):
            field.clear()
            QTest.keyClicks(field, "correct horse")
        assert "correct horse" not in spoken(form)
        with qtbot.waitSignal(form.left):
            QTest.keyClick(form._again, Qt.Key.Key_Return)
        assert session.place.id is KeeperId.FILE
        assert session.place.file_exists


def test_moving_into_memory(tmp_path: Path, qtbot: QtBot) -> None:
    """The keyring is emptied."""
    keyring = FakeKeyring()
    with opened(tmp_path, qtbot, keyring) as session:
        session.put(Secret("1", "fuse", "canary"))
        form = _form(session, qtbot)
        _choose(form, KeeperId.SESSION)
        with qtbot.waitSignal(form.left):
            form._apply_button.click()
        assert session.place.id is KeeperId.SESSION
    assert keyring.entries == {}


def test_a_file_that_is_there_is_opened(tmp_path: Path, qtbot: QtBot) -> None:
    """It is not overwritten: its passphrase opens it and both lists join."""
    vault = Vault(tmp_path / "secrets.vault", "test", "", lambda: None)
    vault.load()
    vault.move(KeeperId.FILE, [Secret("1", "fuse", "old")], "correct horse")
    with opened(tmp_path, qtbot, None, "session") as session:
        session.put(Secret("2", "fuse", "new"))
        form = _form(session, qtbot, KeeperId.FILE)
        assert form._again.isHidden()
        assert "already" in spoken(form)
        QTest.keyClicks(form._first, "correct horse")
        with qtbot.waitSignal(form.left):
            form._apply_button.click()
        assert {secret.id for secret in session.secrets} == {"1", "2"}


@pytest.mark.parametrize("by_key", [True, False])
def test_leaving_moves_nothing(tmp_path: Path, qtbot: QtBot, *, by_key: bool) -> None:
    """Escape or Cancel."""
    with opened(tmp_path, qtbot, FakeKeyring()) as session:
        form = _form(session, qtbot, KeeperId.FILE)
        with qtbot.waitSignal(form.left):
            if by_key:
                QTest.keyClick(form._first, Qt.Key.Key_Escape)
            else:
                form._cancel.click()
        assert session.place.id is KeeperId.KEYRING
