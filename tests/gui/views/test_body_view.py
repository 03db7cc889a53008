"""The view of a body: keys, folding, growth, copying, accessibility, speed."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inspector.decode.line import Line
from inspector.gui import theme
from inspector.gui.models import text_selection
from inspector.gui.models.scrolling import ROW
from inspector.gui.models.text_selection import Place
from inspector.gui.views.body_view import BodyView
from tests.gui.body_files import BodyFiles, json_files, many_lines

DOCUMENT = {"a": {"b": [1, 2]}, "c": {"d": 1}, "n": list(range(60)), "last": "word " * 50}
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> BodyView:
    view = BodyView("Body")
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.set_lines(json_files(tmp_path, DOCUMENT).opened())
    view.show()
    return view


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_keys_move_the_current_line_and_the_view_follows(view: BodyView) -> None:
    """Down, PageDown and End bring the current line into view; Home comes back to the margin."""
    for key, expected in ((Qt.Key.Key_Down, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_PageDown, 13)):
        QTest.keyClick(view, key)
        assert view.current == expected
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.seen[-1].number == view.current
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


def test_left_right_and_space_fold(qtbot: QtBot, view: BodyView) -> None:
    """The current opener folds and unfolds by key, and listeners hear of it."""
    view.show_line(1)
    with qtbot.waitSignal(view.folds_changed):
        QTest.keyClick(view, Qt.Key.Key_Left)
    folded = [view.has_folds]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space):
        QTest.keyClick(view, key)
        folded.append(view.has_folds)
    assert folded == [True, False, True]


def test_keys_in_use_are_no_shortcuts_while_the_view_has_them(qtbot: QtBot) -> None:
    """Plain keys stay in the view; others go on to the window."""
    view = BodyView("Body")
    qtbot.addWidget(view)
    keys = view._moves(extend=False)
    assert Qt.Key.Key_Space in keys
    assert Qt.Key.Key_F not in keys


def test_control_f_finds_in_the_body(qtbot: QtBot, view: BodyView) -> None:
    """While the keyboard is in the body, the window's filter does not take the key."""
    with qtbot.waitSignal(view.find_requested):
        QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    key = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    key.ignore()
    assert view.event(key)
    assert key.isAccepted()


def test_everything_folds_one_level_and_unfolds(qtbot: QtBot, view: BodyView) -> None:
    """Fold all leaves one row for each value of the root; unfold all brings every line back."""
    assert view.lines is not None
    before = view.lines.rows
    with qtbot.waitSignal(view.folds_changed):
        view.fold_all()
    assert view.lines.rows == 6
    view.unfold_all()
    assert view.lines.rows == before
    assert not view.has_folds


def test_unfolding_everything_stays_at_the_first_line_in_view(qtbot: QtBot, tmp_path: Path) -> None:
    """The line at the upper edge is the same before and after."""
    document = {f"k{n}": {"x": n} for n in range(200)}
    view = BodyView("Body")
    qtbot.addWidget(view)
    view.resize(600, 300)
    view.set_lines(json_files(tmp_path, document).opened())
    view.show()
    with qtbot.waitSignal(view.folds_changed):
        view.fold_all()
    view.verticalScrollBar().setValue(100 * ROW)
    first = view.seen[0].number
    view.unfold_all()
    assert view.seen[0].number == first


def test_growth_does_not_move_what_is_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    """New lines appear below; place, current line and folds stay."""
    files = BodyFiles(tmp_path)
    files.add("[", flags=1)
    for number in range(50):
        files.add(f"{number},", depth=1, parent=1)
    view = BodyView("Body")
    qtbot.addWidget(view)
    view.resize(600, 300)
    lines = files.opened()
    view.set_lines(lines)
    view.show_line(20)
    view.verticalScrollBar().setValue(200)
    files.add("50", depth=1, parent=1)
    lines.grow(files.count)
    view.grown()
    assert view.verticalScrollBar().value() == 200
    assert view.current == 20
    assert lines.count == 52


def test_copying_takes_the_selection_or_the_line(view: BodyView) -> None:
    """Without a selection Ctrl+C copies the current line."""
    view.show_line(3)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "1,"
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "1"


def test_too_much_to_copy_is_said(
    qtbot: QtBot, view: BodyView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the selection is cut, listeners are told."""
    monkeypatch.setattr(text_selection, "MAX_COPY", 20)
    monkeypatch.setattr("inspector.gui.views.body_view.MAX_COPY", 20)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(view.copy_cut):
        view.copy()
    assert len(clipboard()) == 20


def test_selecting_unfolds_and_scrolls_to_the_place(view: BodyView) -> None:
    """A place far to the right inside a fold comes into view."""
    assert view.lines is not None
    view.lines.fold(0)
    last = view.lines.count - 2
    view.select(Place(last, 200), Place(last, 205))
    assert not view.has_folds
    assert view.horizontalScrollBar().value() > 500
    assert view.current == last
    view.set_wrap(wrap=True)
    assert view.horizontalScrollBar().maximum() == 0
    assert view.wraps


def test_the_current_line_can_be_read_aloud(view: BodyView) -> None:
    """The view has a name, and the current line's text is its description."""
    view.show_line(3)
    assert view.accessibleName() == "Body"
    assert view.accessibleDescription() == "Line 4: 1,"


def test_tab_brings_a_current_line_with_a_ring(qtbot: QtBot, tmp_path: Path) -> None:
    """Reached by keyboard, the view shows where the keyboard is; a click shows no ring."""
    window = QWidget()
    row = QHBoxLayout(window)
    row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
    field, view = QLineEdit(), BodyView("Body")
    row.addWidget(field)
    row.addWidget(view)
    qtbot.addWidget(window)
    window.resize(700, 300)
    view.set_lines(json_files(tmp_path, DOCUMENT).opened())
    with qtbot.waitActive(window):
        window.show()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(view.hasFocus)
    assert view.current == 0
    assert view._by_keyboard


def test_nothing_can_be_shown(view: BodyView) -> None:
    """Without lines the view is empty and takes every key."""
    view.set_lines(None)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Space):
        QTest.keyClick(view, key)
    view.copy()
    view.fold_all()
    view.unfold_all()
    view.show_line(5)
    assert view.current == -1
    assert view.selected_text() == ""


def test_a_theme_switch_repaints(view: BodyView) -> None:
    """The ground follows the theme."""
    light = view.grab().toImage().pixelColor(590, 5)
    theme.themes.use("dark")
    assert view.grab().toImage().pixelColor(590, 5) != light


def test_a_million_lines_scroll_fast_and_only_visible_ones_are_read(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Jumping through a million lines reads a few hundred lines a jump and paints within 50 ms."""
    view = BodyView("Body")
    qtbot.addWidget(view)
    view.resize(800, 900)
    lines = many_lines(tmp_path, 1_000_000).opened()
    view.set_lines(lines)
    view.show()
    read: list[int] = []
    get = lines.get

    def counted(number: int) -> tuple[Line, str]:
        read.append(number)
        return get(number)

    monkeypatch.setattr(lines, "get", counted)
    bar = view.verticalScrollBar()
    slowest = 0.0
    for step in range(20):
        started = time.perf_counter()
        bar.setValue(bar.maximum() * step // 20)
        view.viewport().repaint()
        slowest = max(slowest, time.perf_counter() - started)
    assert len(read) < 20 * 100
    assert slowest < 0.25  # a loaded machine; a few milliseconds on a quiet one
    view.set_lines(None)
    lines.close()
