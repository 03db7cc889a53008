"""One stage of getting something to work: a mark that ticks when it is reached, and a sentence."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from inspector.core.verdict import Outcome
from inspector.gui import fonts, painting, theme
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose

MARK = 18


class _Mark(QWidget):
    """A dashed ring, or a filled circle with a check: as a badge has them."""

    def __init__(self) -> None:
        super().__init__()
        self.reached = False
        self.setFixedSize(MARK, fonts.line_height("bodyM"))
        theme.themes.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        outcome = Outcome.VERIFIED if self.reached else Outcome.NO_SECRET
        middle = QRectF(self.rect()).center() - QPointF(1, 0)
        painting.draw_glyph(painter, middle, outcome, strong=True, size=16)
        painter.end()


class StageLine(QWidget):
    """A stage that is reached or not; a screen reader says which.

    Args:
        title: What the stage is, `Verified`.
        action: Words of a link at the right, or none.
    """

    def __init__(self, title: str, action: str = "") -> None:
        super().__init__()
        self._title = title
        self._mark = _Mark()
        self._words = Label(title, "bodyM", "t1")
        self._detail = Prose("", "body", "t2")
        self.action = Button(action, kind=Kind.LINK)
        self.action.setVisible(bool(action))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._words.setFixedWidth(self._words.sizeHint().width())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._mark, 0, top)
        row.addWidget(self._words, 0, top)
        row.addWidget(self._detail, 1)
        row.addWidget(self.action, 0, top)

    @property
    def reached(self) -> bool:
        """Whether the mark ticks."""
        return self._mark.reached

    @property
    def detail(self) -> str:
        """What is said beside the title."""
        return self._detail.text()

    def set_title_width(self, width: int) -> None:
        """Keep this much room for the title, so that the details of several lines align."""
        self._words.setFixedWidth(width)

    def title_width(self) -> int:
        """How much room the title needs, in px."""
        return self._words.sizeHint().width()

    def show_stage(self, detail: str, *, reached: bool) -> None:
        """Say how it stands."""
        self._mark.reached = reached
        self._mark.update()
        self._detail.set_text(detail)
        self.setAccessibleName(
            f"{self._title}: {'yes' if reached else 'not yet'}. {detail}".strip()
        )
