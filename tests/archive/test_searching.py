"""Any part of a text is found, in the index and behind it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector.archive import indexing
from inspector.archive.archive import Archive
from inspector.archive.searching import TextSearch
from inspector.archive.text import fold
from inspector.archive.values import Note
from inspector.core.query import Condition
from tests.archive.making import arrived, body_text, indexed, keep

TEXTS = ["Apple pie", "PEAR", "apple and pear", "", "Straße Zoë \U0001f600", "a" * 5000 + "needle"]


def found(archive: Archive, *conditions: Condition) -> list[int]:
    """Ids that satisfy text conditions, newest first."""
    search = TextSearch(archive.reader.connection, conditions, body_text)
    behind, within = range(archive.last_id, search.indexed_to, -1), range(search.indexed_to, 0, -1)
    return [*search.among(behind), *search.among(within)]


@pytest.fixture(params=[0, 4, 6], ids=["nothing indexed", "some indexed", "all indexed"])
def filled(
    request: pytest.FixtureRequest, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> Archive:
    """An archive whose index reaches to different places."""
    monkeypatch.setattr(indexing, "BLOCK_TEXTS", 2)
    first = [arrived(number, text.encode()) for number, text in enumerate(TEXTS)]
    if request.param:
        keep(archive, *first[: request.param])
        indexed(archive)
    if request.param < 6:
        keep(archive, *first[request.param :])
    return archive


@pytest.mark.parametrize(
    ("conditions", "ids"),
    [
        ([Condition("text", ("APPLE",))], [3, 1]),
        ([Condition("text", ("pear", "pie"))], [3, 2, 1]),
        ([Condition("text", ("apple",)), Condition("text", ("pear",), negated=True)], [1]),
        ([Condition("text", ("p",), negated=True)], []),  # every head says POST
        ([Condition("text", ("strasse zoë \U0001f600",))], [5]),
        ([Condition("text", ("a" * 300 + "needle",))], [6]),
        ([Condition("text", ("a" * 6000,))], []),
        ([Condition("text", ("host: here\r\n\r\n",))], [6, 5, 4, 3, 2, 1]),
        ([Condition("text", ('"; DROP TABLE texts; --',))], []),
    ],
)
def test_texts_are_found_wherever_the_index_ends(
    filled: Archive, conditions: list[Condition], ids: list[int]
) -> None:
    """A new capture is found at once, and the same way as an old one."""
    assert found(filled, *conditions) == ids


def test_a_gap_is_no_hit(archive: Archive) -> None:
    """Its text is empty; asking for a text leaves it out."""
    archive.add_gap(1, 2, "apple")
    keep(archive, arrived(1, b"apple"))
    indexed(archive)

    assert found(archive, Condition("text", ("apple",))) == [2]


def test_only_the_ids_that_are_asked_about_are_looked_at(archive: Archive) -> None:
    """Other conditions of a query come first."""
    keep(archive, *(arrived(number, b"apple") for number in range(300)))
    indexed(archive)
    search = TextSearch(archive.reader.connection, [Condition("text", ("apple",))], body_text)

    assert list(search.among([290, 130, 129, 128, 1])) == [290, 130, 129, 128, 1]
    assert list(search.among([])) == []


def test_an_archive_emptied_in_the_middle_is_no_error(archive: Archive) -> None:
    """Blocks that are gone hold no hits."""
    keep(archive, arrived(1, b"apple"))
    indexed(archive)
    search = TextSearch(archive.reader.connection, [Condition("text", ("apple",))], body_text)
    assert search._packed(1) is not None
    assert archive.empty() is None

    assert search._packed(1) is None
    assert list(search.among(range(1, 0, -1))) == []


def test_notes_are_found_with_the_texts(filled: Archive) -> None:
    """In large or small letters, wherever the index ends, and also where a text must not be."""
    assert filled.save_note(2, Note("Asked the BANK about it", "")) is None
    assert filled.save_note(6, Note("pear, too", "red")) is None
    assert found(filled, Condition("text", ("bank",))) == [2]
    assert found(filled, Condition("text", ("pear",))) == [6, 3, 2]
    without = found(filled, Condition("text", ("pear",), negated=True))
    assert without == [5, 4, 1]
    both = [Condition("text", ("needle",)), Condition("text", ("too",))]
    assert found(filled, *both) == [6]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("abAB é\0", min_size=1, max_size=4), st.booleans())
def test_a_search_agrees_with_looking_at_each_text(
    filled: Archive,
    part: str,
    negated: bool,  # noqa: FBT001 - hypothesis passes by name
) -> None:
    """For any text, indexed or not."""
    captures = filled.reader.captures(range(6, 0, -1))
    expected = [
        capture.id
        for capture in captures
        if (fold(part) in fold(capture.request.head.decode("latin-1") + "\n" + body_text(capture)))
        != negated
    ]

    assert found(filled, Condition("text", (part,), negated=negated)) == expected
