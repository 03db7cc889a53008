"""A strip of one line that says something and offers what to do about it; never a dialog."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from inspector.core.problem import Problem
from inspector.gui import theme
from inspector.gui.presenting import presenting, shown
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.label import Label

HEIGHT = 36


class Strip(QWidget):
    """One line: an icon, a sentence, what to do next, and buttons.

    Args:
        name: Object name.
        warns: Whether it is painted as a warning, else quietly.
        closable: Whether the user can close it.
    """

    def __init__(
        self, name: str, parent: QWidget | None = None, *, warns: bool, closable: bool = True
    ) -> None:
        super().__init__(parent)
        self._warns = warns
        self._closable = closable
        self._then: Callable[[], object] | None = None
        self._problem: Problem | None = None
        self.setObjectName(name)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style, token = ("bodyM", "warn") if warns else ("small", "t2")
        self._sentence = Label("", style, token, stretch=True)
        self._remedy = Label("", "body" if warns else "small", "t2", stretch=True)
        self._action = Button("", kind=Kind.LINK)
        self._action.clicked.connect(self._act)
        self._close = IconButton("x", "Close", size=14)
        self._close.clicked.connect(self.hide)
        self._close.setVisible(closable)
        self._lay_out("triangle-alert" if warns else "info", closable=closable)
        self.hide()
        theme.themes.changed.connect(self.update)
        presenting.changed.connect(self._show_again)

    def _lay_out(self, icon_name: str, *, closable: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 6 if closable else 16, 0)
        row.setSpacing(8)
        row.addWidget(Glyph(icon_name, "warnFill" if self._warns else "t3", 14))
        row.addWidget(self._sentence)
        row.addWidget(self._remedy, 1)
        row.addWidget(self._action)
        row.addSpacing(4)
        row.addWidget(self._close)

    def say(
        self,
        problem: Problem,
        action: str = "",
        then: Callable[[], object] | None = None,
    ) -> None:
        """Show a problem; `action` is the words of a button that runs `then`."""
        self._then = then
        self._sentence.setText(problem.sentence)
        self._remedy.setText(problem.remedy)
        self._action.set_words(action)
        self._action.setVisible(bool(action))
        self._problem = problem
        self._show_again()
        self.updateGeometry()
        self.show()

    def _show_again(self) -> None:
        if self._problem is not None:
            self.setAccessibleName(shown(str(self._problem)))

    def _act(self) -> None:
        then = self._then
        if self._closable:  # else whoever shows it takes it away once it helped
            self.hide()
        if then is not None:
            then()

    @property
    def sentence(self) -> str:
        """What it says now."""
        return self._sentence.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and upper line."""
        del event
        painter = QPainter(self)
        fill, line = ("warnSoft", "warnLine") if self._warns else ("bar", "line")
        painter.fillRect(QRectF(self.rect()), theme.color(fill))
        painter.fillRect(0, 0, self.width(), 1, theme.color(line))
        painter.end()
