"""One stored credential: its name, its environment, masked; revealed while held, or deleted."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.core.credential import Credential
from inspector.gui import theme
from inspector.gui.models.header_rows import masked
from inspector.gui.panels.secret_columns import PAD, ROW, columns
from inspector.gui.presenting import Kind, presenting, shown
from inspector.gui.widgets.hold_button import HoldButton
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.label import Label

GAP = 8


class CredentialRow(QWidget):
    """A row of the card of credentials.

    Signals:
        delete_wanted: The `Credential` to delete.
    """

    delete_wanted = Signal(object)

    def __init__(self, credential: Credential) -> None:
        super().__init__()
        self.credential = credential
        whose = credential.environment or "any"
        name = f"{credential.name}, {whose}"
        self.value = Label("", "mono", "t2", stretch=True)
        eye = HoldButton("eye", "Hold to reveal")
        eye.setAccessibleName(f"Hold to reveal {name}")
        eye.held.connect(self._reveal)
        self.delete = IconButton("trash-2", "Delete")
        self.delete.setAccessibleName(f"Delete {name}")
        self.delete.clicked.connect(lambda: self.delete_wanted.emit(self.credential))
        row = QHBoxLayout(self)
        row.setContentsMargins(PAD, 1, 10, 0)
        row.setSpacing(GAP)
        self._name = Label(credential.name, "bodyM", stretch=True)
        self._whose = Label(whose, "body", "t2", stretch=True)
        row.addWidget(self._name)
        row.addWidget(self._whose)
        row.addWidget(self.value, 1)
        row.addWidget(eye)
        row.addWidget(self.delete)
        self.setFixedHeight(ROW)
        self.setObjectName(name)
        self._reveal(held=False)

    def _reveal(self, held: bool) -> None:  # noqa: FBT001 - a slot
        """Show the value, of several lines the first one; while presenting its alias."""
        value = self.credential.value
        if not held:
            self.value.setText(masked(value))
            return
        first, *more = value.strip().splitlines() or [""]
        lines = f" … {len(more) + 1} lines" if more else ""
        told = shown(value, Kind.VALUE) if presenting.on else f"{first}{lines}"
        self.value.setText(told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in the columns of the secrets above."""
        super().resizeEvent(event)
        place = columns(self.width())
        whose = place.environment or place.use
        self._name.setFixedWidth(whose - PAD - GAP)
        self._whose.setFixedWidth(place.value - whose - GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline above."""
        del event
        painter = QPainter(self)
        painter.fillRect(QRectF(1, 0, self.width() - 2, 1), theme.color("line"))
        painter.end()
