"""All secrets of one endpoint, on one card."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.secret import Secret
from inspector.gui import painting, theme
from inspector.gui.engine_link import EngineLink
from inspector.gui.models.secret_groups import Group, Row
from inspector.gui.panels.secret_row import SecretRow
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.label import Label

HEAD = 36
RADIUS = 8


class SecretGroup(QWidget):
    """A card with a head, a row for each secret, and the form for a new one when it is open.

    Signals:
        row_added: A `SecretRow` was made; connect to it.
        add_wanted: The group wants a new secret; the form is to be opened.
    """

    row_added = Signal(object)
    add_wanted = Signal()

    def __init__(self, group: Group, link: EngineLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = group
        self.rows: list[SecretRow] = []
        self._link = link
        self._form: QWidget | None = None
        self._tile = Glyph(provider=group.provider, size=18)
        self._path = Label(group.title, "mono" if group.path else "bodyM", "t1")
        self._provider = Label(group.subtitle, "body", "t2", stretch=True)
        self._plus = IconButton("plus", f"Add a secret for {group.title}")
        self._plus.clicked.connect(self.add_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 10, 0)
        head.setSpacing(9)
        head.addWidget(self._tile)
        head.addWidget(self._path)
        head.addWidget(self._provider, 1)
        head.addWidget(self._plus)
        head.addStrut(HEAD)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self.setObjectName(f"secrets of {group.title}")
        theme.themes.changed.connect(self.update)

    def show_group(
        self, group: Group, secrets: Sequence[Secret], matched: Mapping[str, str]
    ) -> None:
        """Show these rows, keeping the widgets there are so that the keyboard stays in place.

        Args:
            group: What to show; its path is that of before.
            secrets: All secrets, of every group.
            matched: Words for the matched column by secret id.
        """
        self.group = group
        self._provider.setText(group.subtitle)
        while len(self.rows) > len(group.rows):
            gone = self.rows.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for index, row in enumerate(group.rows):
            others = [one for one in secrets if row.secret is None or one.id != row.secret.id]
            words = matched.get(row.secret.id, "") if row.secret else ""
            if index == len(self.rows):
                self._add_row(row)
            self.rows[index].show_row(row, others, words)

    def row_of(self, secret_id: str) -> SecretRow | None:
        """The row that shows a secret."""
        shown = (one for one in self.rows if one.row.secret and one.row.secret.id == secret_id)
        return next(shown, None)

    def open_form(self, form: QWidget) -> None:
        """Put the form under the rows."""
        self.close_form()
        self._form = form
        self._column.addWidget(form)

    def close_form(self) -> None:
        """Take the form away."""
        if self._form is not None:
            self._column.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    def _add_row(self, row: Row) -> None:
        made = SecretRow(row, self._link, self)
        self.rows.append(made)
        self._column.insertWidget(len(self.rows), made)
        self.row_added.emit(made)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and the ground of its head."""
        del event
        paint_group(self)


def paint_group(card: QWidget) -> None:
    """Paint a group's card and the ground of its head."""
    painter = QPainter(card)
    rect = QRectF(card.rect())
    painting.box(painter, rect, RADIUS, theme.color("surface"), None)
    painter.save()
    around = QPainterPath()
    around.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setClipPath(around)
    painter.fillRect(QRectF(0, 0, rect.width(), HEAD), theme.color("side"))
    painter.restore()
    painting.box(painter, rect, RADIUS, None, theme.color("line"))
    painter.end()
