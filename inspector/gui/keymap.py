"""Which keys do what: the defaults of `actions.py` under what the user chose instead.

A value of the settings file that is no key, or is taken already, is said in words and its default
holds; the file keeps it until the user changes something here.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from inspector.gui.actions import ACTIONS, SPECS, ActionSpec
from inspector.settings import Settings

RESERVED = {
    "Tab": "moves between controls",
    "Shift+Tab": "moves between controls",
    "Return": "presses what has the focus",
    "Enter": "presses what has the focus",
    "Space": "presses what has the focus",
    "Esc": "leaves what is open",
    "Up": "moves in lists",
    "Down": "moves in lists",
    "Left": "moves and folds",
    "Right": "moves and unfolds",
    "Home": "moves in lists",
    "End": "moves in lists",
    "PgUp": "moves in lists",
    "PgDown": "moves in lists",
    "Backspace": "deletes what was typed",
    "Del": "deletes what was typed",
    "Ctrl+C": "copies what is selected",
    "Ctrl+V": "pastes",
    "Ctrl+X": "cuts what is selected",
    "Ctrl+A": "selects all",
    "Ctrl+Z": "takes back what was typed",
}
"""Keys that have a meaning everywhere, and which."""


def portable(text: str) -> str:
    """Keys as Qt writes them, `Ctrl+F` for `ctrl+f`; empty when the text is no single key."""
    keys = QKeySequence(text)
    return keys.toString(QKeySequence.SequenceFormat.PortableText) if keys.count() == 1 else ""


class Keymap(QObject):
    """Keys by action.

    Args:
        settings: Where the user's choices are kept, `settings.shortcuts`.
        parent: The window.

    Attributes:
        problems: Sentences about stored keys that cannot be used.

    Signals:
        changed: Some action has other keys.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._keys: dict[str, str] = {}
        self.problems: list[str] = []
        self._work_out()

    def keys(self, action: str) -> str:
        """The keys of an action, portable; empty for none."""
        return self._keys.get(action, "")

    def is_default(self, action: str) -> bool:
        """Whether an action has the keys it came with."""
        return self.keys(action) == SPECS[action].shortcut

    def owner(self, keys: str) -> ActionSpec | None:
        """Which action these keys belong to."""
        return next((spec for spec in ACTIONS if keys and self.keys(spec.id) == keys), None)

    def objection(self, action: str, keys: str) -> str:
        """Why an action cannot have these keys, in a sentence; empty when it can."""
        if not keys:
            return ""
        if portable(keys) != keys:
            return f"“{keys}” is no key."
        if keys in RESERVED:
            return f"{keys} {RESERVED[keys]}, so it cannot be given away."
        owner = self.owner(keys)
        if owner is not None and owner.id != action:
            return f"{keys} belongs to “{owner.words}”."
        return ""

    def give(self, action: str, keys: str) -> None:
        """Give an action these keys, empty for none; whoever had them has none from now on."""
        owner = self.owner(keys)
        if owner is not None and owner.id != action:
            self._settings.shortcuts[owner.id] = ""
        self._settings.shortcuts[action] = keys
        self._follow()

    def reset(self, action: str) -> None:
        """Give an action its default keys again; whoever had them has none from now on."""
        self.give(action, SPECS[action].shortcut)

    def reset_all(self) -> None:
        """Every action has its default keys again."""
        self._settings.shortcuts.clear()
        self._follow()

    def _follow(self) -> None:
        chosen = self._settings.shortcuts
        for action in [each for each, keys in chosen.items() if _says_the_default(each, keys)]:
            del chosen[action]
        self._work_out()
        self.changed.emit()

    def _work_out(self) -> None:
        """The user's choices first, then the defaults whose keys are still free."""
        self.problems = []
        self._keys = {}
        for action, text in self._settings.shortcuts.items():
            if action not in SPECS:
                continue  # of another version: kept, not understood
            keys = portable(text)
            wrong = self.objection(action, keys) if keys or not text else f"“{text}” is no key."
            if wrong:
                self.problems.append(f"{SPECS[action].words}: {wrong}")
            else:
                self._keys[action] = keys
        taken = {keys for keys in self._keys.values() if keys}
        for spec in ACTIONS:
            if spec.id not in self._keys:
                self._keys[spec.id] = "" if spec.shortcut in taken else spec.shortcut


def _says_the_default(action: str, keys: str) -> bool:
    return action in SPECS and keys == SPECS[action].shortcut
