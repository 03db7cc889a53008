"""The keeper that writes one sealed file."""

import os
import stat
import sys
from pathlib import Path

import pytest

from inspector.core.problem import Problem
from inspector.vault.passphrase_file import PassphraseFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "secrets.vault"


def _written(path: Path, text: str = "the text") -> PassphraseFile:
    file = PassphraseFile(path)
    assert file.choose_passphrase("correct horse") is None
    assert file.write(text) is None
    return file


def test_another_start_needs_the_passphrase(path: Path) -> None:
    """Locked until the right one is given."""
    _written(path)
    file = PassphraseFile(path)
    assert file.exists
    assert file.locked
    assert isinstance(file.read(), Problem)
    assert isinstance(file.write("other"), Problem)
    wrong = file.unlock("wrong horse")
    assert wrong is not None
    assert wrong.kind == "wrong-passphrase"
    assert file.locked
    assert file.unlock("correct horse") is None
    assert file.read() == "the text"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no modes")
def test_only_the_user_may_read_it(path: Path) -> None:
    """Mode 0600 under a permissive umask, and nothing else beside it."""
    before = os.umask(0)
    try:
        _written(path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_the_text_is_in_no_file(path: Path) -> None:
    """What is on disk is sealed."""
    _written(path, "canary-secret")
    assert b"canary" not in path.read_bytes()


def test_a_tampered_file_is_damaged(path: Path) -> None:
    """The right passphrase does not open what somebody changed."""
    _written(path)
    block = bytearray(path.read_bytes())
    block[-1] ^= 1
    path.write_bytes(block)
    file = PassphraseFile(path)
    assert file.unlock("correct horse") is None
    problem = file.read()
    assert isinstance(problem, Problem)
    assert problem.kind == "damaged"


def test_a_short_passphrase_is_refused(path: Path) -> None:
    """Seven characters are too few."""
    problem = PassphraseFile(path).choose_passphrase("1234567")
    assert problem is not None
    assert problem.kind == "short-passphrase"


def test_a_new_passphrase_holds_from_the_next_write(path: Path) -> None:
    """The old one opens the file until then, and not afterwards."""
    file = _written(path)
    assert file.choose_passphrase("battery staple") is None
    assert PassphraseFile(path).unlock("correct horse") is None
    assert file.read() == "the text"
    assert file.write("the text") is None
    assert PassphraseFile(path).unlock("correct horse") is not None
    assert PassphraseFile(path).unlock("battery staple") is None


def test_a_failed_write_keeps_the_old_file_and_its_passphrase(path: Path) -> None:
    """When the file cannot be replaced, everything is as before."""
    file = _written(path)
    kept = path.read_bytes()
    path.unlink()
    (path / "in-the-way").mkdir(parents=True)
    file.choose_passphrase("battery staple")
    problem = file.write("other")
    assert problem is not None
    assert problem.kind == "unwritable"
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    (path / "in-the-way").rmdir()
    path.rmdir()
    path.write_bytes(kept)
    assert file.read() == "the text"


def test_unlocking_no_file_is_a_problem(path: Path) -> None:
    """There is nothing to open."""
    problem = PassphraseFile(path).unlock("correct horse")
    assert problem is not None
    assert problem.kind == "no-file"


def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    """A directory in its place is said in a sentence."""
    file = PassphraseFile(tmp_path)
    assert isinstance(file.read(), Problem)
    assert isinstance(file.unlock("correct horse"), Problem)
    assert isinstance(file.erase(), Problem)


def test_erasing_deletes_the_file(path: Path) -> None:
    """And a later write needs a passphrase again."""
    file = _written(path)
    assert file.erase() is None
    assert not path.exists()
    assert file.locked
