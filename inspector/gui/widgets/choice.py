"""One choice of several behind a button that names the chosen one."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.menu import Menu


class Option(NamedTuple):
    """A value and the words for it."""

    value: str
    words: str


class Choice(Button):
    """A button with a menu of options; the chosen one is checked in it.

    Args:
        name: What is chosen, `Environment`; part of the accessible name.
        options: In the order of the menu; the first one is chosen at the start.
        parent: The widget around it.

    Signals:
        chosen: Value (a str) of the option the user chose.
    """

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(options[0].words, "", Kind.PLAIN, parent)
        self._name = name
        self._options = tuple(options)
        self._value = options[0].value
        self._list = Menu(name, self)
        self._list.aboutToShow.connect(self._fill)
        self.setObjectName(name)
        self.set_menu(self._list)
        self._say()

    @property
    def value(self) -> str:
        """Value of the chosen option."""
        return self._value

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer others; the chosen one stays where it is among them, else the first is chosen."""
        self._options = tuple(options)
        known = any(option.value == self._value for option in options)
        self.set_value(self._value if known else options[0].value)

    def set_value(self, value: str) -> None:
        """Choose without telling anybody; an unknown value is added to the options."""
        if all(option.value != value for option in self._options):
            self._options = (*self._options, Option(value, value))
        self._value = value
        self._say()

    def sizeHint(self) -> QSize:
        """Wide enough for every option, so that a choice moves nothing."""
        present = self.text()
        widest = QSize()
        for option in self._options:
            self.setText(option.words)
            widest = widest.expandedTo(super().sizeHint())
        self.setText(present)
        return widest

    def _say(self) -> None:
        words = next(option.words for option in self._options if option.value == self._value)
        self.set_words(words)
        self.setAccessibleName(f"{self._name}: {words}")

    def _fill(self) -> None:
        self._list.clear()
        for option in self._options:
            checked = option.value == self._value
            self._list.add_choice(
                option.words, partial(self._choose, option.value), checked=checked
            )

    def _choose(self, value: str) -> None:
        if value != self._value:
            self.set_value(value)
            self.chosen.emit(value)
