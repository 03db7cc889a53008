"""The strip over the list."""

from pytestqt.qtbot import QtBot

from inspector.gui.panels.list_title import HEIGHT, PAD, ListTitle


def test_it_names_what_is_shown(qtbot: QtBot) -> None:
    """Title and count are one name for screen readers."""
    title = ListTitle()
    qtbot.addWidget(title)
    title.resize(616, HEIGHT)
    title.show_title("All captures", "128")
    assert title.accessibleName() == "All captures, 128"
    before = title.grab().toImage()
    title.show_title("Failing", "3")
    assert title.grab().toImage() != before


def test_the_pill_has_a_place_of_its_own(qtbot: QtBot) -> None:
    """It stands left of the button for columns, in the middle, whatever its words."""
    title = ListTitle()
    qtbot.addWidget(title)
    title.resize(616, HEIGHT)
    title.show()
    for words in ("1 new", "1,024 new"):
        title.pill.show_words(words, words)
        title.place_pill()
        assert title.pill.geometry().right() == 616 - PAD + 6 - 28 - 8 - 1
        assert title.pill.geometry().top() == 8
    title.resize(500, HEIGHT)
    assert title.pill.geometry().right() == 500 - PAD + 6 - 28 - 8 - 1
    assert title.columns.geometry().right() == 500 - PAD + 6 - 1
