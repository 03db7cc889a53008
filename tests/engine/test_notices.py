"""Facts about what the engine tells its subscribers."""

import asyncio
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from inspector.engine.notices import Notices, Ranges
from inspector.engine.protocol import Notice
from tests.engine.house import Heard, play


@given(st.lists(st.integers(1, 60)))
def test_ranges_hold_exactly_what_was_added(ids: list[int]) -> None:
    """In whatever order ids come, the pairs cover them and nothing else, in order."""
    ranges = Ranges()
    ranges.add(ids)

    pairs = ranges.take()

    assert {n for first, last in pairs for n in range(first, last + 1)} == set(ids)
    assert pairs == sorted(pairs)
    assert not ranges


def test_runs_of_either_direction_are_one_pair() -> None:
    """Arrivals run upwards, history is judged downwards."""
    ranges = Ranges()
    ranges.add(range(1, 101))
    ranges.add(range(200, 150, -1))
    ranges.add_range(300, 400)

    assert ranges.take() == [[1, 100], [151, 200], [300, 400]]


def test_a_flood_of_arrivals_is_few_notices() -> None:
    """The first is told at once, what comes within the pause is told together after it."""

    async def scene() -> None:
        heard = Heard()
        notices = Notices(asyncio.get_running_loop(), pause=0.01)
        notices.subscribe(heard.hear)
        for number in range(1, 51):
            notices.arrived(number, number)
        await heard.one("arrived", first=1, last=50)
        for number in range(51, 101):
            notices.arrived(number, number)
        assert len(heard.of("arrived")) == 1
        await heard.one("arrived", first=51, last=100)

    play(scene)


def test_judgements_are_told_as_ranges() -> None:
    """What was judged between two notices comes as pairs of ids."""

    async def scene() -> None:
        heard = Heard()
        notices = Notices(asyncio.get_running_loop(), pause=0.01)
        notices.subscribe(heard.hear)
        notices.judged([1, 2, 3])
        notices.judged([9])
        await heard.one("judged", ids=[[1, 3], [9, 9]])

    play(scene)


def test_flushing_leaves_nothing_untold() -> None:
    """At the end of an engine its subscribers know everything."""

    async def scene() -> None:
        heard = Heard()
        notices = Notices(asyncio.get_running_loop())
        notices.subscribe(heard.hear)
        notices.arrived(1, 2)
        notices.judged([1])

        notices.flush()

        assert heard.messages == [
            {"notice": "arrived", "first": 1, "last": 2},
            {"notice": "judged", "ids": [[1, 1]]},
        ]

    play(scene)


def test_who_unsubscribes_hears_no_more() -> None:
    """Twice does no harm, and another subscriber is not disturbed in the middle of a notice."""

    async def scene() -> None:
        notices = Notices(asyncio.get_running_loop())
        heard = Heard()
        leave: list[Callable[[], None]] = []
        leave.append(notices.subscribe(lambda _message: leave[0]()))
        notices.subscribe(heard.hear)

        notices.publish(Notice.CLEARED)
        leave[0]()
        notices.publish(Notice.CLEARED)

        assert len(heard.messages) == 2

    play(scene)
