"""A documented cause as a value."""

from inspector.doctor.known import Known


def test_blanks_are_filled_by_name() -> None:
    """The sentences of a cause are templates."""
    known = Known("secret-empty", "{owner} uses a key.", "Set the {word}.")

    assert known.explanation.format(owner="Fuse") == "Fuse uses a key."
