"""What one would write first: a QTableView over a Python model, fed with the same rows."""

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QTableView

from inspector.archive.reading import Reader
from inspector.archive.values import Row

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("Time", "Provider", "Event", "Id", "Signatures", "Reply", "Size", "Path")


class PlainModel(QAbstractTableModel):
    """Rows newest first; every cell asks `data` for each role."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._rows: list[Row] = []
        self._bold = QFont()
        self._bold.setBold(True)
        self._red = QColor("#B4232A")

    def rowCount(self, _parent: Index | None = None) -> int:
        """How many captures."""
        return len(self._rows)

    def columnCount(self, _parent: Index | None = None) -> int:
        """How many columns."""
        return len(COLUMNS)

    def take(self, notice: dict[str, Any]) -> None:
        """Follow the engine's notices."""
        if notice["notice"] == "arrived":
            rows = self._reader.rows(range(notice["last"], notice["first"] - 1, -1))
            self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
            self._rows[:0] = rows
            self.endInsertRows()
        elif notice["notice"] == "judged" and self._rows:
            newest = self._rows[0].id
            for first, last in notice["ids"]:
                top, bottom = newest - last, newest - first
                self._rows[top : bottom + 1] = self._reader.rows(range(last, first - 1, -1))
                self.dataChanged.emit(self.index(top, 0), self.index(bottom, len(COLUMNS) - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, font and colour of a cell."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.FontRole and index.column() == 2:
            return self._bold
        if role == Qt.ItemDataRole.ForegroundRole and row.failing:
            return self._red
        return None

    def _text(self, row: Row, column: int) -> str:
        texts = (
            f"{datetime.fromtimestamp(row.received_at / 1e6, UTC):%H:%M:%S.%f}"[:10],
            row.provider,
            row.label,
            row.entity,
            "  ".join(verdict.scheme for verdict in row.verdicts),
            str(row.reply_status),
            str(row.body_size),
        )
        return texts[column] if column < len(texts) else row.target


def plain_table(reader: Reader) -> tuple[QTableView, PlainModel]:
    """The view with its model."""
    model = PlainModel(reader)
    view = QTableView()
    view.setModel(model)
    return view, model
