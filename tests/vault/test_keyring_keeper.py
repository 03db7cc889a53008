"""The keeper that asks the system's keyring."""

import json

import keyring
import pytest
from keyring.backends import fail, null

from inspector.core.problem import Problem
from inspector.vault import keyring_keeper
from inspector.vault.keyring_keeper import Keyring, find_backend
from tests.vault.fake_keyring import FakeKeyring


@pytest.fixture
def fake() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> FakeKeyring:
    """A keyring whose entries hold 1,280 UTF-16 units."""
    monkeypatch.setattr(FakeKeyring, "__module__", "keyring.backends.Windows")
    return FakeKeyring(longest=1280)


def test_a_long_text_is_stored_in_parts(windows: FakeKeyring) -> None:
    """Each part fits into a Windows credential, and reading joins them."""
    keeper = Keyring(windows, "test")
    assert keeper.name == "Windows Credential Manager"
    text = "0123456789" * 1000
    assert keeper.write(text) is None
    assert len(windows.entries) > 8
    assert keeper.read() == text


def test_a_shorter_text_leaves_no_old_parts(windows: FakeKeyring) -> None:
    """Only the index and the present parts are stored."""
    keeper = Keyring(windows, "test")
    keeper.write("x" * 5000)
    keeper.write("short")
    assert len(windows.entries) == 2
    assert "x" * 100 not in str(windows.entries)


@pytest.mark.parametrize("writes", range(5))
def test_a_crash_between_parts_leaves_the_old_text(windows: FakeKeyring, writes: int) -> None:
    """Whichever write fails, what was stored before is still whole."""
    keeper = Keyring(windows, "test")
    keeper.write("old " * 1000)
    windows.writes_left = writes
    assert isinstance(keeper.write("new " * 1000), Problem)
    assert keeper.read() == "old " * 1000


def test_a_missing_part_is_damage(windows: FakeKeyring) -> None:
    """Half a text is never taken for the whole, and can be replaced."""
    keeper = Keyring(windows, "test")
    keeper.write("x" * 5000)
    del windows.entries["test a1", "secrets"]
    problem = keeper.read()
    assert isinstance(problem, Problem)
    assert problem.kind == "damaged"
    assert keeper.write("new") is None
    assert keeper.read() == "new"


@pytest.mark.parametrize(
    "index",
    [
        "no json",
        "7",
        "{}",
        json.dumps({"generation": "c", "parts": 1, "sha256": ""}),
        json.dumps({"generation": "a", "parts": 10**9, "sha256": ""}),
        json.dumps({"generation": [], "parts": 1, "sha256": ""}),
    ],
)
def test_a_foreign_index_is_damage(fake: FakeKeyring, index: str) -> None:
    """No index makes it raise or read without end."""
    fake.set_password("test index", "secrets", index)
    keeper = Keyring(fake, "test")
    problem = keeper.read()
    assert isinstance(problem, Problem)
    assert problem.kind == "damaged"
    assert keeper.erase() is None
    assert fake.entries == {}


def test_a_locked_keyring_is_a_problem(fake: FakeKeyring) -> None:
    """Reading, writing and erasing say so, and nothing is changed."""
    keeper = Keyring(fake, "test")
    keeper.write("text")
    fake.locked = True
    for problem in (keeper.read(), keeper.write("other"), keeper.erase()):
        assert isinstance(problem, Problem)
        assert problem.kind == "keyring-locked"
    fake.locked = False
    assert keeper.read() == "text"


def test_a_problem_quotes_nothing_it_was_given() -> None:
    """A backend that puts the text into its error does not make us show it."""
    problem = Keyring(FakeKeyring(longest=100), "test").write("canary " * 100)
    assert isinstance(problem, Problem)
    assert "canary" not in str(problem)
    assert "ValueError" in problem.sentence


def test_two_services_share_nothing(fake: FakeKeyring) -> None:
    """A portable directory has secrets of its own."""
    Keyring(fake, "one").write("a")
    assert Keyring(fake, "two").read() is None


class _Chain:
    """Stands for the chain that `keyring` makes where several backends work."""

    def __init__(self, *backends: object) -> None:
        self.backends = backends


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, FakeKeyring, _Chain])
def test_backends_that_do_not_encrypt_are_refused(
    backend: type[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Null, fail and anything unknown count as no keyring."""
    monkeypatch.setattr(keyring, "get_keyring", backend)
    assert find_backend() is None


def test_a_good_backend_is_found_in_a_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plain-text backend that is installed beside it is passed over."""
    good = FakeKeyring()
    plain_text: type[object] = null.Keyring
    monkeypatch.setattr(keyring_keeper, "KNOWN_GOOD", {FakeKeyring.__module__})
    monkeypatch.setattr(keyring, "get_keyring", lambda: _Chain(plain_text(), good))
    assert find_backend() is good


def test_a_misspelt_configuration_means_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever `keyring` raises while it looks, no keyring is the answer."""

    def raising() -> None:
        raise ModuleNotFoundError

    monkeypatch.setattr(keyring, "get_keyring", raising)
    assert find_backend() is None
