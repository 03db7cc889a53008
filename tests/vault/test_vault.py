"""Where secrets rest, and how they move."""

from pathlib import Path

import pytest

from inspector.core.credential import Credential
from inspector.core.secret import Secret, Use
from inspector.vault import KeeperId, Kept, Vault
from tests.vault.fake_keyring import FakeKeyring

CANARY = "canary-7f3a-secret-value"
SECRETS = (
    Secret("1", "fuse", CANARY, endpoint="/fuse", environment="sandbox"),
    Secret(
        "2", "powens-token", f"{CANARY}-2", Use.PREVIOUS, "Anna's", "/powens/{event}", "", "112"
    ),
)
PASSPHRASE = "correct horse"


@pytest.fixture
def fake() -> FakeKeyring:
    return FakeKeyring()


def _vault(folder: Path, fake: FakeKeyring | None, wanted: str = "") -> Vault:
    return Vault(folder / "secrets.vault", "test", wanted, lambda: fake)


def test_a_keyring_is_taken_when_there_is_one(tmp_path: Path, fake: FakeKeyring) -> None:
    """Secrets come back at the next start without a question."""
    vault = _vault(tmp_path, fake)
    assert vault.load() == Kept(())
    assert vault.keeper_id is KeeperId.KEYRING
    assert vault.keyring_name == vault.keeper_name
    assert vault.save(SECRETS) is None
    assert _vault(tmp_path, fake).load().secrets == SECRETS


def test_without_a_keyring_they_last_for_the_session(tmp_path: Path) -> None:
    """Nothing is written anywhere, and the place says so."""
    vault = _vault(tmp_path, None)
    assert vault.load() == Kept(())
    assert vault.keeper_id is KeeperId.SESSION
    assert vault.keeper_name == "memory only"
    assert vault.save(SECRETS) is None
    assert vault.load().secrets == SECRETS
    assert list(tmp_path.rglob("*vault*")) == []


def test_a_wanted_keyring_that_is_missing_is_told(tmp_path: Path) -> None:
    """The user learns why the secrets of yesterday are not there."""
    vault = _vault(tmp_path, None, "keyring")
    problem = vault.load().problem
    assert problem is not None
    assert problem.kind == "no-keyring"
    assert vault.save(SECRETS) is None


def test_an_encrypted_file_is_unlocked_at_the_next_start(tmp_path: Path) -> None:
    """Locked, a wrong passphrase, then the right one."""
    first = _vault(tmp_path, None)
    first.load()
    assert first.move(KeeperId.FILE, SECRETS, PASSPHRASE) is None
    vault = _vault(tmp_path, None)
    locked = vault.load().problem
    assert locked is not None
    assert (locked.kind, vault.locked) == ("locked", True)
    assert vault.keeper_id is KeeperId.FILE
    wrong = vault.unlock("wrong horse").problem
    assert wrong is not None
    assert wrong.kind == "wrong-passphrase"
    assert vault.unlock(PASSPHRASE) == Kept(SECRETS)
    assert not vault.locked


def test_moving_erases_the_old_place(tmp_path: Path, fake: FakeKeyring) -> None:
    """From the keyring to a file, to memory, and back to the keyring."""
    vault = _vault(tmp_path, fake)
    vault.load()
    vault.save(SECRETS)
    assert vault.move(KeeperId.FILE, SECRETS, PASSPHRASE) is None
    assert fake.entries == {}
    assert vault.file_exists
    assert vault.move(KeeperId.SESSION, SECRETS) is None
    assert not (tmp_path / "secrets.vault").exists()
    assert vault.move(KeeperId.KEYRING, SECRETS) is None
    assert _vault(tmp_path, fake).load().secrets == SECRETS


def test_a_failed_move_changes_nothing(tmp_path: Path, fake: FakeKeyring) -> None:
    """Too short a passphrase, no keyring: secrets stay where they are."""
    vault = _vault(tmp_path, fake)
    vault.load()
    vault.save(SECRETS)
    assert vault.move(KeeperId.FILE, SECRETS, "short") is not None
    assert vault.keeper_id is KeeperId.KEYRING
    assert not vault.file_exists
    alone = _vault(tmp_path, None)
    alone.load()
    assert alone.move(KeeperId.KEYRING, SECRETS) is not None
    assert alone.keeper_id is KeeperId.SESSION


def test_the_file_in_use_can_get_another_passphrase(tmp_path: Path) -> None:
    """The old one does not open it any more."""
    vault = _vault(tmp_path, None)
    vault.load()
    vault.move(KeeperId.FILE, SECRETS, PASSPHRASE)
    assert vault.move(KeeperId.FILE, SECRETS, "battery staple") is None
    other = _vault(tmp_path, None)
    assert other.unlock(PASSPHRASE).problem is not None
    assert other.unlock("battery staple").secrets == SECRETS


def test_a_file_nobody_unlocked_is_not_overwritten(tmp_path: Path) -> None:
    """Moving secrets into a file does not destroy those of an earlier time."""
    first = _vault(tmp_path, None)
    first.load()
    first.move(KeeperId.FILE, SECRETS, PASSPHRASE)
    vault = _vault(tmp_path, None, "session")
    vault.load()
    problem = vault.move(KeeperId.FILE, (), PASSPHRASE)
    assert problem is not None
    assert problem.kind == "file-exists"
    assert vault.unlock(PASSPHRASE).secrets == SECRETS


def test_what_could_not_be_read_is_not_overwritten(tmp_path: Path, fake: FakeKeyring) -> None:
    """A keyring that was locked at the start keeps its secrets when one is added later."""
    first = _vault(tmp_path, fake)
    first.load()
    first.save(SECRETS)
    fake.locked = True
    vault = _vault(tmp_path, fake)
    assert vault.load().problem is not None
    fake.locked = False
    problem = vault.save(SECRETS[:1])
    assert problem is not None
    assert problem.kind == "not-read"
    assert vault.move(KeeperId.SESSION, ()) is None
    assert _vault(tmp_path, fake).load().secrets == SECRETS


def test_damaged_secrets_can_be_replaced(tmp_path: Path, fake: FakeKeyring) -> None:
    """After saying so, saving starts anew."""
    fake.set_password("test index", "secrets", "nonsense")
    vault = _vault(tmp_path, fake)
    assert vault.load().problem is not None
    assert vault.save(SECRETS) is None
    assert vault.load().secrets == SECRETS


def test_the_choice_of_the_user_wins(tmp_path: Path, fake: FakeKeyring) -> None:
    """This session only, though there is a keyring; the file, though there is a keyring."""
    vault = _vault(tmp_path, fake, "session")
    vault.load()
    assert vault.keeper_id is KeeperId.SESSION
    vault.move(KeeperId.FILE, SECRETS, PASSPHRASE)
    again = _vault(tmp_path, fake, "file")
    again.load()
    assert again.keeper_id is KeeperId.FILE


def test_no_file_ever_holds_a_secret(tmp_path: Path, fake: FakeKeyring) -> None:
    """Everything the vault writes is scanned for a planted value, in several encodings."""
    vault = _vault(tmp_path, fake)
    vault.load()
    vault.save(SECRETS)
    vault.move(KeeperId.FILE, SECRETS, PASSPHRASE)
    vault.save(SECRETS[:1])
    needles = {CANARY.encode(), CANARY.encode("utf-16-le"), PASSPHRASE.encode()}
    for path in tmp_path.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert not any(needle in content for needle in needles), path
    assert CANARY not in repr(vault)
    assert CANARY not in repr(vault.load())


def test_a_write_problem_is_returned(tmp_path: Path, fake: FakeKeyring) -> None:
    """The keeper's own sentence reaches the caller."""
    vault = _vault(tmp_path, fake)
    vault.load()
    fake.locked = True
    problem = vault.save(SECRETS)
    assert problem is not None
    assert problem.kind == "keyring-locked"


def test_credentials_go_with_the_secrets(tmp_path: Path, fake: FakeKeyring) -> None:
    """Kept, read, and moved from the keyring to an encrypted file."""
    credentials = (Credential("Mx-Api-Key", "value", "sandbox"),)
    vault = _vault(tmp_path, fake)
    vault.load()
    assert vault.save(SECRETS, credentials) is None
    assert _vault(tmp_path, fake).load() == Kept(SECRETS, None, credentials)
    assert vault.move(KeeperId.FILE, SECRETS, PASSPHRASE, credentials) is None
    again = _vault(tmp_path, None)
    again.load()
    assert again.unlock(PASSPHRASE).credentials == credentials
