"""The mouse in a body: folding, putting the cursor, selecting, scrolling."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui.models.scrolling import MARGIN, ROW
from inspector.gui.views.body_layout import BodyLayout
from inspector.gui.views.body_view import BodyView
from tests.gui.body_files import json_files
from tests.gui.mouse import move

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
DOCUMENT = {"a": {"b": 1}, "long": "word " * 60, "n": list(range(40))}


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> BodyView:
    view = BodyView("Body")
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.set_lines(json_files(tmp_path, DOCUMENT).opened())
    view.show()
    return view


def layout_of(view: BodyView) -> BodyLayout:
    return view._layout


def at(view: BodyView, line: int, column: float) -> QPoint:
    x = round(layout_of(view).x_of_column(column))
    return QPoint(x, MARGIN + line * ROW + ROW // 2)


def click(view: BodyView, point: QPoint, modifier: Qt.KeyboardModifier | None = None) -> None:
    QTest.mouseClick(view.viewport(), LEFT, modifier or Qt.KeyboardModifier.NoModifier, point)


def test_a_click_on_the_mark_folds_and_unfolds(view: BodyView) -> None:
    """The chevron folds without moving the current line, and unfolds again."""
    mark = QPoint(layout_of(view).chevron_left + 7, MARGIN + ROW + 8)
    click(view, mark)
    assert view.seen[2].number == 4
    assert view.current == -1
    click(view, mark)
    assert view.seen[2].number == 2


def test_a_click_on_the_chip_unfolds(view: BodyView) -> None:
    """What says how many lines are hidden shows them when pressed."""
    assert view.lines is not None
    view.lines.fold(1)
    view.grown()
    click(view, at(view, 1, 2 + len('"a": {') + 3))
    assert not view.has_folds


def test_a_click_makes_a_line_the_current_one(qtbot: QtBot, view: BodyView) -> None:
    """The line under the pointer is current from then on, and listeners hear of it."""
    with qtbot.waitSignal(view.current_changed) as told:
        click(view, at(view, 2, 6))
    assert told.args == [2]
    assert view.current == 2


def test_dragging_selects_and_a_click_with_shift_extends(view: BodyView) -> None:
    """From where the button went down to where the pointer is; Shift moves the end."""
    viewport = view.viewport()
    QTest.mousePress(viewport, LEFT, Qt.KeyboardModifier.NoModifier, at(view, 1, 2))
    move(viewport, at(view, 1, 5))
    QTest.mouseRelease(viewport, LEFT, Qt.KeyboardModifier.NoModifier, at(view, 1, 5))
    assert view.selected_text() == '"a"'
    click(view, at(view, 1, 2 + 6), SHIFT)
    assert view.selected_text() == '"a": {'


def test_dragging_below_the_view_scrolls_on(qtbot: QtBot, view: BodyView) -> None:
    """While the button is held outside, the view scrolls and the selection grows."""
    viewport = view.viewport()
    QTest.mousePress(viewport, LEFT, Qt.KeyboardModifier.NoModifier, at(view, 1, 2))
    move(viewport, QPoint(100, 400))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 100)
    QTest.mouseRelease(viewport, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(100, 400))
    assert not view._pointer._auto_scroll.isActive()
    assert view.selected_text().count("\n") > 10


def test_a_double_click_selects_the_value_and_a_third_the_line(view: BodyView) -> None:
    """Two clicks take the key or value, three the line."""
    point = at(view, 2, 6)
    QTest.mouseDClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, point)
    assert view.selected_text() == "b"
    QTest.mousePress(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, point)
    assert view.selected_text() == '"b": 1'


def test_the_wheel_scrolls_by_pixels_and_with_shift_sideways(view: BodyView) -> None:
    """One notch is three lines; with Shift it moves sideways and not down."""

    def turn(modifier: Qt.KeyboardModifier) -> None:
        event = QWheelEvent(
            QPointF(200, 100), QPointF(view.mapToGlobal(QPoint(200, 100))), QPoint(),
            QPoint(0, -120), Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    turn(Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() == 3 * ROW
    turn(SHIFT)
    assert view.verticalScrollBar().value() == 3 * ROW
    assert view.horizontalScrollBar().value() == 3 * ROW


def test_the_pointer_shows_what_a_click_does(view: BodyView) -> None:
    """A hand over a mark, a bar over text."""
    move(view.viewport(), QPoint(layout_of(view).chevron_left + 7, MARGIN + 8))
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    move(view.viewport(), at(view, 1, 5))
    assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
