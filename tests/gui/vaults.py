"""A vault session on a fake keyring and a fake link, for tests of pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from inspector.gui.vault_session import VaultSession
from inspector.vault import Vault
from tests.gui.fake_link import FakeLink
from tests.vault.fake_keyring import FakeKeyring


@contextmanager
def opened(
    folder: Path,
    qtbot: QtBot,
    keyring: FakeKeyring | None,
    wanted: str = "",
    link: FakeLink | None = None,
) -> Iterator[VaultSession]:
    """A session that has read its vault; closed at the end."""
    link = link or FakeLink()
    vault = Vault(folder / "secrets.vault", "test", wanted, lambda: keyring)
    session = VaultSession(vault, link)
    with qtbot.waitSignal(session.place_changed):
        session.load()
    yield session
    assert session.close()
