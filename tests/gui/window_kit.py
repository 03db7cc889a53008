"""A whole window without an engine, for tests."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui.engine_link import State
from inspector.gui.main_window import MainWindow
from inspector.gui.session import Opening, Session
from inspector.gui.theme_switch import ThemeSwitch
from inspector.settings import Settings, ThemeChoice
from tests.gui.fake_link import FakeLink
from tests.gui.row_samples import FakeReader

ADDRESS = "http://127.0.0.1:8787"

HELLO: dict[str, Any] = {
    "address": ADDRESS,
    "problem": None,
    "port": 8787,
    "counts": {"all": 100, "failing": 3, "starred": 4, "refused": 0, "endpoints": {}},
    "endpoints": [{"path": "/fuse", "provider": "fuse", "reply": {}}],
    "rate": {"per_minute": 42, "buckets": [1] * 20},
    "backlog": {"judging": 0, "indexing": 0},
    "rejudging": None,
}


class OpenLink(FakeLink):
    """A link whose engine is there once `come` was called."""

    def start(self) -> None:
        """Wait for `come`."""

    def come(self, **fields: object) -> None:
        """The engine is there and says hello."""
        self.state = State.READY
        self.hello = HELLO | fields
        self.state_changed.emit(self.state)
        self.connected.emit(self.hello)


def session_of(
    folder: Path, settings: Settings | None = None, port: int = 0
) -> tuple[Session, OpenLink]:
    """A session whose archive does not exist and whose engine is played; `port` is asked for."""
    link = OpenLink()
    link.answers |= {"filter": {"token": "a"}, "simulations": {"simulations": []}, "settings": {}}
    opening = Opening(settings or Settings(), folder / "captures.sqlite", port, port_asked=port > 0)
    return Session(opening, link), link


class Kit:
    """A window with captures in its list."""

    def __init__(self, qtbot: QtBot, folder: Path, settings: Settings | None = None) -> None:
        self.qtbot = qtbot
        self.settings = settings or Settings()
        self.session, self.link = session_of(folder, self.settings)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.themes = ThemeSwitch(app, ThemeChoice.LIGHT)
        self.window = MainWindow(self.session, self.themes)
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)

    def fill(self, count: int = 100) -> None:
        """Let the archive hold this many captures and the engine say hello."""
        self.session.source.read_from(FakeReader())
        self.link.come()
        self.session.feed.open(1, count)
        self.window.show()

    def arrive(self, last: int) -> None:
        """Captures come, up to this id."""
        with self.qtbot.waitSignal(self.session.feed.rows_added):
            self.link.notice.emit({"notice": "arrived", "first": last, "last": last})

    def close(self) -> None:
        """Give everything back."""
        self.session.feed.close()
        self.session.vault.close()
        self.themes.stop()
