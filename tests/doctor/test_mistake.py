"""The order of causes."""

from inspector.doctor.mistake import Mistake, root_first


def test_the_root_comes_first() -> None:
    """A file name used as key, printed as hex: the key first, then the digest."""
    mistakes = (Mistake("digest-hex"), Mistake("body-bom"), Mistake("secret-is-file-name"))

    assert [one.id for one in root_first(mistakes)] == [
        "secret-is-file-name", "body-bom", "digest-hex",
    ]  # fmt: skip


def test_a_mistake_is_told_once() -> None:
    """Equal mistakes count as one."""
    assert root_first((Mistake("digest-hex"), Mistake("digest-hex"))) == (Mistake("digest-hex"),)
