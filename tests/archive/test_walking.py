"""Short reads of bounded size."""

import pytest

from inspector.archive import walking
from inspector.archive.archive import Archive
from tests.archive.making import arrived, keep


def test_groups_are_bounded_in_weight_and_number(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One body larger than the bound comes alone; the order is kept."""
    monkeypatch.setattr(walking, "WEIGHT", 100)
    monkeypatch.setattr(walking, "STEP", 4)
    sizes = [10, 40, 500, 60, 60, 1, 1, 1, 1, 1, 1]
    ids = keep(archive, *(arrived(number, b"x" * size) for number, size in enumerate(sizes)))

    groups = list(walking.groups(archive.reader.connection, ids[::-1]))

    assert groups == [[11, 10, 9, 8], [7, 6, 5], [4], [3], [2, 1]]
    walked = list(walking.walk_captures(archive.reader.connection, ids))
    assert [len(capture.request.body) for capture in walked] == sizes
    assert [step.capture.id for step in walking.walk(archive.reader.connection, ids)] == ids
