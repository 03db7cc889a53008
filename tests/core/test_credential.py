"""A credential never shows itself."""

from inspector.core.credential import Credential


def test_its_value_is_in_no_repr() -> None:
    """Neither alone nor in a list."""
    found = Credential("Mx-Api-Key", "hunter2", "sandbox")

    assert "hunter2" not in repr([found])
    assert "Mx-Api-Key" in repr(found)
