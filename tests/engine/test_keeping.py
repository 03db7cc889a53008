"""Facts about whether what arrives can be kept."""

from inspector.core.problem import Problem
from inspector.engine.keeping import STEADY, Keeping

FULL = Problem("The disk is full.", "Make room.", "disk-full")
MOVED = Problem("It was moved.", "Put it back.", "moved")


class Told:
    """A state that counts how often it changed."""

    def __init__(self) -> None:
        self.changes = 0
        self.keeping = Keeping(self._changed)

    def _changed(self) -> None:
        self.changes += 1


def test_it_is_told_once_and_counts_what_was_refused() -> None:
    """The same failure without a request says nothing new."""
    told = Told()
    told.keeping.failed(FULL, 1.0, refused=2)
    told.keeping.failed(FULL, 2.0)
    told.keeping.failed(FULL, 3.0, refused=1)

    assert (told.keeping.problem, told.keeping.refused, told.changes) == (FULL, 3, 2)


def test_a_full_disk_is_well_again_after_a_while_without_failures() -> None:
    """A small write that fits proves little."""
    told = Told()
    told.keeping.failed(FULL, 100.0, refused=2)
    told.keeping.went_well(100.0 + STEADY - 1)
    assert told.changes == 1
    told.keeping.went_well(100.0 + STEADY)

    assert (told.keeping.problem, told.keeping.refused, told.changes) == (None, 0, 2)


def test_an_archive_that_was_put_back_is_well_at_once() -> None:
    """It is there or it is not."""
    told = Told()
    told.keeping.failed(MOVED, 100.0)
    told.keeping.went_well(100.5)

    assert told.keeping.problem is None
    told.keeping.went_well(101.0)
    assert told.changes == 2
