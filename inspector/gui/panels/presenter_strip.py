"""The strip above a demo's window: that it is one, what happens in it, and the presenter's buttons."""

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from inspector.gui import theme
from inspector.gui.story import Story
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.label import Label

HEIGHT = 40
BUTTON = 28
NARROW_BELOW = 1100
BEFORE = "Invented data, on this computer only"


class PresenterStrip(QWidget):
    """One line: the step that was told last at the left, pause, next step and reset at the right.

    Args:
        story: What it shows and directs.
        parent: The window.
    """

    def __init__(self, story: Story, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._story = story
        self.setObjectName("presenter strip")
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = Label("Demo", "bodyB", "t1")
        self._words = Label(BEFORE, "body", "t2", stretch=True)
        self._count = Label("", "small", "t3")
        self.pause = Button("Pause story", "pause", Kind.QUIET, height=BUTTON)
        self.pause.clicked.connect(story.pause_or_resume)
        self.next = Button("Next step", "chevron-right", Kind.QUIET, height=BUTTON)
        self.next.clicked.connect(story.next_step)
        self.reset = Button("Reset", "rotate-ccw", Kind.QUIET, height=BUTTON)
        self.reset.setAccessibleName("Reset the demo: empty its archive and begin anew")
        self.reset.clicked.connect(story.reset)
        self._lay_out()
        self._show()
        story.changed.connect(self._show)
        theme.themes.changed.connect(self.update)

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.text()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 1)
        row.setSpacing(8)
        row.addWidget(Glyph("flask-conical", "t2", 16))
        row.addWidget(self._name)
        row.addSpacing(4)
        row.addWidget(self._words, 1)
        row.addWidget(self._count)
        row.addSpacing(4)
        for button in (self.pause, self.next, self.reset):
            row.addWidget(button)

    def _show(self) -> None:
        state = self._story.state
        words = str(state.problem) if state.problem is not None else state.words or BEFORE
        self._words.setText(words)
        count = f"Step {state.step} of {state.of}" if state.of else ""
        self._count.setText(f"Paused · {count}" if state.paused and count else count)
        if state.paused:
            self.pause.set_words("Resume story", "play")
        else:
            self.pause.set_words("Pause story", "pause")
        self.setAccessibleName(f"Demo. {words}. {self._count.text()}".rstrip(". ") + ".")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the words of buttons where there is no room for them."""
        super().resizeEvent(event)
        for button in (self.pause, self.next, self.reset):
            button.set_words_shown(self.width() >= NARROW_BELOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line beneath."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("side"))
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, theme.color("line"))
        painter.end()
