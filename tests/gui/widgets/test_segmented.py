"""One choice of a few."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.widgets.segmented import HEIGHT, Segmented


@pytest.fixture
def choice(qtbot: QtBot) -> Segmented:
    made = Segmented(("Pretty", "Raw", "Hex"), "View")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_it_says_what_is_chosen(choice: Segmented) -> None:
    """The name carries the choice."""
    assert choice.accessibleName() == "View: Pretty"
    choice.set_index(2)
    assert choice.accessibleName() == "View: Hex"


def test_keys_move_the_choice(choice: Segmented, qtbot: QtBot) -> None:
    """Right and left, not beyond the ends."""
    with qtbot.waitSignal(choice.chosen) as chosen:
        QTest.keyClick(choice, Qt.Key.Key_Right)
    assert chosen.args == [1]
    QTest.keyClick(choice, Qt.Key.Key_Left)
    with qtbot.assertNotEmitted(choice.chosen):
        QTest.keyClick(choice, Qt.Key.Key_Left)
    assert choice.index == 0


def test_a_press_chooses(choice: Segmented, qtbot: QtBot) -> None:
    """The word under the pointer."""
    place = QPoint(choice.width() - 8, HEIGHT // 2)
    with qtbot.waitSignal(choice.chosen) as chosen:
        QTest.mouseClick(choice, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [2]
    assert choice.index_at(-5) == -1


def test_choosing_for_the_user_is_silent(choice: Segmented, qtbot: QtBot) -> None:
    """What the program sets is no choice of the user."""
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_index(1)


def test_the_choice_is_raised(choice: Segmented) -> None:
    """Light: a raised word in a pressed box; dark: the other way round."""
    image = choice.grab().toImage()
    assert image.pixelColor(6, 13) == theme.color("raised")
    assert image.pixelColor(choice.width() - 6, 13) == theme.color("press")
    theme.themes.use("dark")
    image = choice.grab().toImage()
    assert image.pixelColor(6, 13) == theme.color("press")
    assert image.pixelColor(choice.width() - 6, 13) == theme.color("sunken")
