"""The status bar."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.views.status_bar import HEIGHT, StatusBar, bytes_in_words


@pytest.fixture
def bar(qtbot: QtBot) -> StatusBar:
    made = StatusBar()
    qtbot.addWidget(made)
    made.resize(1440, HEIGHT)
    made.show()
    return made


def test_it_says_everything_in_one_line(bar: StatusBar) -> None:
    """Rate, counts, where secrets rest, the archive's size, the engine."""
    bar.show_rate(42, [1] * 20)
    bar.show_counts(128, 0)
    bar.show_secrets("GNOME Keyring")
    bar.show_archive(3_100_000)
    bar.show_engine("Engine ok", well=True)
    assert bar.accessibleName() == (
        "42/min, 128 captures, 0 refused, nothing lost, "
        "Secrets in GNOME Keyring, Archive 3.1 MB, Engine ok"
    )


def test_before_the_first_capture(bar: StatusBar) -> None:
    """Nothing captured is not counted."""
    bar.show_counts(0, 0)
    assert "Nothing captured yet" in bar.accessibleName()
    bar.show_counts(1, 0)
    assert "1 capture, 0 refused" in bar.accessibleName()


def test_work_has_a_place(bar: StatusBar) -> None:
    """What the engine has still to do is said, and gone when it is done."""
    bar.show_counts(5, 0)
    bar.show_work("Judging again: 3 of 5")
    assert "Judging again: 3 of 5" in bar.accessibleName()
    bar.show_work("")
    assert "Judging" not in bar.accessibleName()


def test_the_newest_bar_is_accented(bar: StatusBar) -> None:
    """The bars show when captures came; the last one is now."""
    bar.show_rate(42, [0] * 18 + [3, 9])
    image = bar.grab().toImage()
    assert image.pixelColor(16 + 19 * 4 + 1, 18) == theme.color("acc")
    assert image.pixelColor(16 + 18 * 4 + 1, 19) == theme.color("line3")
    assert image.pixelColor(16 + 1, 18) == theme.color("bar")


def test_the_engine_has_three_looks(bar: StatusBar) -> None:
    """Well, working on it, and gone differ in shape and words."""
    looks = []
    for words, well, wrong in (("a", True, False), ("a", False, False), ("a", False, True)):
        bar.show_engine(words, well=well, wrong=wrong)
        looks.append(bar.grab().toImage())
    assert looks[0] != looks[1] != looks[2] != looks[0]


@pytest.mark.parametrize("width", [360, 700, 900, 1100])
def test_words_never_overlap(bar: StatusBar, width: int) -> None:
    """A narrow bar leaves facts out; the accessible name keeps them."""
    bar.show_counts(1_234_567, 12)
    bar.show_secrets("an encrypted file")
    bar.show_archive(9_900_000_000)
    bar.show_engine("Engine ok", well=True)
    bar.resize(width, HEIGHT)
    assert bar.grab().width() == width
    assert "an encrypted file" in bar.accessibleName()


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 kB"),
        (20, "1 kB"),
        (24_300, "24 kB"),
        (3_100_000, "3.1 MB"),
        (2_000_000_000, "2.0 GB"),
        (5_400_000_000_000, "5.4 TB"),
    ],
)
def test_sizes_in_words(size: int, words: str) -> None:
    """A size has the unit a person would use."""
    assert bytes_in_words(size) == words
