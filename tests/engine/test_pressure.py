"""Facts about how much of the loop's time goes into requests."""

from inspector.engine.pressure import HIGH, WINDOW, Pressure


class Clocks:
    """The time of the world and of the processor, set by a test."""

    def __init__(self) -> None:
        self.world = self.processor = 10.0
        self.pressure = Pressure(lambda: self.world, lambda: self.processor)

    def work(self, seconds: float, share: float) -> bool:
        """Let time pass, a share of it worked; whether the pressure is high afterwards."""
        self.world += seconds
        self.processor += seconds * share
        return self.pressure.is_high()


def test_it_is_high_when_requests_take_much_of_the_time() -> None:
    """And low again once they do not."""
    clocks = Clocks()

    assert clocks.work(WINDOW, HIGH * 1.5)
    assert not clocks.work(WINDOW, HIGH * 0.5)


def test_slices_do_not_count() -> None:
    """However busy they are, nobody waits because of them."""
    clocks = Clocks()
    clocks.pressure.begin()
    clocks.work(WINDOW / 2, 1.0)
    clocks.pressure.end()

    assert not clocks.work(WINDOW, 0.0)


def test_it_is_measured_over_a_while() -> None:
    """One large request alone does not make it high."""
    clocks = Clocks()

    assert not clocks.work(WINDOW / 10, 1.0)
    assert not clocks.work(WINDOW, 0.0)
