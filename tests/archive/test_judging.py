"""Judgements, and which captures still wait for one."""

from pathlib import Path

import pytest

from inspector.archive import judging
from inspector.archive.archive import Archive
from inspector.archive.preparing import prepare, prepare_all
from inspector.archive.values import Used
from inspector.core.event import Event
from inspector.core.problem import Problem
from inspector.core.verdict import Finding, Outcome, Verdict
from tests.archive.making import arrived, judgement, keep, opened, verdict

BAD = verdict(Outcome.FAILED)


def test_a_judgement_comes_back_whole(archive: Archive) -> None:
    """Event, verdicts with their explanations and secret ids, findings."""
    keep(archive, arrived())
    event = Event("powens", "T", "t", "One line", "e", "sandbox", "mx", "u", "idem", "delivery")
    one = judgement(1)._replace(
        event=event,
        verdicts=(Verdict("powens-hmac", Outcome.VERIFIED, "Fits.", "old", "id-7", "path"), BAD),
        findings=(Finding("duplicate-keys", "Twice the same."),),
    )
    assert archive.store_judgements([one]) is None

    assert archive.reader.judgements([1]) == [one]


def test_counts_of_failing_follow_a_new_judgement(archive: Archive) -> None:
    """Editing a secret turns failing captures into passing ones, in both counts."""
    keep(archive, arrived(), arrived(endpoint="/x"))
    assert archive.store_judgements([judgement(1, BAD), judgement(2, BAD)]) is None
    assert archive.counts().failing == 2
    assert archive.store_judgements([judgement(2, BAD), judgement(2, verdict())]) is None

    assert archive.counts().failing == archive.reader.counts().failing == 1
    assert archive.counts().endpoints == {"/fuse": (1, 1), "/x": (1, 0)}


def test_first_judgements_count_like_any(archive: Archive) -> None:
    """Failing captures by their endpoint, and how many each secret verified, and the newest."""
    keep(archive, arrived(), arrived(5), arrived(7, endpoint="/x"), arrived(6))
    good = [judgement(number, verdict()) for number in (2, 4)]
    bad = [judgement(number, BAD) for number in (1, 3)]
    assert archive.store_first_judgements(prepare_all(good + bad)) is None

    assert archive.counts().endpoints == {"/fuse": (3, 1), "/x": (1, 1)}
    assert archive.counts() == archive.reader.counts()
    assert archive.secret_usage() == {"id-1": Used(2, arrived(6).received_at)}
    assert archive.judged_to == 4
    assert archive.reader.judgements([1, 2, 3, 4]) == sorted(good + bad)


def test_a_first_judgement_may_find_one_already_there(archive: Archive) -> None:
    """History was judged anew meanwhile: the later judgement counts, and each capture once."""
    keep(archive, arrived(), arrived())
    assert archive.store_judgements([judgement(1, BAD)]) is None
    late = prepare_all([judgement(2, BAD), judgement(1, verdict())])
    assert archive.store_first_judgements(late) is None

    assert archive.counts().failing == archive.reader.counts().failing == 1
    assert archive.secret_usage()["id-1"].captures == 1
    assert archive.judged_to == 2


def test_what_is_no_capture_is_not_judged(archive: Archive) -> None:
    """Ids of gaps, and of captures that were thrown away meanwhile, are passed over."""
    archive.add_gap(1, 2, "")
    assert archive.commit() is None
    assert archive.store_judgements([judgement(1, BAD), judgement(99, BAD)]) is None
    assert archive.store_judgements([]) is None

    assert archive.counts().failing == 0
    assert archive.reader.judgements([1, 99]) == []


def test_unjudged_captures_are_known_after_a_restart(path: Path) -> None:
    """Stopping never discards judging still to do, whatever order it was done in."""
    archive = opened(Archive.open(path))
    keep(archive, *(arrived(number) for number in range(6)))
    assert archive.store_judgements([judgement(4), judgement(1)]) is None
    assert archive.unjudged(10) == [2, 3, 5, 6]
    assert archive.unjudged(1, after=3) == [5]
    archive.close()

    archive = opened(Archive.open(path))
    assert archive.judged_to == 1
    assert archive.unjudged(2) == [2, 3]
    assert archive.store_judgements([judgement(3), judgement(2)]) is None
    assert archive.judged_to == 3
    assert archive.unjudged(10) == [5, 6]
    assert archive.judged_to == 4
    assert archive.store_judgements([judgement(5), judgement(6)]) is None
    assert archive.judged_to == 6
    archive.close()


def test_a_gap_does_not_hold_the_mark_for_ever(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A gap is never judged; memory for what lies behind it stays bounded."""
    monkeypatch.setattr(judging, "MANY_AHEAD", 3)
    archive.add_gap(1, 2, "")
    keep(archive, *(arrived(number) for number in range(10)))
    for number in range(2, 12):
        assert archive.store_judgements([judgement(number)]) is None

    assert archive.judged_to == 11
    assert archive._judgements._ahead == set()
    assert archive.unjudged(5) == []


def test_a_failure_keeps_counts_and_mark(archive: Archive) -> None:
    """On a full disk nothing is half done, and it works once there is room."""
    keep(archive, *(arrived(number) for number in range(300)))
    many = [judgement(number, BAD, kind=f"{number}{'k' * 900}") for number in range(1, 301)]
    archive._connection.execute("PRAGMA max_page_count = 1")
    problem = archive.store_judgements(many)

    assert isinstance(problem, Problem)
    assert (archive.counts().failing, archive.judged_to) == (0, 0)
    archive._connection.execute("PRAGMA max_page_count = 100000")
    assert archive.store_judgements(many) is None
    assert (archive.counts().failing, archive.judged_to) == (300, 300)


def test_texts_with_lone_surrogates_are_kept(archive: Archive) -> None:
    """JSON may hold them; they reach a description or an id."""
    keep(archive, arrived())
    odd = judgement(1)._replace(event=Event("fuse", "\ud800", "\ud800", "a\udfffb", "\ud800"))

    for stored in (archive.store_first_judgements([prepare(odd)]), archive.store_judgements([odd])):
        assert stored is None
        assert archive.reader.rows([1])[0].description == "a?b"
