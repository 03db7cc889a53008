"""Stored reasons of failed signatures."""

from inspector.archive.archive import Archive
from inspector.archive.diagnoses import undiagnosed
from inspector.archive.values import Judgement, StoredDiagnosis
from inspector.core.event import Event
from inspector.core.verdict import Outcome, Verdict
from tests.archive.making import arrived, keep


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


def test_failing_captures_without_a_diagnosis_are_found(archive: Archive) -> None:
    """The newest ones, without those that were diagnosed on the same basis."""
    outcomes = (Outcome.FAILED, Outcome.VERIFIED, Outcome.EXPIRED, Outcome.FAILED)
    judged = [
        Judgement(number, Event(), (Verdict("fuse", outcome, ""),))
        for number, outcome in enumerate(outcomes, 1)
    ]
    keep(archive, *[arrived()] * 4)
    assert archive.store_judgements(judged) is None
    archive.save_diagnosis(3, StoredDiagnosis("fuse", "[]", "[]", "now"))
    archive.save_diagnosis(4, StoredDiagnosis("fuse", "[]", "[]", "before"))
    connection = archive.reader.connection
    assert undiagnosed(connection, "now", 10, 10) == [4, 1]
    assert undiagnosed(connection, "now", 2, 10) == [4]
    assert undiagnosed(connection, "now", 10, 2) == [4]
