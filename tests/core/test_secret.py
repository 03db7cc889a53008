"""A secret never shows itself."""

from inspector.core.secret import Secret, Use


def test_repr_hides_the_value() -> None:
    """Neither repr nor str shows the value."""
    secret = Secret("1", "fuse", "do-not-show")

    assert "do-not-show" not in repr(secret)
    assert "do-not-show" not in str(secret)


def test_name_is_the_label_else_the_use() -> None:
    """A sentence calls it by its label when the user gave one."""
    assert Secret("1", "fuse", "x", Use.PREVIOUS).name == "previous"
    assert Secret("1", "fuse", "x", label="staging").name == "staging"


def test_fingerprint_tells_two_apart() -> None:
    """Four hex digits follow the value, not the id; any text has one."""
    first = Secret("1", "fuse", "one")

    assert first.fingerprint == Secret("2", "fiskil", "one").fingerprint
    assert first.fingerprint != Secret("1", "fuse", "two").fingerprint
    assert len(Secret("1", "fuse", "\udcff\ud800").fingerprint) == 4


def test_a_use_reads_as_its_word() -> None:
    """Uses are written into sentences as they are."""
    assert f"{Use.CURRENT} {Use.PREVIOUS} {Use.RETIRED}" == "current previous retired"
