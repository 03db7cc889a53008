"""The list's model: what a QTableView needs for header, selection, keyboard and accessibility.

The view paints without asking it; `data` serves screen readers, tooltips and tests.
"""

from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector.archive.values import Row
from inspector.gui.models.capture_line import CaptureLine, line_of
from inspector.gui.models.id_order import Everything, Order
from inspector.gui.models.moments import ago_words, full_words, now_us
from inspector.gui.models.row_source import RowSource

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """Columns; from left to right as long as the user has not ordered them otherwise."""

    TIME = 0
    PROVIDER = 1
    EVENT = 2
    SIGNATURES = 3
    REPLY = 4
    ENDPOINT = 5
    SIZE = 6
    ENVIRONMENT = 7


TITLES = ("Time", "Provider", "Event", "Signatures", "Reply", "Endpoint", "Size", "Environment")


def local_day() -> str:
    """The date of now on this computer's clock."""
    return datetime.now().astimezone().strftime("%Y-%m-%d")


class CaptureModel(QAbstractTableModel):
    """Rows of captures, newest first.

    Attributes:
        today: This computer's date, as times are shown for.
        relative: Whether times say how long ago it was.
    """

    def __init__(self, source: RowSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self.today = local_day()
        self.relative = False
        self._lines: dict[int, tuple[Row, CaptureLine]] = {}
        self._count = len(source)

    # What the view and the panel ask

    def row_at(self, row: int) -> Row | None:
        """The archive's row, read if it is not here."""
        return self.source.read(self.source.order.id_at(row))

    def line(self, row: int) -> CaptureLine | None:
        """A row in words, None while it is not read."""
        found = self.source.at(row)
        if found is None:
            return None
        known = self._lines.get(found.id)
        if known is not None and known[0] is found:
            return known[1]
        line = line_of(found, self.today)
        if len(self._lines) > 4096:
            self._lines.clear()
        self._lines[found.id] = (found, line)
        return line

    def time_words(self, line: CaptureLine, now: int) -> str:
        """What the column of times says of a row at a moment (µs): a clock's time or how long ago."""
        return (ago_words(now - line.received_at) if self.relative else "") or line.time

    def id_at(self, row: int) -> int:
        """The capture in a row, 0 for none."""
        return self.source.order.id_at(row)

    def row_of(self, capture: int) -> int:
        """The row of a capture, -1 for none."""
        return self.source.order.row_of(capture)

    # What the feed tells

    def use_order(self, order: Order) -> None:
        """Show other captures: another filter, or all."""
        self.beginResetModel()
        self.source.order = order
        self._count = len(order)
        self.endResetModel()

    def advance(self, last: int) -> int:
        """Show everything up to a newer id; how many rows came on top."""
        order = self.source.order
        if not isinstance(order, Everything) or last <= order.last:
            return 0
        new = last - max(order.last, order.first - 1)
        if new <= 0:
            order.last = last
            return 0
        self.beginInsertRows(QModelIndex(), 0, new - 1)
        order.last = last
        self._count = len(order)
        self.endInsertRows()
        return new

    def rows_came(self, new: int) -> None:
        """Rows were put on top of the order already."""
        if new > 0:
            self.beginInsertRows(QModelIndex(), 0, new - 1)
            self._count = len(self.source)
            self.endInsertRows()

    def rows_follow(self) -> None:
        """Rows were added at the end of the order already: older ones that match."""
        count = len(self.source)
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()

    def renew_day(self) -> bool:
        """Notice midnight: times become dates; whether anything changed."""
        today = local_day()
        if today == self.today:
            return False
        self.today = today
        self._lines.clear()
        return True

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How many captures there are."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of a cell, for whoever cannot look at the painted list."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(index.row(), Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.hint(index.row(), Column(index.column()))
        return None

    def _cell(self, row: int, column: Column) -> str:
        self.source.load(row, row)
        line = self.line(row)
        if line is None:
            return ""
        if column is Column.TIME:
            return self.time_words(line, now_us())
        if column is Column.PROVIDER:
            return line.provider_name
        if column is Column.EVENT:
            gap = f"Engine restarted, nothing could be received for {line.gap}" if line.gap else ""
            return gap or " ".join(filter(None, (line.label, line.aside)))
        told = {
            Column.SIGNATURES: line.signatures,
            Column.REPLY: line.reply,
            Column.ENDPOINT: line.endpoint,
            Column.SIZE: line.size,
            Column.ENVIRONMENT: line.environment,
        }
        return told[column]

    def _spoken(self, row: int, column: Column) -> str:
        """The first cell says the whole row, so that moving down reads captures."""
        if column is not Column.TIME:
            return self._cell(row, column)
        self.source.load(row, row)
        line = self.line(row)
        return line.sentence if line is not None else ""

    def hint(self, row: int, column: Column) -> str:
        """What a tooltip adds: the full moment, the provider's name, the full event and id."""
        found, line = self.source.at(row), self.line(row)
        if found is None or line is None:
            return ""
        if column is Column.TIME:
            full = full_words(found.received_at)
            ago = "" if self.relative else ago_words(now_us() - found.received_at)
            return "\n".join(filter(None, (ago, full)))
        if column is Column.PROVIDER:
            return line.provider_name or "Not recognised"
        if column is Column.EVENT:
            parts = (found.event_type, found.description, found.entity, found.reason)
            said = "\n".join(filter(None, parts)) or f"{found.method} {found.target}"[:500]
            marked = f"Marked {line.mark.value}" if line.mark is not None else ""
            noted = f"Note: {found.note[:500]}" if found.note else ""
            return "\n".join(filter(None, (said, marked, noted)))
        if column is Column.ENDPOINT:
            return f"{found.method} {found.target}"[:500]
        return line.signatures if column is Column.SIGNATURES else ""
