"""What is entered for a sync is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.credential import Credential
from inspector.core.secret import Use
from inspector.gui.session import Session
from inspector.gui.sync_filling import fill_in, keep_address
from tests.gui.window_kit import OpenLink, session_of


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:  # noqa: ARG001 - Qt runs
    made, _ = session_of(tmp_path)
    yield made
    made.feed.close()
    made.vault.close()


def test_the_key_becomes_a_secret_of_the_environment(session: Session) -> None:
    """One that was there for it is replaced, so that there are never two current ones."""
    fill_in(session, "secret:fuse", "first", "Sandbox")
    fill_in(session, "secret:fuse", "second", "sandbox")
    fill_in(session, "secret:fuse", "any", "staging", "/fuse")
    kept = [(one.value, one.environment, one.endpoint) for one in session.vault.secrets]
    assert kept == [("second", "sandbox", ""), ("any", "", "/fuse")]
    assert {one.use for one in session.vault.secrets} == {Use.CURRENT}


def test_a_credential_is_kept_for_its_environment(session: Session) -> None:
    """For any where the environment is none we know."""
    fill_in(session, "credential:Mx-Api-Key", "a", "production")
    fill_in(session, "credential:Mx-Api-Key", "b", "")
    assert session.vault.credentials == (
        Credential("Mx-Api-Key", "a", "production"),
        Credential("Mx-Api-Key", "b", ""),
    )


def test_an_address_is_told_to_the_engine(session: Session) -> None:
    """And taken back when it is empty."""
    fill_in(session, "address:staging", "https://x.example", "staging")
    assert session.settings.sync_addresses == {"staging": "https://x.example"}
    link = session.link
    assert isinstance(link, OpenLink)
    assert link.commands("settings")[-1]["sync_addresses"] == {"staging": "https://x.example"}
    keep_address(session, "staging", "")
    assert session.settings.sync_addresses == {}
