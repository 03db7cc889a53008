"""Notes and colours beside captures."""

from inspector.archive.archive import Archive
from inspector.archive.notes import NO_NOTE
from inspector.archive.values import Note


def test_a_note_replaces_the_one_before(archive: Archive) -> None:
    """Each capture has one; lone surrogates do not stop it."""
    for capture, note in ((1, Note("a", "red")), (2, Note("b\ud800", "")), (1, Note("", "blue"))):
        assert archive.save_note(capture, note) is None

    assert archive.reader.note(1) == Note("", "blue")
    assert archive.reader.notes(range(9)) == {1: Note("", "blue"), 2: Note("b?", "")}
    assert archive.reader.note(3) == NO_NOTE


def test_an_empty_note_is_forgotten(archive: Archive) -> None:
    """Neither text nor colour: as if there never was one."""
    assert archive.save_note(1, Note("a", "red")) is None
    assert archive.save_note(1, NO_NOTE) is None

    assert archive.reader.notes([1]) == {}
