"""Stored reasons of failed signatures."""

from inspector.archive.archive import Archive
from inspector.archive.values import StoredDiagnosis


def test_each_scheme_of_a_capture_has_its_newest_diagnosis(archive: Archive) -> None:
    """A later one replaces the one before; others stay."""
    old = StoredDiagnosis("powens-hmac", "[]", '["gzip"]', "basis 1")
    new = old._replace(causes='[{"id":"gzip"}]', basis="basis 2")
    token = StoredDiagnosis("powens-token", "[]", "[]", "basis 1")
    for capture, found in ((1, old), (1, token), (2, old), (1, new)):
        assert archive.save_diagnosis(capture, found) is None

    assert archive.reader.diagnoses(1) == [new, token]
    assert archive.reader.diagnoses(2) == [old]
    assert archive.reader.diagnoses(3) == []
