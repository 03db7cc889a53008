"""Shows the keys of an action and takes other ones: press it, then the keys."""

from PySide6.QtCore import QEvent, QKeyCombination, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.widgets.key_caps import caps_of, caps_width, paint_caps

HEIGHT = 28
PAD = 8
WIDTH = 150
LISTENING = "Press keys…"
NONE = "none"
_MODIFIERS = (
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_unknown,
)


class KeyField(QAbstractButton):
    """Caps that listen when they are pressed; Esc keeps what was, Backspace takes the keys away.

    Args:
        name: What the keys are for.
        parent: The widget around it.

    Signals:
        recorded: The keys that were pressed, portable; empty to have none.
        listening_changed: Whether the next key is taken.
    """

    recorded = Signal(str)
    listening_changed = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._keys = ""
        self._listening = False
        self.setObjectName(f"keys of {name}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ringRadius", 6)
        self.clicked.connect(lambda: self._listen(listening=True))
        self._say()
        theme.themes.changed.connect(self.update)

    @property
    def keys(self) -> str:
        """The keys shown, portable."""
        return self._keys

    @property
    def listening(self) -> bool:
        """Whether the next key is taken."""
        return self._listening

    def set_keys(self, keys: str) -> None:
        """Show these keys."""
        self._keys = keys
        self._say()
        self.update()

    def _say(self) -> None:
        keys = "+".join(caps_of(self._keys)) or NONE
        words = f"{self._name}: press the new keys" if self._listening else f"{self._name}: {keys}"
        self.setAccessibleName(words)
        self.setAccessibleDescription("Enter, then the new keys; Backspace takes them away")

    def _listen(self, *, listening: bool) -> None:
        if listening != self._listening:
            self._listening = listening
            self._say()
            self.update()
            self.listening_changed.emit(listening)

    def sizeHint(self) -> QSize:
        """Room for three keys."""
        return QSize(fonts.px(WIDTH), fonts.px(HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Take every key while listening, also those of the window and the Tab key."""
        if self._listening and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MODIFIERS:
            return
        plain = not event.modifiers()
        self._listen(listening=False)
        if key == Qt.Key.Key_Escape and plain:
            return
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and plain:
            self.recorded.emit("")
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Backtab:
            key = Qt.Key.Key_Tab
        combination = QKeySequence(QKeyCombination(held, key))
        self.recorded.emit(combination.toString(QKeySequence.SequenceFormat.PortableText))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts listening; Up and Down go to the row before or after; Backspace clears."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.recorded.emit("")
        elif key == Qt.Key.Key_Down:
            self.focusNextChild()
        elif key == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes elsewhere presses no keys here."""
        super().focusOutEvent(event)
        self._listen(listening=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, and the keys in it or that they are waited for."""
        del event
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._listening:
            painting.box(painter, rect, 6, theme.color("accSoft"), theme.color("acc"), 1.5)
            words, ink = LISTENING, "accText"
        else:
            hovered = self.underMouse()
            fill = theme.color("hover" if hovered else "raised")
            painting.box(painter, rect, 6, fill, theme.color("line2" if hovered else "line"))
            words, ink = ("" if self._keys else NONE), "t3"
        caps = caps_of(self._keys)
        if words:
            inside = rect.adjusted(PAD + 2, 0, -PAD, 0)
            painting.draw_text(painter, inside, words, fonts.font("small"), theme.color(ink))
        else:
            paint_caps(painter, PAD + caps_width(caps), rect.center().y(), caps)
        painter.end()
