"""The window's line to the engine: starts it, takes over a running one, restarts a dead one.

One JSON object a line both ways over a local socket. Replies come back to whoever asked; what the
engine says unasked goes out as `notice`.
"""

import json
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.core.problem import Problem
from inspector.gui.engine_process import EngineProcess, Start, control_name, engine_command
from inspector.gui.presenting import presenting

if TYPE_CHECKING:  # Qt's network is loaded when the engine is called: after the first frame
    from PySide6.QtNetwork import QLocalSocket

Answer: TypeAlias = "dict[str, Any] | Problem"
"""What a command gives: the reply's fields, or why it could not be done."""

LOST = Problem(
    "The engine stopped before it answered.", "It is being started again.", "engine-lost"
)

RETRY_MS = (20, 200, 1_000, 3_000)
"""Pauses before each new attempt at a dead engine; after the last one the user is asked."""

CONNECT_TRIES = 40
CONNECT_PAUSE_MS = 50
QUIT_MS = 8_000


class State(StrEnum):
    """How things stand with the engine."""

    IDLE = "idle"  # not asked for yet
    STARTING = "starting"
    READY = "ready"
    RESTARTING = "restarting"  # it died; what senders send now is not received
    FAILED = "failed"  # it cannot be started; `problem` says why
    STOPPED = "stopped"  # we told it to quit


class EngineLink(QObject):
    """The connection to one engine.

    Signals:
        notice: A dict as the engine sent it, `{"notice": "arrived", "first": 1, "last": 3}`.
        connected: The reply to `hello` (a dict): the engine is there, first time or again. Send
            it what it must know (secrets, settings, filter) now.
        state_changed: A `State`.
        engine_died: Exit code (an int) and the end of what it wrote to stderr (a str) of an engine
            that ended although nobody told it to.
    """

    notice = Signal(object)
    connected = Signal(object)
    state_changed = Signal(object)
    engine_died = Signal(int, str)

    def __init__(self, start: Start, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = State.IDLE
        self.problem: Problem | None = None
        self.hello: dict[str, Any] = {}
        self.restarts = 0
        self._start = start
        self._name = control_name(start.archive)
        self._pending: dict[int, Callable[[Answer], None] | None] = {}
        self._last_id = 0
        self._buffer = bytearray()
        self._lines: deque[bytes] = deque()
        self._tries = 0
        self._attempt = 0
        self._after_quit: Callable[[], None] | None = None
        self._quit_timer = QTimer(self)
        self._quit_timer.setSingleShot(True)
        self._quit_timer.timeout.connect(self._finish_quit)
        self._process = EngineProcess(self)
        self._process.ready.connect(self._on_process_ready)
        self._process.failed.connect(self._on_process_failed)
        self._process.ended.connect(self._on_process_ended)

    @cached_property
    def _socket(self) -> "QLocalSocket":
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - after the first frame

        socket = QLocalSocket(self)
        socket.connected.connect(self._on_socket_connected)
        socket.disconnected.connect(self._on_socket_disconnected)
        socket.errorOccurred.connect(self._on_socket_error)
        socket.readyRead.connect(self._on_ready_read)
        return socket

    # Asking

    def ask(self, do: str, then: Callable[[Answer], None] | None = None, **fields: object) -> None:
        """Send a command; `then` gets the reply's fields or a Problem, on this thread, once."""
        if self.state is not State.READY and do != "hello":
            if then is not None:
                QTimer.singleShot(0, self, lambda: then(self.problem or LOST))
            return
        self._last_id += 1
        self._pending[self._last_id] = then
        command = {"id": self._last_id, "do": do, **fields, **presenting.fields(do)}
        self._socket.write(json.dumps(command, default=asdict).encode() + b"\n")

    async def call(self, do: str, **fields: object) -> Answer:
        """Send a command and wait for its reply."""
        import asyncio  # noqa: PLC0415 - the first frame comes before there is a loop

        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

        def answered(answer: Answer) -> None:
            if not future.done():
                future.set_result(answer)

        self.ask(do, answered, **fields)
        return await future

    # Coming and going

    def start(self) -> None:
        """Take over a running engine of this archive, else start one; signals tell the rest."""
        if isinstance(self._name, Problem):
            self._fail(self._name)
            return
        self._set_state(State.STARTING)
        self._tries = 0
        self._socket.connectToServer(self._name)

    def quit(self, then: Callable[[], None] | None = None) -> None:
        """Tell the engine to stop; `then` runs when it has, or after 8 s.

        It answers and commits what is in flight first.
        """
        was_ready = self.state is State.READY
        self._after_quit = then
        if not was_ready:
            self._process.kill()
            self._finish_quit()
            return
        self.ask("quit")
        self._set_state(State.STOPPED)
        self._quit_timer.start(QUIT_MS)

    def _finish_quit(self) -> None:
        self._quit_timer.stop()
        self._set_state(State.STOPPED)
        self._socket.abort()
        then, self._after_quit = self._after_quit, None
        if then is not None:
            # Not inside the socket's own signal: the next thing may be to connect again.
            QTimer.singleShot(0, self, then)

    def switch(self, start: Start) -> None:
        """Leave this engine, which ends, and go to another archive's."""

        def go() -> None:
            self._start, self._name = start, control_name(start.archive)
            self.problem = None
            self._attempt = 0
            self.start()

        self.quit(go)

    def keep_port(self, port: int | None) -> None:
        """Let an engine that has to be started anew listen where senders know it.

        None after the user stopped listening: it does not begin again by itself.
        """
        self._start = replace(self._start, port=port)

    @property
    def archive(self) -> Path:
        """The archive this is a line to the engine of."""
        return self._start.archive

    @property
    def port(self) -> int | None:
        """Where an engine that has to be started anew will listen, None nowhere."""
        return self._start.port

    @property
    def took_over(self) -> bool:
        """Whether the engine was running already when we came."""
        return self.state is State.READY and not self._process.running

    def join(self, timeout: float = 10.0) -> None:
        """Wait until the engine we started has ended, for a window that is gone already."""
        self._process.join(timeout)

    def leave(self) -> None:
        """Close our end only, as a crash would: the engine listens on for 60 s."""
        self._set_state(State.STOPPED)
        self._socket.abort()

    def _set_state(self, state: State) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)

    def _fail(self, problem: Problem) -> None:
        self.problem = problem
        self._set_state(State.FAILED)

    def _on_process_ready(self) -> None:
        self._tries = 0
        self._connect()

    def _on_process_failed(self, problem: Problem) -> None:
        if self.state is not State.STOPPED:
            self._fail(problem)

    def _on_process_ended(self, code: int, said: str) -> None:
        if code != 0 and self.state is not State.STOPPED:
            self.engine_died.emit(code, said)

    def _connect(self) -> None:
        unconnected = self._socket.LocalSocketState.UnconnectedState
        wanted = self.state in (State.STARTING, State.RESTARTING)
        if wanted and isinstance(self._name, str) and self._socket.state() is unconnected:
            self._socket.connectToServer(self._name)

    def _on_socket_error(self, error: "QLocalSocket.LocalSocketError") -> None:
        """Nobody is listening: start an engine the first time, try again afterwards."""
        if error is self._socket.LocalSocketError.PeerClosedError:
            return  # `disconnected` follows
        if self.state not in (State.STARTING, State.RESTARTING):
            return
        if not self._process.running:
            self._process.start(engine_command(self._start, str(self._name)))
            return
        self._tries += 1
        if self._tries < CONNECT_TRIES:
            QTimer.singleShot(CONNECT_PAUSE_MS, self, self._connect)
        else:
            self._process.kill()
            self._fail(Problem("The engine does not answer.", "", "engine-silent"))

    def _on_socket_connected(self) -> None:
        self._buffer.clear()
        self._lines.clear()
        self.ask("hello", self._on_hello)

    def _on_hello(self, answer: Answer) -> None:
        if answer is LOST:
            return  # a dying engine still took our connection; the end of it starts another
        if isinstance(answer, Problem):
            self._fail(answer)
            return
        self._attempt = 0
        self.hello = answer
        self.problem = None
        self._set_state(State.READY)
        self.connected.emit(answer)

    def _on_socket_disconnected(self) -> None:
        pending, self._pending = self._pending, {}
        for then in pending.values():
            if then is not None:
                then(LOST)
        if self.state is State.STOPPED:
            self._finish_quit()
        elif self.state is not State.FAILED:
            self._restart()

    def _restart(self) -> None:
        if self._attempt >= len(RETRY_MS):
            self._fail(Problem("The engine ended again and again.", "", "engine-unstable"))
            return
        self.restarts += 1
        pause = RETRY_MS[self._attempt]
        self._attempt += 1
        self._set_state(State.RESTARTING)
        self._tries = 0
        QTimer.singleShot(pause, self, self._connect)

    # Reading

    def _on_ready_read(self) -> None:
        data = bytes(self._socket.readAll().data())
        end = data.rfind(b"\n")
        if end < 0:
            self._buffer += data
            return
        self._lines.extend((bytes(self._buffer) + data[: end + 1]).splitlines())
        self._buffer = bytearray(data[end + 1 :])
        self._read_lines()

    def _read_lines(self) -> None:
        """Hand every line out, the rest in the next turn when one of the receivers fails."""
        try:
            while self._lines:
                self._on_line(self._lines.popleft())
        finally:
            if self._lines:
                QTimer.singleShot(0, self, self._read_lines)

    def _on_line(self, line: bytes) -> None:
        message = json.loads(line)
        if "notice" in message:
            self.notice.emit(message)
            return
        then = self._pending.pop(message.get("reply") or 0, None)
        if then is None:
            return
        problem = message.get("problem") if set(message) <= {"reply", "problem"} else None
        if problem is None:
            then(message)
        else:
            then(Problem(problem["sentence"], problem.get("remedy", ""), problem.get("kind", "")))
