"""The menu that chooses the list's columns and their order."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from inspector.gui.models.capture_model import TITLES, Column
from inspector.gui.models.column_choice import ALWAYS, USUAL, Chosen, moved, toggled
from inspector.gui.widgets.menu import Menu


class ColumnMenu(Menu):
    """Fills itself each time it opens.

    Signals:
        chosen: The columns from left to right (a tuple of `Column`).
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Columns", parent)
        self._chosen: Chosen = USUAL
        self._about: Column | None = None
        self.aboutToShow.connect(self.fill)

    def show_chosen(self, chosen: Chosen) -> None:
        """Take notice of what is shown."""
        self._chosen = chosen

    def open_about(self, column: Column, at: QPoint) -> None:
        """Open over a title, with what can be done to this column first."""
        self._about = column
        self.popup(at)

    def fill(self) -> None:
        """Offer what applies now."""
        self.clear()
        if self._about is not None:
            self._add_about(self._about)
            self.addSeparator()
        self._about = None
        hidden = [column for column in Column if column not in self._chosen]
        for column in (*self._chosen, *hidden):
            act = partial(self._use, toggled(self._chosen, column))
            entry = self.add_choice(TITLES[column], act, checked=column in self._chosen)
            entry.setEnabled(column is not ALWAYS)
        self.addSeparator()
        for words, step in (("Move left", -1), ("Move right", 1)):
            inner = self.add_menu(words)
            for column in self._chosen:
                self._add_move(inner, TITLES[column], column, step)
        self.add("As at first", partial(self._use, USUAL), "undo-2").setEnabled(
            self._chosen != USUAL
        )

    def _add_about(self, column: Column) -> None:
        hide = self.add(f"Hide {TITLES[column]}", partial(self._use, toggled(self._chosen, column)))
        hide.setEnabled(column is not ALWAYS)
        self._add_move(self, f"Move {TITLES[column]} left", column, -1)
        self._add_move(self, f"Move {TITLES[column]} right", column, 1)

    def _add_move(self, menu: Menu, words: str, column: Column, step: int) -> None:
        order = moved(self._chosen, column, self._chosen.index(column) + step)
        at_end = self._chosen[-1 if step > 0 else 0] is column
        menu.add(words, partial(self._use, order)).setEnabled(not at_end)

    def _use(self, chosen: Chosen) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self.chosen.emit(chosen)
