"""Expected and received, aligned."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.views.body_layout import cell_width
from inspector.gui.views.value_compare import LINE, PAD, VALUE_LEFT, Compared, ValueCompare

EXPECTED = Compared("Expected", "Y2r+/691m7mzdhGzgfPylevBla5Bh9HtLn7rCesi1p8=", "base64, 44")
RECEIVED = Compared("Received", "c10f0da0d3400b9dd881477e4a14725f" * 2, "hex, 64")


def compare(qtbot: QtBot, *rows: Compared, difference: int | None, width: int) -> ValueCompare:
    widget = ValueCompare()
    qtbot.addWidget(widget)
    widget.set_values(list(rows), difference)
    widget.resize(width, widget.height_at(width))
    return widget


def test_both_values_wrap_in_the_same_places(qtbot: QtBot) -> None:
    """Two lines for two short values; narrower, each group of lines holds both."""
    wide = compare(qtbot, EXPECTED, RECEIVED, difference=0, width=640)
    assert wide.height() == 2 * PAD + 2 * LINE
    narrow = compare(qtbot, EXPECTED, RECEIVED, difference=0, width=380)
    assert narrow.height() > 2 * PAD + 4 * LINE - 1
    assert narrow.columns(380) < 44 < wide.columns(640)


def test_the_first_difference_is_framed_where_it_is(qtbot: QtBot) -> None:
    """The frame stands around the differing character, in whichever group that is."""
    other = Compared("Received", EXPECTED.value[:40] + "ZZZZ", "")
    widget = compare(qtbot, EXPECTED, other, difference=40, width=640)
    x = VALUE_LEFT + 40 * cell_width() - 1
    frame = theme.color("bad").name()
    image = widget.grab().toImage()
    ratio = image.devicePixelRatio()
    column = [image.pixelColor(round(x * ratio), y).name() for y in range(image.height())]
    assert frame in column
    narrow = compare(qtbot, EXPECTED, other, difference=40, width=300)
    image = narrow.grab().toImage()
    first_group = [
        image.pixelColor(px, py).name()
        for px in range(image.width())
        for py in range(round((PAD + LINE) * ratio))
    ]
    assert frame not in first_group


def test_no_difference_has_no_frame(qtbot: QtBot) -> None:
    """Equal values are calm."""
    widget = compare(qtbot, EXPECTED, EXPECTED, difference=None, width=640)
    image = widget.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(640) for y in range(image.height())}
    assert theme.color("bad").name() not in colors


def test_values_can_be_heard_and_copied(qtbot: QtBot) -> None:
    """The accessible name has everything; Ctrl+C copies both with their labels."""
    widget = compare(qtbot, EXPECTED, RECEIVED, difference=0, width=640)
    assert "base64, 44" in widget.accessibleName()
    assert "first difference at character 1" in widget.accessibleName()
    QTest.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith(f"Expected: {EXPECTED.value}\nReceived:")


def test_very_long_values_are_cut(qtbot: QtBot) -> None:
    """A header of a thousand characters takes a bounded height."""
    long = Compared("Received", "a" * 60_000, "text")
    assert compare(qtbot, long, difference=None, width=640).height() < 400


def test_nothing_received_is_a_row_of_its_own(qtbot: QtBot) -> None:
    """An empty value keeps its line."""
    nothing = Compared("Received", "", "nothing")
    assert compare(qtbot, EXPECTED, nothing, difference=None, width=640).height() == 2 * (
        PAD + LINE
    )
