"""How many captures each secret verified, and the last of them."""

from pathlib import Path

from inspector.archive.archive import Archive
from inspector.archive.values import Judgement, Used
from inspector.core.problem import Problem
from inspector.core.verdict import Outcome, Verdict
from tests.archive.making import arrived, judgement, keep, opened

START = 1_700_000_000_000_000


def by(number: int, *secrets: str, outcome: Outcome = Outcome.VERIFIED) -> Judgement:
    """A capture that these secrets verified, each by a scheme of its own."""
    verdicts = (Verdict(f"s{n}", outcome, "", "", one) for n, one in enumerate(secrets))
    return judgement(number, *verdicts)


def held(archive: Archive, count: int = 6) -> None:
    """Put captures into the archive, the nth received n microseconds after START."""
    keep(archive, *(arrived(number) for number in range(1, count + 1)))


def store(archive: Archive, *judgements: Judgement) -> None:
    """Store judgements in one transaction."""
    assert archive.store_judgements(judgements) is None


def used(archive: Archive) -> dict[str, tuple[int, int]]:
    """Captures and the id of the last one by secret, once nothing is left to search."""
    while archive.search_usage(2):
        pass
    return {name: (one.captures, one.last - START) for name, one in archive.secret_usage().items()}


def test_a_capture_counts_once_for_each_secret_that_verified_it(archive: Archive) -> None:
    """Whatever the order of judging; a match that expired, or one by no stored secret, is none."""
    held(archive)
    store(archive, by(3, "a"), by(1, "a", "b"), by(2, "a", "a"))
    store(archive, by(4, "b", outcome=Outcome.EXPIRED), by(5, ""), by(6))

    assert used(archive) == {"a": (3, 3), "b": (1, 1)}


def test_a_new_judgement_takes_the_old_one_back(archive: Archive) -> None:
    """A secret that verifies nothing any more is gone; the same judgement again changes nothing."""
    held(archive)
    store(archive, by(1, "a"), by(2, "a", "b"), by(3, "b"))
    store(archive, by(2, "b"), by(3, "c"), by(3, "c"))
    assert used(archive) == {"a": (1, 1), "b": (1, 2), "c": (1, 3)}
    store(archive, by(1), by(2, "b"))

    assert used(archive) == {"b": (1, 2), "c": (1, 3)}


def test_the_last_match_of_before_is_found(archive: Archive) -> None:
    """In steps, however far back it is; until then the later time is told."""
    held(archive, 40)
    store(archive, by(2, "a"), by(3, "a"), *(by(number, "b") for number in range(4, 40)))
    store(archive, by(40, "a"))
    store(archive, by(40, "b"))

    assert archive.secret_usage()["a"] == Used(2, START + 40)
    assert archive.search_usage(2)
    assert archive.secret_usage()["a"] == Used(2, START + 40)
    assert used(archive) == {"a": (2, 3), "b": (37, 40)}
    assert not archive.search_usage(2)


def test_a_match_that_comes_while_another_is_searched_counts(archive: Archive) -> None:
    """A newer one ends the search; an older one is found by it."""
    held(archive, 20)
    store(archive, by(2, "a"), by(3, "b"), by(18, "a", "b"))
    store(archive, by(18))
    assert archive.search_usage(2)
    store(archive, by(9, "a"), by(19, "b"))

    assert used(archive) == {"a": (2, 9), "b": (2, 19)}


def test_the_same_capture_twice_in_one_transaction(archive: Archive) -> None:
    """The later judgement holds, whether it gives or takes a match."""
    held(archive)
    store(archive, by(1, "a"), by(4, "b"))
    store(archive, by(5, "a"), by(5), by(4), by(4, "b"))

    assert used(archive) == {"a": (1, 1), "b": (1, 4)}


def test_ids_that_look_alike_are_told_apart(archive: Archive) -> None:
    """An id within another's, an id that is a label, quotes and odd letters."""
    held(archive)
    odd = 'a"\\é\N{KEY}'
    store(archive, by(1, "a"), by(2, "aa"), by(3, odd), by(4, odd), by(5, "a"))
    label = Verdict("fuse", Outcome.VERIFIED, "", "a", "other")
    store(archive, by(4), by(5), judgement(2, label))

    assert used(archive) == {"a": (1, 1), "other": (1, 2), odd: (1, 3)}


def test_a_restart_changes_nothing(path: Path) -> None:
    """Counts, last matches, and that one is still to be searched."""
    archive = opened(Archive.open(path))
    held(archive)
    store(archive, by(1, "a"), by(2, "b"), by(5, "a"))
    store(archive, by(5))
    before = archive.secret_usage()
    archive.close()

    archive = opened(Archive.open(path))
    assert archive.secret_usage() == before == {"a": Used(1, START + 5), "b": Used(1, START + 2)}
    assert used(archive) == {"a": (1, 1), "b": (1, 2)}
    archive.close()


def test_what_was_not_committed_is_not_counted(archive: Archive) -> None:
    """After a full disk the counts are those of before, and right once there is room."""
    held(archive, 300)
    many = [
        judgement(n, Verdict("s", Outcome.VERIFIED, "", "", "a"), kind=f"{n}{'k' * 900}")
        for n in range(1, 301)
    ]
    archive._connection.execute("PRAGMA max_page_count = 1")
    assert isinstance(archive.store_judgements(many), Problem)
    assert used(archive) == {}
    archive._connection.execute("PRAGMA max_page_count = 100000")
    store(archive, *many)

    assert used(archive) == {"a": (300, 300)}
