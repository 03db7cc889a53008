"""Everything that a person can see, hear or hover over in a window, as text."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def said(window: QWidget) -> str:
    """Texts, names, descriptions, tooltips and titles of all widgets and actions, shown or not."""
    found: list[str] = []
    for widget in (window, *window.findChildren(QWidget)):
        found += (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        found += (widget.windowTitle(), widget.statusTip(), widget.objectName())
        if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
            hidden = isinstance(widget, QLineEdit) and widget.echoMode() is not _PLAIN
            found.append("" if hidden else widget.text())
        if isinstance(widget, (QPlainTextEdit, QTextEdit)):
            found.append(widget.toPlainText())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            found += _cells(widget.model())
    for action in window.findChildren(QAction):
        found += (action.text(), action.toolTip(), action.statusTip())
    return "\n".join(found)


_PLAIN = QLineEdit.EchoMode.Normal


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    root = QModelIndex()
    columns = model.columnCount(root) if isinstance(model, QAbstractTableModel) else 1
    for row in range(min(20, model.rowCount(root))):
        for column in range(columns):
            index = model.index(row, column, root)
            yield from (str(model.data(index, role) or "") for role in ROLES)


@contextmanager
def recorded(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is painted as text while this is open, piece by piece."""
    painted: list[str] = []
    draw: Callable[..., object] = QPainter.drawText

    def recording(painter: QPainter, *arguments: object) -> object:
        painted.extend(each for each in arguments if isinstance(each, str))
        return draw(painter, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(QPainter, "drawText", recording)
        yield painted


def painted(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> str:
    """Everything that is painted as text when the window is painted now."""
    with recorded(monkeypatch) as pieces:
        window.grab()
        QApplication.processEvents()
    return "\n".join(pieces)


def clipboard() -> str:
    """What was copied."""
    return QGuiApplication.clipboard().text()
