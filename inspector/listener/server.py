"""The listening socket: opens it, counts its connections, and closes it without losing a reply."""

import asyncio
import ipaddress
import socket

from inspector.core.problem import Problem
from inspector.listener.arrival import Receive
from inspector.listener.binding import address_of, bind
from inspector.listener.limits import Limits, Usage
from inspector.listener.protocol import Connection
from inspector.listener.replies import Framer


class Listener:
    """Listens for HTTP/1.1 requests and hands each to `receive(arrival, respond)`.

    Attributes:
        address: `http://127.0.0.1:8787` while listening, else empty.
        connections: Number of open connections.
        refused: Connections answered 503 so far because there were too many.
        limits: The bounds it keeps.
    """

    def __init__(self, receive: Receive, limits: Limits | None = None) -> None:
        self.receive = receive
        self.limits = limits or Limits()
        self.address = ""
        self.refused = 0
        self.usage = Usage()
        self.framer = Framer()
        self._servers: list[asyncio.Server] = []
        self._open: set[Connection] = set()
        self._turned_away: set[Connection] = set()  # answered 503, not closed yet
        self._sweeping: asyncio.TimerHandle | None = None
        self._all_closed: asyncio.Future[None] | None = None
        # Often enough for the shortest limit, seldom enough to cost nothing.
        shortest = min(
            self.limits.head_time,
            self.limits.body_time,
            self.limits.idle_time,
            self.limits.linger_time,
        )
        self._every = min(1.0, max(0.01, shortest / 4))

    @property
    def connections(self) -> int:
        """Number of open connections."""
        return len(self._open)

    @property
    def alive(self) -> bool:
        """Whether every socket it listens at still does; the system may have closed one."""
        try:
            return all(
                one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
                for server in self._servers
                for one in server.sockets
            )
        except OSError:
            return False

    async def start(self, host: str = "127.0.0.1", port: int = 8787) -> str | Problem:
        """Listen, and return the address; port 0 takes any free one.

        Returns a Problem of kind `port-taken` (its remedy names a free port), `forbidden-port`
        (out of range, or reserved for administrators), `address-unavailable` or
        `already-listening`.
        """
        if self.address:
            return Problem(f"Already listening at {self.address}.", kind="already-listening")
        if _may_ask_the_network(host):
            opened = await asyncio.to_thread(bind, host, port)
        else:
            opened = bind(host, port)
        if isinstance(opened, Problem):
            return opened
        self.address = address_of(opened[0], host)
        loop = asyncio.get_running_loop()
        for one in opened:
            self._servers.append(await loop.create_server(self._connection, sock=one, backlog=512))
        return self.address

    async def stop(self, grace: float = 5.0) -> None:
        """Stop accepting, close idle connections, answer what is in flight within `grace` seconds.

        Afterwards no further arrival comes; requests that were broken off have arrived as CUT.
        """
        for server in self._servers:
            server.close()
        self.address = ""
        for _ in range(3):
            await asyncio.sleep(0)  # sockets already accepted become connections first
        for connection in [*self._open, *self._turned_away]:
            connection.finish_up()
        if not await self._closed_within(grace):
            for connection in [*self._open, *self._turned_away]:
                connection.abort()
            await self._closed_within(None)
        for server in self._servers:
            await server.wait_closed()
        self._servers.clear()
        if self._sweeping is not None:
            self._sweeping.cancel()
            self._sweeping = None

    # What a connection asks for

    def admit(self, connection: Connection) -> bool:
        """Count a new connection; False when there are too many."""
        admitted = len(self._open) < self.limits.connections
        if admitted:
            self._open.add(connection)
        else:
            self.refused += 1
            self._turned_away.add(connection)
        if self._sweeping is None:
            self._sweep()
        return admitted

    def forget(self, connection: Connection) -> None:
        """The connection is closed."""
        self._open.discard(connection)
        self._turned_away.discard(connection)
        waiting = self._all_closed
        if waiting is not None and not waiting.done() and not self._open and not self._turned_away:
            waiting.set_result(None)

    @property
    def crowded(self) -> bool:
        """Whether even those turned away are so many that none of them may linger."""
        return len(self._turned_away) > self.limits.connections

    def _connection(self) -> Connection:
        return Connection(self)

    def _sweep(self) -> None:
        """Look for what takes too long; one timer for all connections, none while there is none."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        self.usage.now = now
        for connection in [*self._open, *self._turned_away]:
            # Moments were noted by the sweep before: without the slack, limits would end early.
            connection.check(now - self._every)
        going = self._open or self._turned_away
        self._sweeping = loop.call_later(self._every, self._sweep) if going else None

    async def _closed_within(self, seconds: float | None) -> bool:
        if not self._open and not self._turned_away:
            return True
        self._all_closed = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(self._all_closed, seconds)
        except TimeoutError:
            return False
        finally:
            self._all_closed = None
        return True


def _may_ask_the_network(host: str) -> bool:
    """Whether resolving the host could block: it is neither an address nor `localhost`."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host != "localhost"
    return False
