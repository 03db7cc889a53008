"""Note and mark of a capture."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector.archive.values import Note
from inspector.core.mark import LONGEST_NOTE, Mark
from inspector.gui import theme
from inspector.gui.panels.note_box import NoteBox, plain
from inspector.gui.presenting import presenting
from tests.gui.naming import unnamed

NONE = Note("", "")


class Scene:
    """A box beneath a field that has the keyboard."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        column = QVBoxLayout(self.window)
        self.field = QLineEdit()
        self.box = NoteBox()
        column.addWidget(self.field)
        column.addWidget(self.box)
        self.wanted: list[str] = []
        self.box.written.connect(self.wanted.append)
        self.box.marked.connect(self.wanted.append)
        self.window.resize(500, 300)
        self.window.show()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.field.setFocus()


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    return Scene(qtbot)


def test_without_note_and_mark_nothing_is_there(scene: Scene) -> None:
    """The head is as high as if notes did not exist."""
    scene.box.show_note(NONE, another=True)
    assert not scene.box.isVisible()
    scene.box.show_note(Note("", "red"), another=True)
    assert scene.box.isVisible()
    assert scene.box._shown.accessibleName() == "Marked red"


def test_what_is_typed_is_kept(scene: Scene) -> None:
    """Without blanks around it; the keyboard goes back to where it came from."""
    scene.box.open()
    assert scene.box.area.edit.hasFocus()
    QTest.keyClicks(scene.box.area.edit, " Asked the bank ")
    modifier = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(scene.box.area.edit, Qt.Key.Key_Return, modifier)
    assert scene.wanted == ["Asked the bank"]
    assert not scene.box.is_open
    assert scene.field.hasFocus()
    assert scene.box._shown.accessibleName() == "Note: Asked the bank"


def test_escape_leaves_it_as_it_was(scene: Scene) -> None:
    """What was typed is forgotten."""
    scene.box.show_note(Note("before", ""), another=True)
    scene.box.open()
    QTest.keyClicks(scene.box.area.edit, "after")
    QTest.keyClick(scene.box.area.edit, Qt.Key.Key_Escape)
    assert (scene.wanted, scene.box.is_open) == ([], False)
    scene.box.open()
    assert scene.box.area.text() == "before"


def test_a_mark_is_given_at_once_and_taken_back(scene: Scene) -> None:
    """One at a time; what is being typed stays."""
    scene.box.open()
    QTest.keyClicks(scene.box.area.edit, "typing")
    for mark in (Mark.RED, Mark.BLUE, Mark.BLUE):
        scene.box.marks[mark].click()
    assert scene.wanted == ["red", "blue", ""]
    assert not any(button.isChecked() for button in scene.box.marks.values())
    assert scene.box.area.text() == "typing"


def test_a_new_verdict_does_not_disturb_typing(scene: Scene) -> None:
    """The same capture told again leaves the editor alone; another one closes it."""
    scene.box.open()
    QTest.keyClicks(scene.box.area.edit, "typing")
    scene.box.show_note(Note("", "red"), another=False)
    assert (scene.box.area.text(), scene.box.is_open) == ("typing", True)
    scene.box.keep_unsaved()
    assert scene.wanted == ["typing"]
    scene.box.show_note(NONE, another=True)
    assert (scene.box.area.text(), scene.box.is_open) == ("", False)


def test_a_note_has_an_end(scene: Scene) -> None:
    """Too long a text is said, and not kept."""
    scene.box.open()
    scene.box.area.set_text("x" * (LONGEST_NOTE + 1))
    assert scene.box._wrong.text() == "4,000 characters at most"
    assert not scene.box._done.isEnabled()
    scene.box.keep()
    scene.box.keep_unsaved()
    assert (scene.wanted, scene.box.is_open) == ([], True)


def test_a_press_on_the_note_changes_it(scene: Scene) -> None:
    """The words are the button."""
    scene.box.show_note(Note("before", "green"), another=True)
    QTest.mouseClick(scene.box._shown, Qt.MouseButton.LeftButton)
    assert scene.box.is_open


def test_the_mark_is_painted_beside_the_words(scene: Scene) -> None:
    """In both themes."""
    scene.box.show_note(Note("", "violet"), another=True)
    for name in theme.NAMES:
        theme.themes.use(name)
        image = scene.box._shown.grab().toImage()
        assert image.pixelColor(4, 10) == theme.current().marks["violet"][0]


def test_everything_has_a_name(scene: Scene) -> None:
    """For who cannot see it."""
    scene.box.open()
    assert unnamed(scene.box) == []


def test_a_note_is_one_paragraph() -> None:
    """Lines are joined, and backticks are no chips."""
    assert plain("a `b`\n\n c") == "a 'b' c"


def test_the_editor_does_not_outlast_a_change_of_present_mode(scene: Scene) -> None:
    """What was typed plainly is kept and hidden; what was opened masked is not kept."""
    scene.box.open()
    QTest.keyClicks(scene.box.area.edit, "typing")
    presenting.use(on=True)
    scene.box.open()
    QTest.keyClicks(scene.box.area.edit, "masked")
    presenting.use(on=False)
    assert (scene.wanted, scene.box.is_open) == (["typing"], False)
