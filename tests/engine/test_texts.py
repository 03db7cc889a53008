"""Facts about the text that a search looks through."""

from pathlib import Path

from inspector.engine.texts import text_of, text_there
from tests.engine.house import FUSE, archive_of, gzipped


def test_a_compressed_body_is_searched_as_it_reads(tmp_path: Path) -> None:
    """What the window shows is what is found."""
    with archive_of(tmp_path, gzipped(FUSE)) as archive:
        capture = archive.reader.capture(1)

    assert capture is not None
    assert "financial_connection.sync_data" in text_of(capture)


def test_the_worker_reads_the_archive_itself(tmp_path: Path) -> None:
    """A capture that is gone has no text."""
    with archive_of(tmp_path, FUSE) as archive:
        assert "sync_data" in text_there(archive.path, 1)
        assert text_there(archive.path, 2) == ""
