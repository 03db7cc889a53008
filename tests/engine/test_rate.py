"""Facts about the count of requests a minute."""

from inspector.engine.rate import BUCKETS, Rate


def test_the_sum_of_the_buckets_is_the_last_minute() -> None:
    """What came within 60 seconds counts, what came before does not."""
    rate = Rate(0.0)
    rate.note(5, 1.0)
    rate.note(2, 4.0)

    assert rate.buckets(4.0)[-2:] == [5, 2]
    assert sum(rate.buckets(59.0)) == 7
    assert sum(rate.buckets(61.0)) == 2
    assert sum(rate.buckets(64.0)) == 0


def test_there_are_always_twenty_buckets() -> None:
    """A long silence leaves twenty empty ones."""
    rate = Rate(0.0)
    rate.note(1, 0.0)

    assert rate.buckets(1e6) == [0] * BUCKETS
