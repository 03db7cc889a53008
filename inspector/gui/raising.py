"""The first window's side of `first_window`: answers, comes to the front, says what it ignored."""

import json
import os
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from inspector.core.problem import Problem
from inspector.gui.desktop import come_forward
from inspector.gui.first_window import LONGEST, TOKENS, Claim, claim
from inspector.gui.main_window import MainWindow

RAISED = "This archive is open already: its window was brought to the front."
TWICE = Problem("This archive is open in another window, too.", "Close one of them.", "open-twice")


class Raising(QObject):
    """Answers second starts, for the archive that is shown.

    Args:
        window: What is raised.
        claimed: The right to be its archive's window; None when there is no place to claim it.
    """

    def __init__(self, window: MainWindow, claimed: Claim | None) -> None:
        super().__init__(window)
        self._window = window
        self._server: QLocalServer | None = None
        self._claim = claimed
        self._listen()
        window.session.archive_opened.connect(self._on_archive)
        window.closed.connect(self.stop)

    def stop(self) -> None:
        """Answer no more, and let another window have the archive."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if self._claim is not None:
            self._claim.lock.unlock()
            self._claim = None

    def _listen(self) -> None:
        if self._claim is None:
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._claim.name)  # of a window that died: the lock is ours
        if not server.listen(self._claim.name):
            server.deleteLater()
            return
        server.newConnection.connect(self._on_connection)
        self._server = server

    def _on_archive(self) -> None:
        """Another archive is shown: give this one back and take that one."""
        self.stop()
        claimed = claim(self._window.session.archive)
        if isinstance(claimed, Claim):
            self._claim = claimed
            self._listen()
        elif claimed is not None:
            self._window.session.problem_met.emit(TWICE, "", None)

    def _on_connection(self) -> None:
        server = self._server
        other = server.nextPendingConnection() if server is not None else None
        if other is None:
            return
        other.disconnected.connect(other.deleteLater)
        other.readyRead.connect(lambda: self._on_bytes(other))
        if other.bytesAvailable():
            self._on_bytes(other)

    def _on_bytes(self, other: QLocalSocket) -> None:
        if other.bytesAvailable() > LONGEST:
            other.abort()
            return
        if not other.canReadLine():
            return
        wishes = _wishes_of(bytes(other.readLine().data()))
        if wishes is None:
            other.abort()
            return
        answer = json.dumps({"raised": self._take(wishes)}).encode() + b"\n"
        other.write(answer)
        other.disconnectFromServer()

    def _take(self, wishes: dict[str, Any]) -> str:
        """Come to the front; what else was wished for is said, and offered here."""
        tokens = wishes.get("tokens")
        for key, token in tokens.items() if isinstance(tokens, dict) else ():
            if key in TOKENS and isinstance(token, str):
                os.environ[key] = token[:200]  # Qt hands it to the desktop
        come_forward(self._window)
        port = wishes["raise"].get("port")
        if not isinstance(port, int) or isinstance(port, bool) or not 0 <= port <= 65535:
            return RAISED
        address = self._window.session.facts.address
        if address.endswith(f":{port}"):
            return RAISED
        does = f"listens at {address}" if address else "does not listen"
        problem = Problem(f"A second start asked for port {port}; this window {does}.")
        self._window.session.problem_met.emit(
            problem, f"Listen on port {port}", lambda: self._window.session.listen(port)
        )
        return f"{RAISED} --port {port} was ignored: it {does}; the window offers to change it."


def _wishes_of(line: bytes) -> dict[str, Any] | None:
    """A second start's line, None when it is none."""
    try:
        wishes = json.loads(line)
    except (ValueError, RecursionError):
        return None
    fits = isinstance(wishes, dict) and isinstance(wishes.get("raise"), dict)
    return wishes if fits else None
