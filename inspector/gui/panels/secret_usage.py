"""How many captures each secret verified, as the engine tells it; an engine may not know."""

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.core.problem import Problem
from inspector.gui.engine_link import Answer, EngineLink

PAUSE_MS = 1000
NOTHING = "nothing matched yet"


class SecretUsage(QObject):
    """Asks `secret-usage`, at most once a second, until an engine says it knows no such thing.

    Signals:
        changed: `words` is another mapping now.
    """

    changed = Signal()

    def __init__(self, link: EngineLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words: dict[str, str] = {}
        self._link = link
        self._asking = False
        self._again = False
        self._unknown = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self.ask)

    def ask_soon(self) -> None:
        """Ask within a second; more calls until then are one question."""
        if not self._soon.isActive():
            self._soon.start()

    def ask(self) -> None:
        """Ask now; while a question is under way, once more after its answer."""
        if self._asking or self._unknown:
            self._again = self._asking
            return
        self._soon.stop()
        self._asking = True
        self._link.ask("secret-usage", self._on_answer)

    def _on_answer(self, answer: Answer) -> None:
        self._asking = False
        if self._again:
            self._again = False
            self.ask_soon()
        if isinstance(answer, Problem):
            self._unknown = answer.kind == "unknown-command"
            return
        usage = answer.get("usage", {})
        words = {secret: words_of(told) for secret, told in usage.items()}
        if words != self.words:
            self.words = words
            self.changed.emit()


def words_of(told: dict[str, Any]) -> str:
    """`40, last 14:02:11`; the date too when it was another day."""
    count = int(told.get("count", 0))
    last = int(told.get("last") or 0)
    if not count or not last:
        return NOTHING
    moment = datetime.fromtimestamp(last / 1e6, UTC).astimezone()
    today = moment.date() == datetime.now(UTC).astimezone().date()
    shown = moment.strftime("%H:%M:%S" if today else "%d %b %H:%M")
    return f"{count:,}, last {shown}"
