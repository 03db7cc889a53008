"""Facts about the mark that tells when nothing could be received."""

from dataclasses import dataclass, field

from inspector.core.problem import Problem
from inspector.engine.heartbeat import SLEEP, Heartbeat


@dataclass
class Marks:
    """Stands for an archive."""

    marks: dict[str, str] = field(default_factory=dict)
    gaps: list[tuple[int, int]] = field(default_factory=list)

    def mark(self, name: str) -> str:
        """A mark, empty when it was never set."""
        return self.marks.get(name, "")

    def set_mark(self, name: str, value: str) -> Problem | None:
        """Set a mark."""
        self.marks[name] = value
        return None

    def add_gap(self, from_us: int, until_us: int, reason: str) -> int:
        """Remember a gap."""
        assert reason
        self.gaps.append((from_us, until_us))
        return 77


def test_the_first_start_has_no_gap() -> None:
    """Nobody listened before."""
    marks = Marks()

    assert Heartbeat(marks).listening(1000) is None
    assert marks.gaps == []


def test_after_an_unclean_end_the_gap_lasts_from_the_last_beat() -> None:
    """Until the moment listening begins again."""
    marks = Marks()
    heart = Heartbeat(marks)
    heart.listening(1000)
    heart.beat(2000)

    assert Heartbeat(marks).listening(9000) == 77
    assert marks.gaps == [(2000, 9000)]


def test_after_a_clean_end_there_is_none() -> None:
    """The user stopped it, so nobody expects anything."""
    marks = Marks()
    heart = Heartbeat(marks)
    heart.listening(1000)
    heart.stopped()
    heart.beat(2000)

    assert Heartbeat(marks).listening(9000) is None


def test_a_clock_that_was_set_back_makes_no_gap_of_negative_length() -> None:
    """The end is never before the beginning."""
    marks = Marks()
    Heartbeat(marks).listening(5000)

    Heartbeat(marks).listening(3000)

    assert marks.gaps == [(5000, 5000)]


def test_long_without_a_beat_is_a_gap() -> None:
    """The computer slept; while nobody listened, nothing was missed."""
    marks = Marks()
    heart = Heartbeat(marks)
    assert heart.slept(500) is None
    heart.listening(1000)
    assert heart.slept(1000 + SLEEP - 1) is None
    assert heart.slept(1000 + 2 * SLEEP) == 77
    assert marks.gaps == [(1000 + SLEEP - 1, 1000 + 2 * SLEEP)]
    heart.stopped()
    assert heart.slept(1000 + 9 * SLEEP) is None
