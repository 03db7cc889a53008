"""What a secret is called and when it holds: label, since, until."""

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.gui import theme
from inspector.gui.models.secret_dates import FORM, date_text, read_date
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.field import HALO, HEIGHT, Field
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose

LONGEST_LABEL = 60
_SAID = (
    "Captures received after its end are judged without it. The doctor names since when"
    f" a secret has its use. Dates are in local time, as {FORM}."
)


class SecretDetails(QWidget):
    """A form inside a card, under the rows.

    Signals:
        entered: The secret with its new label and dates.
        left: It was left without a change.
    """

    entered = Signal(object)
    left = Signal()

    def __init__(self, secret: Secret, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._secret = secret
        self.label = Field("Label")
        self.label.setText(secret.label)
        self.label.setMaxLength(LONGEST_LABEL)
        self.label.setPlaceholderText(secret.use.value)
        self.since = Field("Since")
        self.since.setText(date_text(secret.since))
        self.until = Field("Until")
        self.until.setText(date_text(secret.until))
        self.until.setPlaceholderText("no end")
        self._said = Prose(_SAID, "small", "t2")
        self.save = Button("Save")
        self.save.clicked.connect(self._finish)
        self.cancel = Button("Cancel", kind=Kind.QUIET)
        self.cancel.clicked.connect(self.left)
        self._lay_out(name)
        self.setObjectName(f"details of {name}")
        for field in (self.label, self.since, self.until):
            field.returnPressed.connect(self._finish)
            field.textEdited.connect(self._forgive)
        theme.themes.changed.connect(self.update)

    def take_focus(self) -> None:
        """Put the cursor where typing starts."""
        self.label.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, name: str) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addLayout(_captioned("Label", self.label), 2)
        line.addLayout(_captioned("Since", self.since), 1)
        line.addLayout(_captioned("Until", self.until), 1)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, HALO)
        beside.setSpacing(4)
        beside.addWidget(self.save)
        beside.addWidget(self.cancel)
        beside.addStrut(HEIGHT)
        line.addLayout(beside)
        line.setAlignment(beside, Qt.AlignmentFlag.AlignBottom)
        head = QHBoxLayout()
        head.setContentsMargins(HALO, 0, 0, 0)
        head.addWidget(Label(name, "smallM", "t1", stretch=True))
        below = QHBoxLayout()
        below.setContentsMargins(HALO, 0, 0, 0)
        below.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(16 - HALO, 10, 12, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(line)
        column.addLayout(below)

    def _finish(self) -> None:
        dates: dict[str, float | None] = {}
        for name, field in (("since", self.since), ("until", self.until)):
            # What was not touched keeps its seconds, which are not shown.
            known = self._secret.since if name == "since" else self._secret.until
            moment = known if field.text() == date_text(known) else read_date(field.text())
            if isinstance(moment, Problem):
                field.set_wrong(True)
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                self._said.set_text(str(moment))
                return
            dates[name] = moment
        label = " ".join(self.label.text().split())
        self.entered.emit(
            replace(self._secret, label=label, since=dates["since"], until=dates["until"])
        )

    def _forgive(self) -> None:
        self.since.set_wrong(False)
        self.until.set_wrong(False)
        self._said.set_text(_SAID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline that parts it from the rows above."""
        del event
        painter = QPainter(self)
        painter.fillRect(QRectF(1, 0, self.width() - 2, 1), theme.color("line"))
        painter.end()


def _captioned(caption: str, control: Field) -> QVBoxLayout:
    above = QHBoxLayout()
    above.setContentsMargins(HALO, 0, 0, 0)
    above.addWidget(Label(caption, "cap", "t3", stretch=True))
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addLayout(above)
    column.addWidget(control)
    return column
