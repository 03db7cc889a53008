"""How to register the address at one provider, on one card."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui import fonts, theme
from inspector.gui.models.guided import has_guide
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.code_button import CodeButton
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from inspector.providers.base import Provider

PAD = 16
FOOTER = 45


class ProviderCard(Card):
    """Tile, name, path, what to do there, and two links.

    Signals:
        path_copied: The endpoint's path (a str); its whole address is wanted on the clipboard.
        secret_wanted: Scheme id (a str) whose secret the user wants to enter.
        test_wanted: Provider id (a str) to send a test of.
        guide_wanted: Provider id (a str) whose page the user wants.
    """

    path_copied = Signal(str)
    secret_wanted = Signal(str)
    test_wanted = Signal(str)
    guide_wanted = Signal(str)

    def __init__(self, provider: Provider, parent: QWidget | None = None) -> None:
        super().__init__("raised", "line", 10, parent)
        self.setObjectName(f"{provider.name} card")
        self._provider = provider
        column = QVBoxLayout(self)
        column.setContentsMargins(0, PAD - 1, 0, 1)
        column.setSpacing(0)
        upper = QVBoxLayout()
        upper.setContentsMargins(PAD, 0, PAD, 0)
        upper.setSpacing(0)
        upper.addLayout(self._head())
        upper.addSpacing(12)
        upper.addWidget(Prose(provider.registration, "body", "t2", line=22))
        upper.addStretch(1)
        upper.addSpacing(14)
        upper.addLayout(self._hint())
        upper.addSpacing(11)
        column.addLayout(upper, 1)
        column.addWidget(_Line())
        column.addLayout(self._footer())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Glyph(provider=self._provider.id, size=24))
        row.addWidget(Label(self._provider.name, "leadB"))
        row.addStretch(1)
        path = self._provider.default_endpoint
        copy = CodeButton(path, f"Copy the address for {self._provider.name}")
        copy.clicked.connect(lambda: self.path_copied.emit(path))
        copy.clicked.connect(copy.confirm)
        row.addWidget(copy)
        return row

    def _hint(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(1, 0, 0, 0)
        row.setSpacing(7)
        info = Glyph("info", "t3", 14)
        info.setFixedHeight(fonts.line_height("small"))
        row.addWidget(info, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Prose(self._provider.hint, "small", "t2"), 1)
        return row

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(PAD, 0, PAD, 0)
        row.setSpacing(8)
        scheme = self._provider.schemes[0]
        add = Button(f"Add {scheme.secret_name}", kind=Kind.LINK)
        add.setAccessibleName(f"Add {self._provider.name} {scheme.secret_name}")
        add.clicked.connect(lambda: self.secret_wanted.emit(scheme.id))
        test = Button("Send a test", kind=Kind.LINK)
        test.setAccessibleName(f"Send a test from {self._provider.name}")
        test.clicked.connect(lambda: self.test_wanted.emit(self._provider.id))
        guide = Button("How to", kind=Kind.LINK)
        guide.setAccessibleName(f"How to set up {self._provider.name}")
        guide.setVisible(has_guide(self._provider.id))
        guide.clicked.connect(lambda: self.guide_wanted.emit(self._provider.id))
        row.addWidget(Glyph("key-round"))
        row.addWidget(add)
        row.addStretch(1)
        row.addWidget(guide)
        row.addSpacing(8)
        row.addWidget(test)
        row.addStrut(FOOTER)
        return row


class _Line(QWidget):
    """A hairline across the card, inside its border."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
        theme.themes.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(QRectF(1, 0, self.width() - 2, 1), theme.color("line"))
        painter.end()
