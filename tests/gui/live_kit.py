"""A whole window with a real engine process, and a sender."""

import http.client
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.core.verdict import Outcome
from inspector.gui.engine_link import State
from inspector.gui.main_window import MainWindow
from inspector.gui.session import Opening, Session
from inspector.gui.theme_switch import ThemeSwitch
from inspector.settings import Settings, ThemeChoice

WAIT = 20_000


class Live:
    """A window, its engine process, and a sender."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        opening = Opening(Settings(), folder / "a.sqlite", 0, remembers=False)
        self.session = Session(opening)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.themes = ThemeSwitch(app, ThemeChoice.LIGHT)
        self.window = MainWindow(self.session, self.themes)
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.session.start()
        self.window.show()
        link = self.session.link
        self.until(lambda: bool(self.session.facts.address) or link.state is State.FAILED)
        assert link.problem is None

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self.qtbot.waitUntil(holds, timeout=WAIT)

    def post(self, path: str, body: bytes, headers: Mapping[str, str] | None = None) -> int:
        """Send a webhook; the status of the reply."""
        host, port = self.session.facts.address.removeprefix("http://").split(":")
        connection = http.client.HTTPConnection(host, int(port), timeout=10)
        fields = {"Content-Type": "application/json", **(headers or {})}
        connection.request("POST", path, body, fields)
        status = connection.getresponse().status
        connection.close()
        return status

    def send(self, provider: str, fault: str = "") -> None:
        """Let the simulator send one and wait until it is judged in the list."""
        before = self.session.model.rowCount()
        self.session.send_test(provider, "", fault)
        self.until(lambda: self.session.model.rowCount() > before and self.judged(0))

    def judged(self, row: int) -> bool:
        """Whether the list shows a judged capture in a row."""
        self.session.source.load(row, row)
        found = self.session.source.at(row)
        return found is not None and found.judged

    def outcomes(self, row: int) -> list[Outcome]:
        """The badges of a row."""
        self.session.source.load(row, row)
        line = self.session.model.line(row)
        return [badge.outcome for badge in line.badges] if line is not None else []

    def close(self) -> None:
        """Quit as the user would."""
        ended: list[bool] = []
        self.session.stop(lambda: ended.append(True))
        self.until(lambda: bool(ended))
        self.session.link.join()
        self.themes.stop()
