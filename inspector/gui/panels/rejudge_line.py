"""How far judging the history again is, with a way to stop it and to go on."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.gui.engine_link import EngineLink
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.label import Label

HEIGHT = 40


class RejudgeLine(Card):
    """A line that is there while captures wait for the verdicts of now."""

    def __init__(self, link: EngineLink, parent: QWidget | None = None) -> None:
        super().__init__("sunken", "line", 8, parent)
        self._link = link
        self._stopped = False
        self._said = Label("", "body", "t1", stretch=True)
        self.button = Button("Stop", kind=Kind.LINK)
        self.button.clicked.connect(self._act)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        line.addWidget(Glyph("refresh-cw", "t2"))
        line.addWidget(self._said, 1)
        line.addWidget(self.button)
        line.addStrut(HEIGHT)
        self.setObjectName("judging again")
        link.connected.connect(self._on_connected)
        link.notice.connect(self._on_notice)
        self._on_connected(link.hello)

    def _on_connected(self, hello: dict[str, Any]) -> None:
        self._show(hello.get("rejudging") or {})

    def _on_notice(self, notice: dict[str, Any]) -> None:
        if notice.get("notice") == "rejudging":
            self._show(notice)

    def _show(self, said: dict[str, Any]) -> None:
        done, total = int(said.get("done", 0)), int(said.get("total", 0))
        self._stopped = bool(said.get("stopped"))
        self.setVisible(done < total)
        if self._stopped:
            words = f"Stopped: {done:,} of {total:,} captures are judged by the secrets of now."
        else:
            words = f"Judging captures again: {done:,} of {total:,}"
        self._said.setText(words)
        self.button.set_words("Go on" if self._stopped else "Stop")
        self.button.setAccessibleName(f"{'Go on' if self._stopped else 'Stop'} judging again")

    def _act(self) -> None:
        self._link.ask("rejudge-go-on" if self._stopped else "rejudge-stop")
