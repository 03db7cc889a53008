"""The engine's door for windows: a Unix socket (on Windows a named pipe) that speaks `protocol`.

Nothing a window writes ends the engine: a line that cannot be read gets a problem as its reply.
"""

import asyncio
import os
import socket
import stat
import sys
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

from inspector.core.problem import Problem
from inspector.engine import places
from inspector.engine.command import Command
from inspector.engine.lifetime import Lifetime
from inspector.engine.protocol import (
    MAX_LINE,
    Hello,
    Message,
    Quit,
    problem_message,
    read_command,
    write,
)

Handle: TypeAlias = Callable[[Command], Awaitable[Message | Problem]]
Drop: TypeAlias = Callable[[str], None]

MAX_UNREAD = 64 * 1024 * 1024
"""Bytes a window may leave unread; it is cut off then and may come back."""

_AT_ONCE = 64
_LONGEST_PATH = 103  # bytes of a Unix socket's name: macOS takes 103, Linux 107


class Window:
    """One connection of a window.

    Args:
        handle: Does a command; its reply's fields or a problem.
        drop: Forgets a token (a filter, a rendering) that this window left behind.
    """

    def __init__(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        lifetime: Lifetime,
        handle: Handle,
        drop: Drop,
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._lifetime = lifetime
        self._handle = handle
        self._drop = drop
        self._tokens: set[str] = set()
        self._is_window = False
        self._said_quit = False
        self._busy = asyncio.Semaphore(_AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()

    def send(self, message: Message) -> None:
        """Write a message unless the window is gone or no longer reads."""
        transport = self._writer.transport
        if transport.is_closing():
            return
        if transport.get_write_buffer_size() > MAX_UNREAD:
            transport.abort()
            return
        line = write(message)
        if len(line) > MAX_LINE:
            problem = Problem("That is too large for the window.", kind="too-large")
            line = write({"reply": message.get("reply"), "problem": problem_message(problem)})
        self._writer.write(line)

    async def run(self) -> None:
        """Read and do commands until the window goes."""
        try:
            while line := await self._next_line():
                number, command = read_command(line)
                if isinstance(command, Problem):
                    self._refuse(number, command)
                    continue
                await self._busy.acquire()
                task = asyncio.create_task(self._do(number, command))
                self._tasks.add(task)
                task.add_done_callback(partial(self._done, number))
                await asyncio.sleep(0)  # let it begin: commands begin in the order they came
        finally:
            self._leave()

    async def close(self) -> None:
        """End the connection, after what was written is sent if that takes no longer than 1 s."""
        self._writer.close()
        try:
            await asyncio.wait_for(self._writer.wait_closed(), 1.0)
        except (TimeoutError, OSError):
            self._writer.transport.abort()

    async def _next_line(self) -> bytes:
        """The next line that is not blank, empty at the end."""
        try:
            while line := await self._reader.readline():
                if line.strip():
                    return line
        except ValueError:  # longer than MAX_LINE; what follows cannot be told apart any more
            self._refuse(None, Problem("This line is longer than 64 MiB.", kind="bad-message"))
        except OSError:  # reset by a window that crashed
            pass
        return b""

    async def _do(self, number: int | None, command: Command) -> None:
        result = await self._handle(command)
        if isinstance(result, Problem):
            self._refuse(number, result)
            return
        if "token" in result:
            self._tokens.add(str(result["token"]))
        if isinstance(command, Hello) and not self._is_window:
            self._is_window = True
            self._lifetime.window_came()
        self.send({"reply": number, **result})
        if isinstance(command, Quit):
            self._said_quit = True
            self._writer.close()

    def _refuse(self, number: int | None, problem: Problem) -> None:
        self.send({"reply": number, "problem": problem_message(problem)})

    def _done(self, number: int | None, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._busy.release()
        if not task.cancelled() and task.exception() is not None:
            sentence = "The engine could not do this, and reported why."
            self._refuse(number, Problem(sentence, kind="unexpected"))
            context = {"message": "A command failed.", "exception": task.exception()}
            asyncio.get_running_loop().call_exception_handler(context)

    def _leave(self) -> None:
        for task in self._tasks:
            task.cancel()
        for token in self._tokens:
            self._drop(token)
        self._writer.close()
        if self._is_window:
            self._lifetime.window_left(said_quit=self._said_quit)
        elif self._said_quit:
            self._lifetime.end()


class Control:
    """Serves windows at one address until it is closed."""

    def __init__(self, lifetime: Lifetime, handle: Handle, drop: Drop) -> None:
        self._lifetime = lifetime
        self._handle = handle
        self._drop = drop
        self._windows: dict[Window, asyncio.Task[None]] = {}
        self._stop_serving: Callable[[], None] | None = None

    async def open(self, address: str) -> Problem | None:
        """Serve at this path of a socket, or name of a pipe; only this user can connect."""
        if sys.platform == "win32":
            return await self._open_pipe(address)
        return await self._open_socket(Path(address))

    def tell(self, message: Message) -> None:
        """Send a notice to every window."""
        for window in tuple(self._windows):
            window.send(message)

    async def close(self) -> None:
        """Say goodbye to every window and serve no more."""
        if self._stop_serving is not None:
            self._stop_serving()
        tasks = dict(self._windows)
        await asyncio.gather(*(window.close() for window in tasks))
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)

    async def _open_socket(self, path: Path) -> Problem | None:
        problem = places.private_folder(path.parent) or self._make_room(path)
        if problem is not None:
            return problem
        listening = socket.socket(socket.AF_UNIX)
        old_mask = os.umask(0o177)  # the socket is 0600 from its first moment
        try:
            listening.bind(str(path))
        except OSError as error:
            listening.close()
            return Problem(f"The engine cannot be reached: {error.strerror}.", kind="no-control")
        finally:
            os.umask(old_mask)
        server = await asyncio.start_unix_server(self._came, sock=listening, limit=MAX_LINE)

        def stop() -> None:
            server.close()
            path.unlink(missing_ok=True)

        self._stop_serving = stop
        return None

    def _make_room(self, path: Path) -> Problem | None:
        """Take away the socket of an engine that was killed; never that of one that lives."""
        if len(os.fsencode(path)) > _LONGEST_PATH:
            return Problem(f"The name {path} is too long for a socket.", kind="no-control")
        if not path.exists():
            return None
        if not stat.S_ISSOCK(path.lstat().st_mode):
            return Problem(f"{path} is in the way of the engine's socket.", kind="no-control")
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(1.0)
            try:
                probe.connect(str(path))
            except OSError:
                path.unlink(missing_ok=True)
                return None
        sentence = f"Another engine is reached at {path}."
        return Problem(sentence, "Close its window, or choose another archive.", "in-use")

    async def _open_pipe(self, address: str) -> Problem | None:
        if sys.platform == "win32":
            loop = asyncio.get_running_loop()
            if not isinstance(loop, asyncio.ProactorEventLoop):
                return Problem("Named pipes need the proactor loop.", kind="no-control")

            def protocol() -> asyncio.StreamReaderProtocol:
                reader = asyncio.StreamReader(limit=MAX_LINE, loop=loop)
                return asyncio.StreamReaderProtocol(reader, self._came, loop=loop)

            try:
                servers = await loop.start_serving_pipe(protocol, address)
            except OSError as error:
                sentence = f"The engine cannot be reached: {error.strerror}."
                return Problem(sentence, kind="no-control")

            def stop() -> None:
                for server in servers:
                    server.close()

            self._stop_serving = stop
        return None

    async def _came(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        window = Window(reader, writer, self._lifetime, self._handle, self._drop)
        task = asyncio.create_task(window.run())
        self._windows[window] = task
        task.add_done_callback(lambda _task: self._windows.pop(window, None))
