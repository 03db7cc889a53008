"""The window's actions at work: their keys, their words just now, and doing them."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from inspector.gui.action_bindings import Bound, bind
from inspector.gui.actions import ACTIONS, SPECS, ActionSpec
from inspector.gui.keymap import Keymap

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow


class Named(Protocol):
    """A control that does what an action does."""

    def set_keys(self, keys: str) -> None:
        """Name the action's keys, empty for none."""


class WindowActions(QObject):
    """Does actions by id, by their keys and for menus and palette.

    Args:
        window: What they act on.

    Attributes:
        keymap: Which keys they have.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.keymap = Keymap(window.session.settings, self)
        self.keymap.changed.connect(self._take_keys)
        self._window = window
        self._bound: dict[str, Bound] = bind(window)
        self._shortcuts: dict[str, QShortcut] = {}
        self._take_keys()
        window.captures.detail_made.connect(self._name_controls)

    def offered(self) -> list[ActionSpec]:
        """The actions that apply now, in the order of the list."""
        return [spec for spec in ACTIONS if self.can(spec.id)]

    def can(self, action: str) -> bool:
        """Whether an action applies now."""
        return self._bound[action].can()

    def words(self, action: str) -> str:
        """What an action does just now."""
        bound = self._bound[action]
        return bound.words() if bound.words is not None else SPECS[action].words

    def run(self, action: str) -> None:
        """Do it, if it applies."""
        if self.can(action):
            self._bound[action].act()

    def _take_keys(self) -> None:
        """Listen to the keys that hold now."""
        for spec in ACTIONS:
            shortcut = self._shortcuts.get(spec.id)
            keys = self.keymap.keys(spec.id)
            if shortcut is None and keys:
                shortcut = self._shortcuts[spec.id] = QShortcut(self._window)
                shortcut.activated.connect(lambda action=spec.id: self.run(action))
            if shortcut is not None:
                shortcut.setKey(QKeySequence(keys))
                shortcut.setEnabled(bool(keys))
        self._name_controls()

    def _name_controls(self) -> None:
        """Let controls name the keys that do the same."""
        bar, captures = self._window.toolbar, self._window.captures
        controls: dict[str, Named] = {
            "filter": bar.filter,
            "pause": bar.pause,
            "send-test": bar.send,
        }
        if captures.has_detail:
            controls |= captures.detail.named_controls
        for action, control in controls.items():
            control.set_keys(self.keymap.keys(action))
