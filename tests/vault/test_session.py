"""The keeper that forgets."""

from inspector.vault.session import Session


def test_two_sessions_share_nothing() -> None:
    """A new start knows nothing of the one before."""
    first = Session()
    first.write("a")
    assert first.read() == "a"
    assert Session().read() is None


def test_erasing_forgets() -> None:
    """Erased text cannot be read again."""
    session = Session()
    session.write("a")
    session.erase()
    assert session.read() is None
