"""The lines of the command palette: headings and entries, painted; real items for screen readers."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from inspector.gui import fonts, painting, theme
from inspector.gui.models.palette_entries import Entry, Row
from inspector.gui.widgets.key_caps import caps_of, caps_width, paint_caps
from inspector.gui.widgets.scroll_bar import OverlayScrollBar

Index = QModelIndex | QPersistentModelIndex
ROW = 36
HEADING_ROW = 28
INSET = 8
ICON_X = 16
TEXT_X = 40
"""Of icon and words, from the left edge of an entry's ground."""

KEYS_RIGHT = 12
DETAIL_GAP = 10


class _Model(QAbstractListModel):
    """Headings, which cannot be chosen, and entries."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        return row.spoken if isinstance(row, Entry) else row

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Entry):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class _Painter(QStyledItemDelegate):
    """Paints a line as the design has it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        entry = index.flags() & Qt.ItemFlag.ItemIsEnabled
        return QSize(100, fonts.px(ROW if entry else HEADING_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.rows[index.row()] if isinstance(model, _Model) else ""
        view = self.parent()
        rect = QRectF(option.rect)
        if isinstance(row, str):
            inside = rect.adjusted(fonts.px(INSET + 12), fonts.px(4), -INSET, 0)
            painting.draw_text(painter, inside, row, fonts.font("smallB"), theme.color("t3"))
            return
        chosen = isinstance(view, QListView) and view.currentIndex().row() == index.row()
        ground = rect.adjusted(INSET, 0, -INSET, 0)
        if chosen:
            painting.box(painter, ground, 6, theme.color("accSoft"), theme.color("accLine"))
        _paint_entry(painter, ground, row, chosen=chosen)


def _paint_entry(painter: QPainter, ground: QRectF, entry: Entry, *, chosen: bool) -> None:
    middle = ground.center().y()
    if entry.icon:
        tint = "accText" if chosen else "t2"
        painting.draw_icon(
            painter, ground.left() + fonts.px(ICON_X), round(middle - 8), entry.icon, tint
        )
    elif entry.provider:
        painting.draw_tile(
            painter, ground.left() + fonts.px(ICON_X) - 1, round(middle - 9), entry.provider
        )
    caps = caps_of(entry.keys)
    right = ground.right() - fonts.px(KEYS_RIGHT)
    if caps:
        paint_caps(painter, right, middle, caps)
        right -= caps_width(caps) + DETAIL_GAP
    room = ground.adjusted(fonts.px(TEXT_X), 0, 0, 0)
    room.setRight(right)
    used = _paint_words(painter, room, entry)
    if entry.detail:
        room.setLeft(room.left() + used + DETAIL_GAP)
        small, body = fonts.font("small"), fonts.font("body")
        if painting.text_width(entry.detail, small) <= room.width():  # whole or not at all
            painting.draw_text(painter, room, entry.detail, small, theme.color("t2"), beside=body)


def _paint_words(painter: QPainter, room: QRectF, entry: Entry) -> float:
    """Paint the words with matching letters bold; returns their width."""
    words = painting.elided(entry.words, fonts.font("bodyM"), room.width())
    x, start = 0.0, 0
    while start < len(words):
        bold = start in entry.letters
        end = start + 1
        while end < len(words) and (end in entry.letters) is bold:
            end += 1
        rect = room.adjusted(x, 0, 40, 0)
        font = fonts.font("bodyB" if bold else "body")
        x += painting.draw_text(painter, rect, words[start:end], font, theme.color("t1"))
        start = end
    return x


class PaletteList(QListView):
    """Shows what can be chosen; the keyboard stays in the field above.

    Signals:
        chosen: The `Entry` that was clicked.
        current_said: What a screen reader should say: the entry that is current (a str).
    """

    chosen = Signal(object)
    current_said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._model = _Model()
        self._painter = _Painter(self)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setObjectName("palette list")
        self.setAccessibleName("What matches")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)
        self._overlay = OverlayScrollBar(self)
        theme.themes.changed.connect(self.viewport().update)

    @property
    def rows(self) -> Sequence[Row]:
        """Headings and entries as they are shown."""
        return self._model.rows

    @property
    def current(self) -> Entry | None:
        """The entry that Enter would choose."""
        index = self.currentIndex()
        row = self._model.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Entry) else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other lines; the first entry is current."""
        self._model.show_rows(rows)
        self.scrollToTop()
        self._go_from(-1, 1)
        self.scrollToTop()

    def height_of_rows(self) -> int:
        """How high all lines are together, in px."""
        heights = (ROW if isinstance(row, Entry) else HEADING_ROW for row in self._model.rows)
        return sum(fonts.px(height) for height in heights)

    def go(self, by: int) -> None:
        """Make an entry so many lines away current, past headings; a single step goes around."""
        self._go_from(self.currentIndex().row(), by)

    def _go_from(self, row: int, by: int) -> None:
        rows = self._model.rows
        entries = [place for place, each in enumerate(rows) if isinstance(each, Entry)]
        if not entries:
            return
        now = entries.index(row) if row in entries else -1
        wanted = now + by
        if abs(by) > 1:
            wanted = min(max(0, wanted), len(entries) - 1)
        place = entries[wanted % len(entries)]
        index = self._model.index(place)
        self.setCurrentIndex(index)
        above = place - 1
        if above >= 0 and not isinstance(rows[above], Entry):
            self.scrollTo(self._model.index(above))  # a heading is seen with its first entry
        self.scrollTo(index)
        self.viewport().update()
        if self.current is not None:
            self.current_said.emit(self.current.spoken)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The entry under the pointer is the current one."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and isinstance(self._model.rows[index.row()], Entry):
            self.setCurrentIndex(index)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the entry under the pointer."""
        index = self.indexAt(event.position().toPoint())
        row = self._model.rows[index.row()] if index.isValid() else None
        if isinstance(row, Entry):
            self.chosen.emit(row)
