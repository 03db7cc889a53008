"""A painted widget whose height follows from its width."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.gui import theme

NARROWEST = 240
_USUAL = 480


class Wrapping(QWidget):
    """Takes all the width there is; a subclass says how high it then is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.themes.changed.connect(self.update)

    def height_at(self, width: int) -> int:
        """Height in px at a width in px."""
        raise NotImplementedError

    def changed(self) -> None:
        """What is shown is other than before: ask for room and paint again."""
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height in px at a width in px."""
        return self.height_at(width)

    def sizeHint(self) -> QSize:
        """As high as the present width needs."""
        width = self.width() or _USUAL
        return QSize(width, self.height_at(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the narrowest pane."""
        return QSize(NARROWEST, self.height_at(max(NARROWEST, self.width())))
