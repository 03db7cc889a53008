"""Where requests come in: at one address at a time, or nowhere for a reason."""

from collections.abc import Callable
from urllib.parse import urlsplit

from inspector.core.problem import Problem
from inspector.listener.server import Listener

STOP_SECONDS = 5.0
"""How long stopping waits for replies that are still due."""


class Listening:
    """Starts and stops a listener.

    Args:
        listener: The listener.
        host: The address to listen at.
        began: Called when listening began.
        ended: Called when it was stopped and everything in flight has arrived.
        changed: Called after each change of address or problem.

    Attributes:
        problem: Why it does not listen although it should, or None.
    """

    def __init__(
        self,
        listener: Listener,
        host: str,
        began: Callable[[], None],
        ended: Callable[[], None],
        changed: Callable[[], None],
    ) -> None:
        self.problem: Problem | None = None
        self._listener = listener
        self._host = host
        self._began = began
        self._ended = ended
        self._changed = changed
        self._wanted = 0

    @property
    def address(self) -> str:
        """`http://127.0.0.1:8787` while listening, else empty."""
        return self._listener.address

    @property
    def port(self) -> int:
        """The port it listens at, else the one it was last told."""
        return urlsplit(self.address).port or self._wanted

    @property
    def alive(self) -> bool:
        """False when it should listen and the system has closed its socket."""
        return not self.address or self._listener.alive

    async def revive(self) -> None:
        """Listen again at the same port after the socket died; `problem` when that cannot be."""
        port = self.port
        await self._leave()
        await self.listen(port)

    async def listen(self, port: int) -> str | Problem:
        """Listen at this port (0: any free one) instead of the one before; the address.

        When that cannot be, it listens on at the one before, if it did.
        """
        before = self.port if self.address else None
        await self._leave()
        answer = started = await self._listener.start(self._host, port)
        if isinstance(answer, Problem) and before is not None:
            started = await self._listener.start(self._host, before)
        else:
            self._wanted = port
        self.problem = started if isinstance(started, Problem) else None
        if self.address:
            self._began()
        self._changed()
        return answer

    async def stop(self) -> None:
        """Accept nothing more; what is in flight is answered."""
        if await self._leave():
            self._changed()

    async def _leave(self) -> bool:
        if not self.address:
            return False
        await self._listener.stop(STOP_SECONDS)
        self._ended()
        return True
