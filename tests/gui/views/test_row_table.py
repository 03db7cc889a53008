"""Rows placed by arithmetic."""

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from inspector.gui.models.capture_model import CaptureModel, Column
from inspector.gui.models.column_choice import USUAL
from inspector.gui.models.id_order import Everything
from inspector.gui.models.row_source import RowSource
from inspector.gui.views.row_painting import ROW
from inspector.gui.views.row_table import RowTable
from tests.gui.row_samples import FakeReader


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    model = CaptureModel(RowSource(FakeReader()))
    model.use_order(Everything(1, 1_000_000))
    table = RowTable(model)
    qtbot.addWidget(table)
    table.resize(616, 400)
    table.show()
    return table


def test_the_range_is_that_of_all_rows(table: RowTable) -> None:
    """No row was asked for its height."""
    bar = table.verticalScrollBar()
    assert bar.maximum() == 1_000_000 * ROW - table.viewport().height()
    assert table.verticalHeader().count() == 0
    bar.setValue(10 * ROW + 5)
    assert table.visible_rows().start == 10
    assert table.row_at(0) == 10


def test_columns_in_another_order_are_found_and_titled(table: RowTable) -> None:
    """Cells, clicks and titles agree."""
    chosen = (Column.REPLY, Column.EVENT, Column.TIME)
    table.choose_columns(chosen)
    assert (table.chosen_columns, table.shown_columns) == (chosen, chosen)
    assert table.indexAt(QPoint(20, 5)).column() == Column.REPLY
    index = table.model().index(0, Column.TIME)
    assert table.visualRect(index).x() == table.place_of(Column.TIME).x
    assert table.header.visualIndex(Column.REPLY) == 0
    assert table.header.isSectionHidden(Column.PROVIDER)
    table.choose_columns(USUAL)
    assert table.header.visualIndex(Column.TIME) == 0
    assert not table.header.isSectionHidden(Column.PROVIDER)


def test_a_narrow_table_shows_less_and_forgets_nothing(table: RowTable) -> None:
    """What went for want of room is there again in a wider one."""
    table.choose_columns(tuple(Column))
    table.resize(400, 400)
    assert table.shown_columns == USUAL[:-1]
    table.resize(1000, 400)
    assert table.shown_columns == tuple(Column)
