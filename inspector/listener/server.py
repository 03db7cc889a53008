"""The listening socket: opens it, counts its connections, and closes it without losing a reply."""

from inspector.core.problem import Problem
from inspector.listener.arrival import Receive
from inspector.listener.limits import Limits


class Listener:
    """Listens for HTTP/1.1 requests and hands each to `receive(arrival, respond)`.

    Attributes:
        address: `http://127.0.0.1:8787` while listening, else empty.
        connections: Number of open connections.
        refused: Connections answered 503 so far because there were too many.
    """

    def __init__(self, receive: Receive, limits: Limits | None = None) -> None:
        self._receive = receive
        self._limits = limits or Limits()
        self.address = ""
        self.refused = 0

    @property
    def connections(self) -> int:
        """Number of open connections."""
        raise NotImplementedError

    async def start(self, host: str = "127.0.0.1", port: int = 8787) -> str | Problem:
        """Listen, and return the address; port 0 takes any free one.

        Returns a Problem of kind `port-taken` (its remedy names a free port), `forbidden-port`
        (out of range, or reserved for administrators), `address-unavailable` or
        `already-listening`.
        """
        raise NotImplementedError

    async def stop(self, grace: float = 5.0) -> None:
        """Stop accepting, close idle connections, answer what is in flight within `grace` seconds.

        Afterwards no further arrival comes; requests that were broken off have arrived as CUT.
        """
        raise NotImplementedError
