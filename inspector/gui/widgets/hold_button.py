"""A button that does something only while it is held down."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QWidget

from inspector.gui.widgets.icon_button import IconButton


class HoldButton(IconButton):
    """An icon to hold with the mouse or the space bar.

    Signals:
        held: True when it goes down, False when it is let go of, loses the keyboard, is hidden,
            or its window goes to the background: nothing stays revealed by accident.
    """

    held = Signal(bool)

    def __init__(self, icon_name: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(icon_name, words, parent)
        self._is_held = False
        self.pressed.connect(lambda: self._hold(on=True))
        self.released.connect(self.let_go)

    def let_go(self) -> None:
        """End the holding."""
        self.setDown(False)
        self._hold(on=False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self.let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go when the page is left."""
        super().hideEvent(event)
        self.let_go()

    def changeEvent(self, event: QEvent) -> None:
        """Let go when the window is left or the button is disabled."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ActivationChange, QEvent.Type.EnabledChange):
            self.let_go()

    def _hold(self, *, on: bool) -> None:
        if on != self._is_held:
            self._is_held = on
            self.held.emit(on)
