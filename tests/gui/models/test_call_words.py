"""Calls in words."""

import pytest

from inspector.core.capture import Kind
from inspector.gui.models.call_words import (
    answer_note,
    duration_words,
    is_syncable,
    status_line,
    succeeded,
)
from tests.gui.detail_rows import row
from tests.gui.sync_samples import call


def test_what_can_be_synced() -> None:
    """A sync_data of Fuse that came as a request; nothing else."""
    assert is_syncable(row())
    assert is_syncable(row(kind=Kind.CUT))
    assert not is_syncable(row(kind=Kind.REFUSED))
    assert not is_syncable(row(event_type="transactions.updates"))
    assert not is_syncable(row(provider="mx"))
    assert not is_syncable(None)


@pytest.mark.parametrize(
    ("took", "words"),
    [(999, "0 ms"), (240_999, "240 ms"), (1_290_000, "1.2 s"), (120_000_000, "120 s")],
)
def test_durations_are_cut(took: int, words: str) -> None:
    """Milliseconds below a second, tenths below ten."""
    assert duration_words(took) == words


def test_status_and_size() -> None:
    """An unknown status has no phrase, no answer has no line; a cut answer says so."""
    assert status_line(call()) == "200 OK"
    assert status_line(call(status=599)) == "599"
    assert status_line(call(ended=2)) == ""
    assert answer_note(call()) == ""
    assert answer_note(call(ended=6, answer_size=1_048_576)) == (
        "The beginning of 1 MB that were kept."
    )
    assert succeeded(call())
    assert not succeeded(call(ended=6))
