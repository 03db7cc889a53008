"""The three keepers keep one contract."""

from pathlib import Path

import pytest

from inspector.core.problem import Problem
from inspector.vault.keeper import Keeper, KeeperId
from inspector.vault.keyring_keeper import Keyring
from inspector.vault.passphrase_file import PassphraseFile
from inspector.vault.session import Session
from tests.vault.fake_keyring import FakeKeyring


def _keeper(kind: KeeperId, folder: Path) -> Keeper:
    if kind is KeeperId.KEYRING:
        return Keyring(FakeKeyring(), "test")
    if kind is KeeperId.SESSION:
        return Session()
    file = PassphraseFile(folder / "secrets.vault")
    assert file.choose_passphrase("correct horse") is None
    return file


@pytest.mark.parametrize("kind", list(KeeperId))
def test_a_keeper_gives_back_what_it_was_given(kind: KeeperId, tmp_path: Path) -> None:
    """Nothing, then a text, then a longer one, then nothing again."""
    keeper = _keeper(kind, tmp_path)
    assert keeper.id is kind
    assert keeper.name
    assert not keeper.locked
    assert keeper.read() is None
    for text in ("short", "long " * 20_000, "short again"):
        assert keeper.write(text) is None
        assert keeper.read() == text
    assert keeper.erase() is None
    assert not isinstance(keeper.read(), str)
    assert keeper.erase() is None or isinstance(keeper.erase(), Problem)
