"""What a receiver answered to a test: status and duration as a line, then headers and body."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.core.problem import Problem
from inspector.gui.models.draft_fields import Answered
from inspector.gui.presenting import Kind, presenting, shown
from inspector.gui.views.code_box import CodeBox
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose


class AnswerBox(QWidget):
    """Takes no room until there is something to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answered: Answered | None = None
        self.line = Prose("", "bodyB", "t1")
        self.headers = CodeBox("Headers of the answer")
        self.body = CodeBox("Body of the answer")
        self._titles = [Label(words, "smallM", "t2") for words in ("Headers", "Body")]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label("Answer", "bodyB"))
        column.addWidget(self.line)
        for title, box in zip(self._titles, (self.headers, self.body), strict=True):
            column.addWidget(title)
            column.addWidget(box)
        self.hide()
        presenting.changed.connect(self._show)

    def clear(self) -> None:
        """Show nothing."""
        self._answered = None
        self.hide()

    def show_answer(self, answered: Answered) -> None:
        """Show what came back."""
        self._answered = answered
        self._show()
        self.show()

    def show_problem(self, problem: Problem) -> None:
        """Say why nothing came back."""
        self._answered = None
        self.line.set_text(str(problem), "bad")
        self._show_boxes("", "")
        self.show()

    def _show(self) -> None:
        answered = self._answered
        if answered is None:
            return
        token = "ok" if answered.accepted else "bad"
        self.line.set_text(f"Answered {answered.line}.", token)
        self._show_boxes(shown(answered.headers, Kind.HEAD), shown(answered.body, Kind.RECEIVED))

    def _show_boxes(self, headers: str, body: str) -> None:
        for title, box, text in zip(
            self._titles, (self.headers, self.body), (headers, body), strict=True
        ):
            box.set_text(text)
            title.setVisible(bool(text))
            box.setVisible(bool(text))
