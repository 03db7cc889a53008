"""Sentences that wrap, with code spans."""

from pytestqt.qtbot import QtBot

from inspector.gui.widgets.prose import KEPT_WIDTHS, Prose

TEXT = "Send `POST /webhooks` with `url` and `event`. Then wait."


def test_code_spans_become_chips(qtbot: QtBot) -> None:
    """Backticks are not shown and not read aloud."""
    prose = Prose(TEXT)
    qtbot.addWidget(prose)
    chips = [piece.text for piece in prose.layout_at(1000) if piece.is_code]
    assert chips == ["POST /webhooks", "url", "event"]
    assert prose.accessibleName() == TEXT.replace("`", "")


def test_narrower_is_higher(qtbot: QtBot) -> None:
    """Lines wrap at blanks, and nothing stands outside the width."""
    prose = Prose(TEXT, line=22)
    qtbot.addWidget(prose)
    assert prose.heightForWidth(1000) == 22
    assert prose.heightForWidth(150) >= 66
    assert all(piece.x + piece.width <= 150 for piece in prose.layout_at(150))


def test_a_full_stop_stays_with_its_chip(qtbot: QtBot) -> None:
    """Whatever the width, no line starts with it."""
    prose = Prose(TEXT)
    qtbot.addWidget(prose)
    for width in range(120, 400):
        pieces = prose.layout_at(width)
        stop = next(index for index, piece in enumerate(pieces) if piece.text == ".")
        assert pieces[stop].y == pieces[stop - 1].y
        assert pieces[stop].x > 0


def test_an_empty_paragraph_is_one_line_high(qtbot: QtBot) -> None:
    """It keeps its place."""
    prose = Prose("", "body")
    qtbot.addWidget(prose)
    assert prose.layout_at(100) == []
    assert prose.heightForWidth(100) == 20


def test_the_text_can_change(qtbot: QtBot) -> None:
    """Height, words and name follow."""
    prose = Prose("one")
    qtbot.addWidget(prose)
    prose.resize(100, 100)
    prose.set_text("one two three four five six seven eight", "bad")
    assert prose.heightForWidth(100) > 20
    assert prose.accessibleName().endswith("eight")
    assert not prose.grab().isNull()


def test_a_layout_is_made_once_for_a_width(qtbot: QtBot) -> None:
    """Asking again costs nothing; other words are laid out anew, and few widths are kept."""
    prose = Prose("Any path works, and each request is kept.")
    qtbot.addWidget(prose)
    first = prose.layout_at(200)
    assert prose.layout_at(200) is first
    for width in range(300, 300 + KEPT_WIDTHS):
        prose.layout_at(width)
    assert prose.layout_at(200) == first
    prose.set_text("Other words.")
    assert [piece.text for piece in prose.layout_at(200)] == ["Other", "words."]
