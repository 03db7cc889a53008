"""The filter as chips."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.views.filter_chips import FilterChips, chips_of, terms_of, without

QUERY = "verdict:failed,expired sync provider:fuse"


@pytest.fixture
def chips(qtbot: QtBot) -> FilterChips:
    made = FilterChips()
    qtbot.addWidget(made)
    made.resize(500, 28)
    made.show_query(QUERY)
    made.show()
    return made


def test_fields_are_chips_and_words_are_words() -> None:
    """Only a field with its value has a cross."""
    crosses = [(chip.term.text, not chip.cross.isNull()) for chip in chips_of(QUERY, 28)]
    assert crosses == [("verdict:failed,expired", True), ("sync", False), ("provider:fuse", True)]


def test_chips_do_not_overlap() -> None:
    """Each begins right of the one before."""
    edges = [edge for chip in chips_of(QUERY, 28) for edge in (chip.rect.left(), chip.rect.right())]
    assert edges == sorted(edges)


def test_a_query_that_cannot_be_read_is_one_word() -> None:
    """It is shown as typed, not hidden."""
    assert [term.text for term in terms_of("vrdict:failed x")] == ["vrdict:failed x"]
    assert terms_of("") == ()


@pytest.mark.parametrize(
    ("place", "rest"),
    [
        (0, "sync provider:fuse"),
        (1, "verdict:failed,expired provider:fuse"),
        (2, "verdict:failed,expired sync"),
    ],
)
def test_a_word_can_be_taken_out(place: int, rest: str) -> None:
    """The others stay as they were typed."""
    assert without(QUERY, terms_of(QUERY)[place]) == rest


def test_a_cross_removes_its_word(chips: FilterChips, qtbot: QtBot) -> None:
    """A press on the cross tells the query without that word."""
    cross = chips_of(QUERY, 28)[2].cross.center().toPoint()
    with qtbot.waitSignal(chips.removed) as removed:
        QTest.mouseClick(chips, Qt.MouseButton.LeftButton, pos=cross)
    assert removed.args == ["verdict:failed,expired sync"]


def test_a_press_elsewhere_wants_to_type(chips: FilterChips, qtbot: QtBot) -> None:
    """Chips are a look of the field, which a press brings back."""
    with qtbot.waitSignal(chips.pressed):
        QTest.mouseClick(chips, Qt.MouseButton.LeftButton, pos=QPoint(480, 10))


def test_chips_are_accent_boxes(chips: FilterChips) -> None:
    """They lie on the field's ground."""
    image = chips.grab().toImage()
    assert image.pixelColor(4, 14) == theme.color("accSoft")
    assert image.pixelColor(490, 14) == theme.color("surface")
