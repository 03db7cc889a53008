"""The body's geometry: which lines are in view, their bands, places under the pointer."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint

from inspector.gui.models.scrolling import MARGIN, ROW
from inspector.gui.models.text_selection import Place
from inspector.gui.views.body_layout import BodyLayout, Seen, cell_width, chip_cells, chip_width
from tests.gui.body_files import BodyFiles, json_files, many_lines, rendered

NESTED = {"a": 1, "inner": '{"b": "[1, 2]"}', "c": [1, {"d": 2}]}


def layout_of(files: BodyFiles, width: int = 600, height: int = 400) -> BodyLayout:
    layout = BodyLayout()
    layout.width, layout.height = width, height
    layout.take(files.opened())
    return layout


def by_text(layout: BodyLayout) -> dict[str, Seen]:
    return {seen.text: seen for seen in layout.seen}


def nested(folder: Path, **size: Any) -> BodyLayout:
    return layout_of(json_files(folder, NESTED), **size)


def test_lines_in_view_follow_one_another(tmp_path: Path) -> None:
    """The first line stands below the margin, each next one a line further down."""
    layout = nested(tmp_path)
    assert [seen.y for seen in layout.seen[:3]] == [MARGIN, MARGIN + ROW, MARGIN + 2 * ROW]
    assert [seen.number for seen in layout.seen[:3]] == [0, 1, 2]


def test_only_the_lines_in_view_are_looked_at(tmp_path: Path) -> None:
    """Of a hundred thousand lines just those that fit are there, also at the end."""
    layout = layout_of(many_lines(tmp_path, 100_000))
    assert len(layout.seen) <= 400 // ROW + 2
    layout.scroll.go_to_bar(layout.scroll.bar_maximum)
    layout.look()
    assert layout.seen[-1].number == 99_999
    assert len(layout.seen) <= 400 // ROW + 2


def test_lines_know_the_nested_json_they_are_in(tmp_path: Path) -> None:
    """Bands of an outer and an inner JSON in a string, begun and ended where they are."""
    layout = nested(tmp_path)
    seen = by_text(layout)
    outer, inner = seen['"inner": {'], seen['"b": [']
    assert [band.opener for band in outer.bands] == [outer.number]
    assert [band.opener for band in seen["2"].bands] == [outer.number, inner.number]
    closers = [each for each in layout.seen if each.band_ends]
    assert [each.text for each in closers] == ["]", "},"]
    assert seen['"c": ['].bands == ()


def test_bands_are_known_from_the_middle_of_nested_json(tmp_path: Path) -> None:
    """Scrolled to where the opening lines are out of view, the bands are the same."""
    layout = nested(tmp_path, height=30)
    layout.scroll.go(4)
    layout.look()
    assert layout.seen[0].number == 4
    assert [band.opener for band in layout.seen[0].bands] == [2, 3]


def test_a_folded_nested_line_begins_and_ends_its_band(tmp_path: Path) -> None:
    """What follows a folded JSON in a string lies outside of its band."""
    layout = nested(tmp_path)
    assert layout.lines is not None
    layout.lines.fold(2)
    layout.look()
    seen = by_text(layout)
    assert seen['"inner": {'].closer == 7
    assert seen['"inner": {'].band_ends
    assert seen['"c": ['].bands == ()


def test_a_point_gives_the_nearest_gap(tmp_path: Path) -> None:
    """Points in, left of and right of the text, below the last line."""
    layout = nested(tmp_path)
    x = round(layout.x_of_column(2 + 3))
    assert layout.place_at(QPoint(x, MARGIN + ROW + 5)) == Place(1, 3)
    assert layout.place_at(QPoint(0, MARGIN + ROW + 5)) == Place(1, 0)
    assert layout.place_at(QPoint(590, MARGIN + ROW + 5)) == Place(1, len('"a": 1,'))
    last = layout.seen[-1]
    assert layout.place_at(QPoint(0, 399)) == Place(last.number, 0)


def test_without_lines_there_is_no_place() -> None:
    """An empty view has nothing under the pointer."""
    layout = BodyLayout()
    layout.width, layout.height = 600, 400
    layout.take(None)
    assert layout.place_at(QPoint(100, 100)) is None
    assert layout.shape_of_line(0) is None


def test_wrapped_lines_take_more_height(tmp_path: Path) -> None:
    """With wrapping a long line has parts, the line behind it stands lower, nothing is shifted."""
    layout = layout_of(json_files(tmp_path, {"a": "x" * 200, "b": 1}), width=400)
    layout.shift = 50
    layout.wrap = True
    layout.look()
    parts = layout.seen[1].shape.parts
    assert parts > 3
    assert layout.seen[2].y == layout.seen[1].y + parts * ROW
    assert layout.shift == 0
    second = QPoint(round(layout.x_of_column(6)), layout.seen[1].y + ROW + 3)
    place = layout.place_at(second)
    assert place is not None
    assert place.gap == layout.seen[1].shape.first + 2


def test_a_hex_dump_is_never_wrapped(tmp_path: Path) -> None:
    """Its columns mean something; it has no line numbers either."""
    layout = BodyLayout()
    layout.width, layout.height, layout.wrap = 300, 400, True
    layout.take(rendered(tmp_path, b"x" * 100, "hex").opened())
    assert layout.is_hex
    assert {seen.shape.parts for seen in layout.seen} == {1}
    assert layout.left == 20
    assert layout.shift_maximum > 0


def test_the_chip_has_room_in_cells() -> None:
    """The cells kept free are wider than the chip, by less than two cells."""
    assert 0 < chip_cells() * cell_width() - chip_width() < 2 * cell_width()


def test_the_gutter_grows_with_the_number_of_lines(tmp_path: Path) -> None:
    """Six digits need more room than three; three and less need the same."""
    few, many = nested(tmp_path), layout_of(many_lines(tmp_path, 100_000))
    assert many.left > few.left
    assert few.left == layout_of(json_files(tmp_path, [1], "tiny")).left


def test_sideways_scrolling_ends_where_the_widest_line_seen_ends(tmp_path: Path) -> None:
    """The shift never goes beyond the text, and there is none when all fits."""
    layout = layout_of(json_files(tmp_path, {"a": "x" * 300}))
    assert layout.shift_maximum > 1000
    layout.shift = 10**6
    layout.look()
    assert layout.shift == layout.shift_maximum
    assert nested(tmp_path).shift_maximum == 0
