"""The table of header fields."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui.models.header_rows import header_rows
from inspector.gui.views.field_table import FieldTable
from tests.gui.mouse import move

FIELDS = [("Host", "127.0.0.1"), ("Authorization", "Bearer tok-123"), ("X-Long", "v" * 200)]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def table(qtbot: QtBot) -> FieldTable:
    table = FieldTable("Header fields")
    qtbot.addWidget(table)
    table.set_rows(header_rows(FIELDS))
    table.resize(500, table.height_at(500))
    return table


def center(table: FieldTable, index: int, icon: str) -> QPoint:
    return table.icon_rect(index, icon).center().toPoint()


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_long_values_wrap(table: FieldTable) -> None:
    """A value of 200 characters takes several lines; narrower, more of them."""
    assert table.row_rect(2).height() > 3 * table.row_rect(0).height() / 2
    assert table.height_at(300) > table.height_at(500) > table.height_at(1200)


def test_a_credential_shows_only_while_it_is_held(table: FieldTable) -> None:
    """Pressing the eye reveals, letting go hides; another row's place reveals nothing."""
    QTest.mousePress(table, LEFT, Qt.KeyboardModifier.NoModifier, center(table, 1, "eye"))
    assert table.revealed == 1
    QTest.mouseRelease(table, LEFT, Qt.KeyboardModifier.NoModifier, center(table, 1, "eye"))
    assert table.revealed == -1
    QTest.mousePress(table, LEFT, Qt.KeyboardModifier.NoModifier, center(table, 0, "eye"))
    assert table.revealed == -1


def test_space_reveals_while_it_is_held(table: FieldTable) -> None:
    """The keyboard can hold, too; losing the focus hides at once."""
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current == 1
    QTest.keyPress(table, Qt.Key.Key_Space)
    assert table.revealed == 1
    QTest.keyRelease(table, Qt.Key.Key_Space)
    assert table.revealed == -1
    QTest.keyPress(table, Qt.Key.Key_Space)
    table.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut))
    assert table.revealed == -1


def test_a_credential_is_never_said_aloud(table: FieldTable) -> None:
    """The description of the current row names it and hides its value."""
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.accessibleDescription() == "Authorization: hidden"
    QTest.keyClick(table, Qt.Key.Key_Up)
    assert table.accessibleDescription() == "Host: 127.0.0.1"


def test_values_are_copied_whole(table: FieldTable) -> None:
    """By the icon or by Ctrl+C, also a masked one: copying is asked for."""
    QTest.mouseClick(table, LEFT, Qt.KeyboardModifier.NoModifier, center(table, 2, "copy"))
    assert clipboard() == "v" * 200
    QTest.keyClick(table, Qt.Key.Key_Up)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "Bearer tok-123"


def test_a_masked_value_is_not_painted(table: FieldTable) -> None:
    """Two tables whose credentials differ in length only by fingerprint look alike otherwise."""
    assert table.rows[1].masked
    assert "tok-123" not in table.rows[1].masked
    table.grab()
    table._reveal(1)
    table.grab()


def test_rows_are_found_by_their_place(table: FieldTable) -> None:
    """A click chooses the row it is on; below the last one there is none."""
    QTest.mouseClick(
        table, LEFT, Qt.KeyboardModifier.NoModifier, table.row_rect(2).center().toPoint()
    )
    assert table.current == 2
    assert table._row_at(QPointF(10, 5000)) == -1
    assert table._row_at(QPointF(10, -5)) == -1


def test_hovering_shows_what_can_be_done(table: FieldTable) -> None:
    """The row under the pointer is known, and forgotten when the pointer leaves."""
    move(table, table.row_rect(0).center().toPoint())
    assert table._hovered == 0
    table.leaveEvent(QEvent(QEvent.Type.Leave))
    assert table._hovered == -1


def test_no_fields_are_no_failure(qtbot: QtBot) -> None:
    """An empty table takes keys and paints."""
    table = FieldTable("Trailer fields")
    qtbot.addWidget(table)
    table.set_rows([])
    QTest.keyClick(table, Qt.Key.Key_Down)
    table.copy(0)
    table.grab()
    assert table.current == -1


def test_thousands_of_fields_stay_quick(qtbot: QtBot) -> None:
    """A head full of tiny fields paints only what is asked for."""
    table = FieldTable("Header fields")
    qtbot.addWidget(table)
    table.set_rows(header_rows([(f"X-{number}", "v") for number in range(5000)]))
    assert table.height_at(500) > 100_000
    table.resize(500, 400)
    table.grab()
