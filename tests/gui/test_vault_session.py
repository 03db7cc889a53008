"""The window's face of the vault."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.credential import Credential
from inspector.core.problem import Problem
from inspector.core.secret import Secret, Use
from inspector.gui.vault_session import Place, VaultSession
from inspector.vault import KeeperId, Vault
from tests.gui.fake_link import FakeLink
from tests.vault.fake_keyring import FakeKeyring

FUSE = Secret("1", "fuse", "canary-fuse", endpoint="/fuse")
FISKIL = Secret("2", "fiskil", "canary-fiskil", endpoint="/fiskil")


@pytest.fixture
def keyring() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def link(qtbot: QtBot) -> FakeLink:
    del qtbot
    return FakeLink()


@pytest.fixture
def session(link: FakeLink, keyring: FakeKeyring, tmp_path: Path) -> Iterator[VaultSession]:
    vault = Vault(tmp_path / "secrets.vault", "test", "", lambda: keyring)
    made = VaultSession(vault, link)
    yield made
    assert made.close()


def _problem(session: VaultSession) -> str:
    return session.problem.kind if session.problem else ""


def _load(session: VaultSession, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.place_changed):
        session.load()


def test_loading_does_not_wait_for_the_keyring(
    session: VaultSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A keyring that asks its user keeps a thread waiting, not the window."""
    answer = Event()
    load = session._vault.load

    def slow() -> object:
        assert answer.wait(10)
        return load()

    monkeypatch.setattr(session._vault, "load", slow)
    session.load()
    assert not session.loaded
    with qtbot.waitSignal(session.place_changed):
        answer.set()
    assert session.loaded


def test_a_change_reaches_engine_and_keyring(
    session: VaultSession, link: FakeLink, keyring: FakeKeyring, qtbot: QtBot
) -> None:
    """The engine is told at once, the keyring afterwards."""
    _load(session, qtbot)
    with qtbot.waitSignal(session.keeper_chosen) as chosen:
        session.put(FUSE)
        assert session.secrets == (FUSE,)
        assert link.commands("secrets")[-1] == {"secrets": [FUSE]}
    assert chosen.args == ["keyring"]
    assert session.problem is None
    assert any("canary-fuse" in text for text in keyring.entries.values())


def test_secrets_come_back_at_the_next_start(
    session: VaultSession, keyring: FakeKeyring, qtbot: QtBot, tmp_path: Path
) -> None:
    """And the engine of that start gets them."""
    _load(session, qtbot)
    with qtbot.waitSignal(session.place_changed):
        session.put(FUSE, FISKIL)
    link = FakeLink()
    again = VaultSession(Vault(tmp_path / "secrets.vault", "test", "", lambda: keyring), link)
    _load(again, qtbot)
    assert again.secrets == (FUSE, FISKIL)
    assert link.commands("secrets") == [{"secrets": [FUSE, FISKIL]}]
    assert again.close()


def test_putting_replaces_by_id_and_keeps_the_order(session: VaultSession) -> None:
    """Rotation changes one and adds one in a single step."""
    session.put(FUSE, FISKIL)
    older = Secret("1", "fuse", "canary-fuse", Use.PREVIOUS)
    newer = Secret("3", "fuse", "canary-new")
    session.put(older, newer)
    assert session.secrets == (older, FISKIL, newer)


def test_a_removed_secret_can_come_back_to_its_place(session: VaultSession) -> None:
    """Undo restores the list as it was."""
    session.put(FUSE, FISKIL)
    session.remove("1")
    assert list(session.secrets) == [FISKIL]
    session.insert(FUSE, 0)
    assert list(session.secrets) == [FUSE, FISKIL]


def test_a_restarted_engine_is_told_again(session: VaultSession, link: FakeLink) -> None:
    """Before anything is known, a running engine is not told to forget."""
    link.connected.emit({})
    assert link.commands("secrets") == []
    session.put(FUSE)
    link.connected.emit({})
    assert link.commands("secrets") == [{"secrets": [FUSE]}] * 2


def test_a_locked_vault_makes_no_engine_forget(
    session: VaultSession, link: FakeLink, keyring: FakeKeyring, qtbot: QtBot
) -> None:
    """Until it is unlocked the engine keeps what it has, and history its badges."""
    keyring.locked = True
    _load(session, qtbot)
    link.connected.emit({})
    assert link.commands("secrets") == []
    keyring.locked = False
    _load(session, qtbot)
    assert link.commands("secrets") == [{"secrets": []}]


def test_what_was_entered_before_loading_ended_is_kept(
    session: VaultSession, keyring: FakeKeyring, qtbot: QtBot, tmp_path: Path
) -> None:
    """Both lists are joined and stored."""
    other = Vault(tmp_path / "secrets.vault", "test", "", lambda: keyring)
    other.load()
    other.save([FUSE])
    session.put(FISKIL)
    with qtbot.waitSignal(session.keeper_chosen):
        session.load()
    assert session.secrets == (FUSE, FISKIL)
    assert other.load().secrets == (FUSE, FISKIL)


def test_a_locked_keyring_loses_nothing(
    session: VaultSession, keyring: FakeKeyring, qtbot: QtBot, tmp_path: Path
) -> None:
    """A secret added while it was locked joins those in it once it is unlocked."""
    other = Vault(tmp_path / "secrets.vault", "test", "", lambda: keyring)
    other.load()
    other.save([FUSE])
    keyring.locked = True
    _load(session, qtbot)
    assert _problem(session) == "keyring-locked"
    keyring.locked = False
    with qtbot.waitSignal(session.place_changed):
        session.put(FISKIL)
    assert _problem(session) == "not-read"
    with qtbot.waitSignal(session.keeper_chosen):
        session.load()
    assert _problem(session) == ""
    assert other.load().secrets == (FUSE, FISKIL)


def test_moving_and_unlocking(session: VaultSession, qtbot: QtBot, tmp_path: Path) -> None:
    """Into a file, then a new start: a wrong passphrase, then the right one."""
    problems: list[Problem | None] = []
    _load(session, qtbot)
    session.put(FUSE)
    with qtbot.waitSignal(session.keeper_chosen, check_params_cb=lambda to: to == "file"):
        session.move(KeeperId.FILE, "correct horse", problems.append)
    assert session.place.id is KeeperId.FILE
    assert session.place.file_exists
    link = FakeLink()
    again = VaultSession(Vault(tmp_path / "secrets.vault", "test", "", lambda: None), link)
    _load(again, qtbot)
    assert again.place == Place(KeeperId.FILE, "an encrypted file", locked=True, file_exists=True)
    again.unlock("wrong horse", problems.append)
    with qtbot.waitSignal(again.keeper_chosen):
        again.unlock("correct horse", problems.append)
    assert [problem.kind if problem else None for problem in problems] == [
        None,
        "wrong-passphrase",
        None,
    ]
    assert again.secrets == (FUSE,)
    assert again.close()
    assert not again.place.locked


def test_a_failed_move_says_why(session: VaultSession, qtbot: QtBot) -> None:
    """The place stays, and so does everything in it."""
    _load(session, qtbot)
    problems: list[Problem | None] = []
    with qtbot.waitSignal(session.place_changed):
        session.move(KeeperId.FILE, "short", problems.append)
    assert problems[0] is not None
    assert session.place.id is KeeperId.KEYRING


def test_a_secret_shows_itself_in_no_repr(session: VaultSession) -> None:
    """Neither the list nor the session prints a value."""
    session.put(FUSE)
    assert "canary" not in repr(session.secrets)
    assert "canary" not in repr(session)


def test_credentials_are_kept_and_told_like_secrets(
    session: VaultSession, link: FakeLink, keyring: FakeKeyring, qtbot: QtBot, tmp_path: Path
) -> None:
    """The engine first, then the vault; the same name and environment replaces; what was entered
    before the vault was read stays."""
    early = Credential("Fuse-Client-Id", "canary-early")
    session.put_credential(early)
    _load(session, qtbot)
    session.put_credential(Credential("Mx-Api-Key", "canary-old", "sandbox"))
    session.put_credential(Credential("Mx-Api-Key", "canary-new", "sandbox"))
    session.put_credential(Credential("Mx-Api-Key", "canary-else"))
    session.remove_credential("Mx-Api-Key")
    session.put(FUSE)
    assert session.close()

    told = link.commands("credentials")[-1]["credentials"]
    assert told == [early, Credential("Mx-Api-Key", "canary-new", "sandbox")]
    other = FakeLink()
    again = VaultSession(Vault(tmp_path / "secrets.vault", "test", "", lambda: keyring), other)
    _load(again, qtbot)
    assert (again.credentials, again.secrets) == (session.credentials, (FUSE,))
    other.connected.emit({})
    assert len(other.commands("credentials")) == 2
    assert again.close()
