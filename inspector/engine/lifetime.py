"""When an engine process ends: a window that quits ends it, a window that crashed may come back."""

import asyncio


class Lifetime:
    """Follows the windows of an engine.

    Args:
        grace: Seconds to go on without a window, also before the first one came.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, grace: float) -> None:
        self._loop = loop
        self._grace = grace
        self._windows = 0
        self._over = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None
        self._wait_for_window()

    def window_came(self) -> None:
        """A window said hello."""
        self._windows += 1
        self._stop_waiting()

    def window_left(self, *, said_quit: bool) -> None:
        """A window's connection ended; the last one to quit takes the engine with it."""
        self._windows -= 1
        if self._windows > 0:
            return
        if said_quit:
            self.end()
        else:
            self._wait_for_window()

    def end(self) -> None:
        """The engine is to stop."""
        self._stop_waiting()
        self._over.set()

    async def over(self) -> None:
        """Return when the engine is to stop."""
        await self._over.wait()
        self._stop_waiting()

    def _wait_for_window(self) -> None:
        self._stop_waiting()
        self._timer = self._loop.call_later(self._grace, self._over.set)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
