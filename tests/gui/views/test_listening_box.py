"""Where the engine listens."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.views.listening_box import DOT_X, HEIGHT, ListeningBox

ADDRESS = "http://127.0.0.1:8787"


@pytest.fixture
def box(qtbot: QtBot) -> ListeningBox:
    made = ListeningBox()
    qtbot.addWidget(made)
    made.show()
    return made


def dot(box: ListeningBox) -> str:
    """The colour of the dot's middle."""
    box.resize(box.sizeHint())
    return box.grab().toImage().pixelColor(DOT_X + 4, HEIGHT // 2).name()


def test_it_says_that_it_listens(box: ListeningBox) -> None:
    """A green dot, the word and the address, also for screen readers."""
    box.show_listening(ADDRESS)
    assert box.accessibleName() == f"Listening {ADDRESS}"
    assert dot(box) == theme.color("okFill").name()


def test_it_says_that_it_does_not(box: ListeningBox) -> None:
    """Stopped on purpose is quiet, stopped by a problem is red; nothing can be copied."""
    box.show_listening(ADDRESS)
    wide = box.sizeHint().width()
    box.show_stopped()
    assert dot(box) == theme.color("line3").name()
    box.show_stopped(wrong=True)
    assert dot(box) == theme.color("badFill").name()
    assert box.sizeHint().width() < wide
    assert box._copy.isHidden()


def test_the_address_can_be_copied(box: ListeningBox, qtbot: QtBot) -> None:
    """The button copies exactly what is shown."""
    box.show_listening(ADDRESS)
    with qtbot.waitSignal(box.copied) as copied:
        box._copy.click()
    assert copied.args == [ADDRESS]


def test_the_address_is_never_cut(box: ListeningBox) -> None:
    """The box asks for the room of its whole address."""
    box.show_listening("http://127.0.0.1:8787")
    short = box.sizeHint().width()
    box.show_listening("http://127.0.0.1:18787")
    assert box.minimumSizeHint().width() == box.sizeHint().width() > short
