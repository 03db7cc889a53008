"""One line of text."""

from pytestqt.qtbot import QtBot

from inspector.gui import fonts
from inspector.gui.widgets.label import Label


def test_it_takes_the_room_of_its_text(qtbot: QtBot) -> None:
    """Width follows the text, height is the style's line."""
    label = Label("short", "bodyM")
    qtbot.addWidget(label)
    narrow = label.sizeHint()
    label.setText("much longer than that")
    assert label.sizeHint().width() > narrow.width()
    assert narrow.height() == fonts.line_height("bodyM")


def test_it_is_never_cut_unless_it_may_stretch(qtbot: QtBot) -> None:
    """A fixed label keeps its width; a stretching one gives way and tells it all by tooltip."""
    fixed, stretching = Label("a long text here"), Label("a long text here", stretch=True)
    qtbot.addWidget(fixed)
    qtbot.addWidget(stretching)
    assert fixed.minimumSizeHint() == fixed.sizeHint()
    assert stretching.minimumSizeHint().width() == 24
    stretching.resize(40, 20)
    stretching.grab()
    assert stretching.toolTip() == "a long text here"
    stretching.resize(400, 20)
    stretching.grab()
    assert stretching.toolTip() == ""


def test_text_and_colour_change_together(qtbot: QtBot) -> None:
    """The picture changes with the colour alone."""
    label = Label("same", "body", "t1")
    qtbot.addWidget(label)
    before = label.grab().toImage()
    label.set_look("same", "bad")
    assert label.text() == "same"
    assert label.grab().toImage() != before
