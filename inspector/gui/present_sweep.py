"""Masks what widgets say beside what they paint: names for screen readers, tooltips, menu words.

A net under `shown`: whoever sets such a text need not know of Present mode. What was replaced is
put back when the mode ends, unless its owner has said something else meanwhile.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from inspector.gui.presenting import shown

Said: TypeAlias = QWidget | QAction


class _Way(NamedTuple):
    """How one kind of text is read and written."""

    read: Callable[[Said], str]
    write: Callable[[Said, str], None]


def _ways_of(said: Said) -> dict[str, _Way]:
    if isinstance(said, QAction):
        return _ACTION
    return _WIDGET


def _widget(read: Callable[[QWidget], str], write: Callable[[QWidget, str], None]) -> _Way:
    def reading(said: Said) -> str:
        return read(said) if isinstance(said, QWidget) else ""

    def writing(said: Said, text: str) -> None:
        if isinstance(said, QWidget):
            write(said, text)

    return _Way(reading, writing)


def _action(read: Callable[[QAction], str], write: Callable[[QAction, str], None]) -> _Way:
    def reading(said: Said) -> str:
        return read(said) if isinstance(said, QAction) else ""

    def writing(said: Said, text: str) -> None:
        if isinstance(said, QAction):
            write(said, text)

    return _Way(reading, writing)


_WIDGET = {
    "name": _widget(QWidget.accessibleName, QWidget.setAccessibleName),
    "description": _widget(QWidget.accessibleDescription, QWidget.setAccessibleDescription),
    "tooltip": _widget(QWidget.toolTip, QWidget.setToolTip),
    "id": _widget(QWidget.objectName, QWidget.setObjectName),  # assistive tools read it
    "title": _widget(QWidget.windowTitle, QWidget.setWindowTitle),
}
_ACTION = {
    "words": _action(QAction.text, QAction.setText),
    "tooltip": _action(QAction.toolTip, QAction.setToolTip),
}


class Sweep:
    """Goes over everything in all windows of the program."""

    def __init__(self) -> None:
        self._replaced: list[tuple[Said, str, str, str]] = []  # where, which, before, masked

    def mask(self) -> None:
        """Mask what is said now; what is masked already stays."""
        widgets = QApplication.allWidgets()
        everything: list[Said] = [*widgets]
        for widget in widgets:
            everything += widget.actions()
        for said in everything:
            for which, way in _ways_of(said).items():
                before = way.read(said)
                masked = shown(before)
                if masked != before:
                    way.write(said, masked)
                    self._replaced.append((said, which, before, masked))

    def restore(self) -> None:
        """Put back what was said before, where nothing else is said now."""
        for said, which, before, masked in self._replaced:
            if isValid(said):
                way = _ways_of(said)[which]
                if way.read(said) == masked:
                    way.write(said, before)
        self._replaced.clear()
