"""What a body looks like: grounds, colours, chips, hints, in both themes."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from inspector.decode.line import CONTINUED, HEX, TEXT
from inspector.gui import theme
from inspector.gui.models.scrolling import MARGIN, ROW
from inspector.gui.models.text_selection import Place, Selection
from inspector.gui.views.body_layout import BodyLayout
from inspector.gui.views.body_painter import BodyPainter, coloured, fold_chip_rect, fold_words
from tests.gui.body_files import BodyFiles, json_files, text_files

DOCUMENT = {"a": 1, "inner": '{"b": "[1, 2]"}', "at": [1795179731], "completed_at": 1795179731}


def painted(
    files: BodyFiles,
    selection: Selection | None = None,
    current: int = -1,
    *,
    ring: bool = False,
    fold: int = -1,
    wrap: bool = False,
) -> tuple[QImage, BodyLayout]:
    layout = BodyLayout()
    layout.width, layout.height, layout.wrap = 600, 400, wrap
    lines = files.opened()
    if fold >= 0:
        lines.fold(fold)
    layout.take(lines)
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    BodyPainter(painter, layout, selection or Selection(), current, ring=ring).paint()
    painter.end()
    return image, layout


def middle(line: int) -> int:
    return MARGIN + line * ROW + ROW // 2


def colors_in(image: QImage, left: int, right: int, line: int) -> set[str]:
    top = MARGIN + line * ROW
    points = ((x, y) for x in range(left, right) for y in range(top, top + ROW))
    return {image.pixelColor(x, y).name() for x, y in points}


def token(name: str) -> str:
    return theme.color(name).name()


def is_near(name: str, colors: set[str]) -> bool:
    """Whether a colour is there but for the smoothing of its edges."""
    wanted = theme.color(name)
    return any(distance(wanted, QColor(color)) < 40 for color in colors)


def distance(one: QColor, other: QColor) -> int:
    """The largest difference of a channel."""
    red, green = one.red() - other.red(), one.green() - other.green()
    return max(abs(red), abs(green), abs(one.blue() - other.blue()))


@pytest.mark.parametrize("look", ["light", "dark"])
def test_nested_json_has_its_ground_and_rail(tmp_path: Path, look: str) -> None:
    """The band reaches to the right margin, the rail stands at its left; outside is surface."""
    theme.themes.use(look)
    image, layout = painted(json_files(tmp_path, DOCUMENT))
    outer = layout.seen[2]
    rail = round(layout.band_left(outer.bands[0])) + 1
    assert image.pixelColor(rail, middle(2)).name() == token("acc")
    assert image.pixelColor(570, middle(3)).name() == token("band")
    assert image.pixelColor(590, middle(3)).name() == token("surface")
    assert image.pixelColor(570, middle(1)).name() == token("surface")


def test_inner_nested_json_has_a_rail_of_its_own(tmp_path: Path) -> None:
    """JSON in a string in a string shows two rails."""
    image, layout = painted(json_files(tmp_path, DOCUMENT))
    inner = layout.seen[3]
    assert len(inner.bands) == 2
    for band in inner.bands:
        assert image.pixelColor(round(layout.band_left(band)) + 1, middle(3)).name() == token("acc")


def test_the_current_line_is_tinted_and_ringed_for_the_keyboard(tmp_path: Path) -> None:
    """The tint follows the current line; the ring is only there for the keyboard."""
    files = json_files(tmp_path, DOCUMENT)
    image, _ = painted(files, current=1)
    assert image.pixelColor(570, middle(1)).name() == token("accSoft")
    assert token("ring") not in colors_in(image, 300, 310, 1)
    image, _ = painted(files, current=1, ring=True)
    assert image.pixelColor(300, MARGIN + ROW).name() == token("ring")


def test_selected_text_has_its_own_ground_and_no_current_line(tmp_path: Path) -> None:
    """The selection is seen by its ground; the tint of the current line gives way."""
    selection = Selection()
    selection.put(Place(1, 0))
    selection.extend(Place(2, 3))
    image, layout = painted(json_files(tmp_path, DOCUMENT), selection, current=2)
    x = round(layout.x_of_column(2))
    assert token("accLine") in colors_in(image, x, x + 20, 1)
    assert image.pixelColor(400, middle(2)).name() == token("band")


def test_keys_strings_and_numbers_differ_in_colour(tmp_path: Path) -> None:
    """The letters of a line are painted in the colours of its tokens."""
    image, layout = painted(json_files(tmp_path, {"████████": "██████", "b": 88888888}))
    left = round(layout.x_of_column(2))
    assert token("jk") in colors_in(image, left, left + 70, 1)
    assert token("js") in colors_in(image, left + 80, left + 150, 1)
    assert is_near("jn", colors_in(image, left + 30, left + 110, 2))


def test_a_folded_line_says_how_much_is_hidden(tmp_path: Path) -> None:
    """The chip counts the lines inside, and the closing brace follows it."""
    image, layout = painted(json_files(tmp_path, {"a": [1, 2, 3], "b": 1}), fold=1)
    seen = layout.seen[1]
    assert fold_words(seen) == "3 lines"
    end = layout.x_of_column(seen.shape.column(0, seen.shape.width))
    chip = fold_chip_rect(seen, end, seen.y)
    x, y = round(chip.left()) + 3, round(chip.center().y())
    assert image.pixelColor(x, y).name() == token("press")
    assert len(colors_in(image, round(chip.right()) + 1, round(chip.right()) + 20, 1)) > 2


def test_a_moment_is_hinted_only_beside_its_key(tmp_path: Path) -> None:
    """`completed_at` gets its hint, the same number in an array does not."""
    image, layout = painted(json_files(tmp_path, DOCUMENT))
    lines = {seen.text: n for n, seen in enumerate(layout.seen)}
    assert token("t2") in colors_in(image, 300, 500, lines['"completed_at": 1795179731'])
    assert colors_in(image, 300, 500, lines["1795179731"]) == {token("surface")}


def test_text_stays_out_of_the_gutter_when_shifted(tmp_path: Path) -> None:
    """Scrolled sideways, no letter is painted over the line numbers."""
    files = json_files(tmp_path, {"a": "█" * 300})
    layout = BodyLayout()
    layout.width, layout.height = 600, 400
    layout.take(files.opened())
    layout.shift = 400
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    BodyPainter(painter, layout, Selection(), -1).paint()
    painter.end()
    assert token("js") not in colors_in(image, 0, layout.chevron_left, 1)
    assert token("js") in colors_in(image, layout.left, 590, 1)


def test_wrapped_text_is_painted_in_every_part(tmp_path: Path) -> None:
    """Each part of a wrapped line has its letters."""
    image, layout = painted(json_files(tmp_path, {"a": "█" * 200}), wrap=True)
    for part in range(layout.seen[1].shape.parts - 1):
        assert token("js") in colors_in(image, 200, 400, 1 + part)


def test_plain_text_and_bytes_have_their_own_colours() -> None:
    """Text is not taken for JSON; a dump shows offset, bytes and letters apart."""
    assert coloured('{"a": 1}', TEXT) == ((0, 8, "t1"),)
    dump = '00000000  7b 22 61 22 3a 31 7d                              |{"a":1}|'
    assert [piece[2] for piece in coloured(dump, HEX)] == ["t3", "t1", "t2"]
    assert coloured("tail", CONTINUED)[0][2] == "js"


def test_every_line_of_text_can_be_painted(tmp_path: Path) -> None:
    """Control characters, wide letters and empty lines paint without a warning."""
    files = text_files(tmp_path, ["", "\x00\t\x1b[31m", "日本語 ██", "e\u0301", "x" * 5000])
    image, _ = painted(files)
    assert token("t1") in colors_in(image, 60, 200, 2)
