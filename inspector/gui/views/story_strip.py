"""The small time line of a sync: webhook, our calls, what followed; each step leads to its place."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.gui import theme
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.glyph import Glyph
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.menu import Menu

HEIGHT = 40
SIDE = 20
GAP = 6
ARROW = 12
MORE_ROOM = 84
"""Px for the button that names the steps there is no room for."""


class StoryStrip(QWidget):
    """One line beneath the detail; hidden while there are no two steps.

    Signals:
        chosen: Capture id (object: ids go beyond 32 bits), and whether its calls are wanted.
    """

    chosen = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps: list[dict[str, Any]] = []
        self.words = ""
        self._here = 0
        self._parts: list[tuple[Glyph, QWidget]] = []
        self.more = Button("", kind=Kind.LINK)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(SIDE, 1, SIDE, 0)
        self._line.setSpacing(GAP)
        self._line.addWidget(Glyph("refresh-cw", "t2", 14))
        self._line.addStretch(1)
        self._line.addWidget(self.more)
        self.more.clicked.connect(self._open_menu)
        self.more.hide()
        self.setFixedHeight(HEIGHT)
        self.setObjectName("sync story")
        self.setAccessibleName("What belongs to this sync")
        theme.themes.changed.connect(self.update)
        self.hide()

    def clear(self) -> None:
        """Show nothing."""
        self.show_story({"words": "", "steps": []}, 0)

    def show_story(self, story: Mapping[str, Any], capture: int) -> None:
        """Show these steps; the one of this capture is where the user is."""
        steps = list(story["steps"])
        if len(steps) < 2:
            steps = []
        if steps == self.steps and bool(self.steps):
            return
        self.steps, self.words = steps, str(story["words"])
        self._here = next((at for at, one in enumerate(steps) if _is_of(one, capture)), 0)
        self._make(capture)
        self.setAccessibleDescription(self.words)
        self.setVisible(bool(steps))
        self._arrange()

    def _make(self, capture: int) -> None:
        for arrow, part in self._parts:
            for widget in (arrow, part):
                self._line.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._parts = []
        for index, step in enumerate(self.steps):
            arrow = Glyph("chevron-right", "t3", ARROW)
            part = Label(str(step["words"]), "bodyB") if _is_of(step, capture) else _link(step)
            if isinstance(part, Button):
                part.clicked.connect(partial(self._choose, step))
            self._line.insertWidget(1 + 2 * index, arrow)
            self._line.insertWidget(2 + 2 * index, part)
            self._parts.append((arrow, part))

    def _choose(self, step: Mapping[str, Any]) -> None:
        self.chosen.emit(step["capture"], step["kind"] == "call")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many steps as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Keep the step the user is at, and of the others the nearest ones."""
        first, last = self._fitting()
        for index, (arrow, part) in enumerate(self._parts):
            inside = first <= index <= last
            part.setVisible(inside)
            arrow.setVisible(inside and index > first)
        hidden = len(self._parts) - (last - first + 1)
        self.more.setVisible(hidden > 0)
        self.more.set_words(f"and {hidden} more")

    def _fitting(self) -> tuple[int, int]:
        widths = [part.sizeHint().width() + ARROW + 2 * GAP for _, part in self._parts]
        room = self.width() - 2 * SIDE - ARROW - 2 * GAP
        if not widths or sum(widths) <= room:
            return 0, len(widths) - 1
        room -= MORE_ROOM + widths[self._here]
        first = last = self._here
        while True:
            if first > 0 and widths[first - 1] <= room:
                first -= 1
                room -= widths[first]
            elif last + 1 < len(widths) and widths[last + 1] <= room:
                last += 1
                room -= widths[last]
            else:
                return first, last

    def _open_menu(self) -> None:
        menu = Menu("Steps of this sync", self)
        for step in self.steps:
            menu.add(str(step["words"]), partial(self._choose, step))
        menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()))

    def sizeHint(self) -> QSize:
        """It takes the width it is given."""
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """It shows fewer steps where it is narrow."""
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline above."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("bar"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
        painter.end()


def _is_of(step: Mapping[str, Any], capture: int) -> bool:
    return bool(step["kind"] == "capture" and step["id"] == capture)


def _link(step: Mapping[str, Any]) -> Button:
    button = Button(str(step["words"]), "octagon-x" if step["state"] == "fail" else "", Kind.LINK)
    state = ", failed" if step["state"] == "fail" else ""
    button.setAccessibleName(f"Open {step['words']}{state}")
    return button
