"""Where secrets rest, said."""

from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.gui.panels.keeper_notice import KeeperNotice
from inspector.gui.vault_session import VaultSession
from inspector.vault import KeeperId, Vault
from tests.gui.fake_link import FakeLink
from tests.gui.naming import spoken, unnamed
from tests.gui.vaults import opened
from tests.vault.fake_keyring import FakeKeyring

SECRET = Secret("1", "fuse", "canary")


def _notice(session: VaultSession, qtbot: QtBot) -> KeeperNotice:
    made = KeeperNotice(session)
    qtbot.addWidget(made)
    made.resize(992, 40)
    return made


def _locked_file(folder: Path) -> None:
    vault = Vault(folder / "secrets.vault", "test", "", lambda: None)
    vault.load()
    assert vault.move(KeeperId.FILE, [SECRET], "correct horse") is None


def test_before_it_is_read_nothing_is_promised(tmp_path: Path, qtbot: QtBot) -> None:
    """It says that it is reading, and offers no change."""
    link = FakeLink()
    session = VaultSession(Vault(tmp_path / "v", "test", "", FakeKeyring), link)
    notice = _notice(session, qtbot)
    assert "Reading secrets" in spoken(notice)
    assert notice._link.isHidden()
    assert session.close()


def test_a_keyring_is_named(tmp_path: Path, qtbot: QtBot) -> None:
    """With where they are never written."""
    with opened(tmp_path, qtbot, FakeKeyring()) as session:
        said = spoken(_notice(session, qtbot))
    assert f"Kept in {session.place.name}" in said
    assert "Never written to the archive, exports, logs or a command line." in said


def test_without_a_keyring_an_encrypted_file_is_offered(tmp_path: Path, qtbot: QtBot) -> None:
    """Memory only is said, with what it means; the link opens the form with the file chosen."""
    with opened(tmp_path, qtbot, None) as session:
        notice = _notice(session, qtbot)
        said = spoken(notice)
        assert "Kept in memory only" in said
        assert "They are gone when the program ends." in said
        assert notice._link.text() == "Keep them in an encrypted file"
        with qtbot.waitSignal(notice.opened):
            notice._link.click()
        assert notice._form is not None
        assert notice._form.chosen is KeeperId.FILE
        assert unnamed(notice) == []
        notice.close_form()
        assert not notice._link.isHidden()


def test_a_locked_file_asks_for_its_passphrase(tmp_path: Path, qtbot: QtBot) -> None:
    """A wrong one is said; the right one brings the secrets and the field goes."""
    _locked_file(tmp_path)
    with opened(tmp_path, qtbot, None) as session:
        notice = _notice(session, qtbot)
        assert "Locked in an encrypted file" in spoken(notice)
        QTest.keyClicks(notice._lock._field, "wrong horse")
        notice._lock._button.click()
        qtbot.waitUntil(lambda: "does not open" in notice._lock._said.text())
        assert "wrong horse" not in spoken(notice)
        notice._lock._field.clear()
        QTest.keyClicks(notice._lock._field, "correct horse")
        with qtbot.waitSignal(session.keeper_chosen):
            notice._lock._button.click()
        assert session.secrets == (SECRET,)
        assert notice._lock.isHidden()


def test_a_locked_keyring_can_be_tried_again(tmp_path: Path, qtbot: QtBot) -> None:
    """The notice becomes a warning with a link that reads once more."""
    keyring = FakeKeyring()
    keyring.locked = True
    with opened(tmp_path, qtbot, keyring) as session:
        notice = _notice(session, qtbot)
        assert "is locked" in spoken(notice)
        assert notice._link.text() == "Try again"
        keyring.locked = False
        with qtbot.waitSignal(session.place_changed):
            notice._link.click()
        assert notice._trouble.isHidden()
        assert notice._link.text() == "Change"


def test_a_missing_keyring_is_a_warning(tmp_path: Path, qtbot: QtBot) -> None:
    """Somebody whose keyring is gone today learns why the secrets are."""
    with opened(tmp_path, qtbot, None, "keyring") as session:
        notice = _notice(session, qtbot)
        assert "No system keyring that encrypts was found." in spoken(notice)
        session.problem = Problem("The secrets cannot be written.", kind="unwritable")
        session.place_changed.emit()
        assert notice._link.text() == "Try again"
