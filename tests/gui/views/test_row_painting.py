"""The rows, looked at pixel by pixel."""

from PySide6.QtGui import QColor, QImage, QPainter

from inspector.gui import theme
from inspector.gui.models.capture_line import CaptureLine, line_of
from inspector.gui.models.capture_model import Column
from inspector.gui.models.column_choice import USUAL, Chosen
from inspector.gui.views.list_columns import columns
from inspector.gui.views.row_painting import INSET, ROW, Look, Shown, beside, fit_event, paint_rows
from tests.gui.row_samples import DAY, EXPIRED, FAIL, TOKEN, gap, row

WIDTH = 616


def painted(
    *rows: Shown, width: int = WIDTH, focused: bool = False, chosen: Chosen = USUAL
) -> QImage:
    """These rows on the list's ground."""
    image = QImage(width, ROW * max(1, len(rows)), QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    paint_rows(painter, rows, Look(columns(width, chosen), width, focused, 1.0))
    painter.end()
    return image


def shown(line: CaptureLine | None, *, selected: bool = False, hovered: bool = False) -> Shown:
    """A row at the top."""
    return Shown(0, line, selected, hovered, "" if line is None else line.time)


def inks(image: QImage, left: int, right: int) -> set[str]:
    """Colours between two columns of pixels."""
    return {image.pixelColor(x, y).name() for x in range(left, right) for y in range(ROW)}


def has(image: QImage, color: QColor, left: int = 0, right: int = WIDTH) -> bool:
    """Whether a colour is there."""
    return color.name() in inks(image, left, right)


def test_every_column_is_painted_in_its_place() -> None:
    """Time, tile, event, badges and reply leave ink where their columns stand."""
    image = painted(shown(line_of(row(), DAY)))
    ground = theme.color("surface").name()
    found = columns(WIDTH)
    for place in (found.places[column] for column in found.order):
        assert inks(image, place.x, place.x + 22) != {ground}
    assert has(image, theme.current().tiles["Po"][0], 96, 114)


def test_an_unread_row_is_empty() -> None:
    """A row that is not read yet is plain ground, not wrong words."""
    assert inks(painted(shown(None)), 0, WIDTH) == {theme.color("surface").name()}


def test_a_failure_is_its_badge_not_a_tinted_row() -> None:
    """The ground of a failing row stays the list's."""
    image = painted(shown(line_of(row(verdicts=(FAIL, TOKEN)), DAY)))
    place = columns(WIDTH).places[Column.SIGNATURES]
    assert has(image, theme.color("badFill"), place.x, place.x + 20)
    assert image.pixelColor(8, 2) == theme.color("surface")


def test_selection_has_two_looks() -> None:
    """With the keyboard in the list the ring shows, else a quiet edge; both on soft accent."""
    line = line_of(row(), DAY)
    quiet = painted(shown(line, selected=True))
    focused = painted(shown(line, selected=True), focused=True)
    assert quiet.pixelColor(WIDTH // 2, 3) == theme.color("accSoft")
    assert quiet.pixelColor(300, 0) == theme.color("accLine")
    assert focused.pixelColor(300, 0) == theme.color("ring")
    assert quiet.pixelColor(INSET - 2, 16) == theme.color("surface")


def test_a_hovered_row_is_shaded() -> None:
    """Hover is a soft ground inside the insets."""
    image = painted(shown(line_of(row(), DAY), hovered=True))
    assert image.pixelColor(300, 2) == theme.color("hover")
    assert image.pixelColor(1, 16) == theme.color("surface")


def test_the_aside_shows_whole_or_not_at_all() -> None:
    """A fact that does not fit beside the event is left out, not cut."""
    label, start = fit_event("ACCOUNT_SYNCED", "30412", 200)
    assert (label, start > 0) == ("ACCOUNT_SYNCED", True)
    assert fit_event("ACCOUNT_SYNCED", "30412", 140) == ("ACCOUNT_SYNCED", -1.0)
    short, start = fit_event("TRANSACTION_ATTACHMENTS_FOUND", "30412", 120)
    assert short.endswith("…")
    assert start == -1.0


def test_a_badge_without_room_drops_its_second_word() -> None:
    """Three verdicts in a row still show three shapes."""
    image = painted(shown(line_of(row(verdicts=(FAIL, EXPIRED)), DAY)))
    place = columns(WIDTH).places[Column.SIGNATURES]
    assert has(image, theme.color("badFill"), place.x + 66, place.x + 90)


def test_a_gap_is_a_dashed_line_with_words() -> None:
    """A gap has a warning's sign in the middle and no columns."""
    image = painted(shown(line_of(gap(), DAY)))
    assert len(inks(image, 150, 200)) > 5
    middle = [image.pixelColor(x, ROW // 2) for x in range(16, 60)]
    line, ground = theme.color("line2"), theme.color("surface")
    assert middle.count(line) > 10
    assert middle.count(ground) > 8


def test_a_narrow_list_has_tiles_without_names() -> None:
    """Where the name goes, the tile stays."""
    image = painted(shown(line_of(row(), DAY)), width=500)
    assert has(image, theme.current().tiles["Po"][0], 96, 114)
    assert inks(image, 115, 125) == {theme.color("surface").name()}


def test_refusals_are_strong() -> None:
    """A reply other than 2xx is bold in the first text colour, not red."""
    place = columns(WIDTH).places[Column.REPLY]
    refused = painted(shown(line_of(row(reply_status=401), DAY)))
    accepted = painted(shown(line_of(row(), DAY)))
    assert has(refused, theme.color("t1"), place.x, place.x + 30)
    assert not has(accepted, theme.color("t1"), place.x, place.x + 30)
    assert not has(refused, theme.color("bad"), place.x, place.x + 30)


def test_columns_are_painted_where_the_user_put_them() -> None:
    """Hidden ones leave no ink; chosen ones stand in their order."""
    chosen = (Column.REPLY, Column.EVENT, Column.SIZE, Column.ENVIRONMENT, Column.ENDPOINT)
    found = columns(WIDTH, chosen)
    image = painted(shown(line_of(row(), DAY)), chosen=chosen)
    ground = theme.color("surface").name()
    for column in chosen:
        x = found.places[column].x
        assert inks(image, x, x + 22) != {ground}
    assert found.places[Column.REPLY].x == 16
    assert not has(image, theme.current().tiles["Po"][0])
    assert not has(image, theme.color("okFill"))


def test_marks_and_notes_stand_at_the_end_of_the_event() -> None:
    """The mark with its letter, the note's sign before it; the event gives way to both."""
    place = columns(WIDTH).places[Column.EVENT]
    right = place.x + place.width - 12
    marked = painted(shown(line_of(row(colour="red"), DAY)))
    fill, letter = theme.current().marks["red"]
    assert has(marked, fill, right - 16, right)
    assert has(marked, letter, right - 12, right - 4)
    both = line_of(row(colour="red", note="Why?"), DAY)
    assert beside(both) > beside(line_of(row(note="Why?"), DAY)) > 0
    assert beside(line_of(row(), DAY)) == 0
    noted = painted(shown(both))
    ground = theme.color("surface").name()
    assert inks(noted, right - 34, right - 20) != {ground}
    assert inks(marked, right - 34, right - 20) == {ground}


def test_a_row_says_the_time_it_is_given() -> None:
    """Times that say how long ago are made where the moment of painting is known."""
    line = line_of(row(), DAY)
    now = painted(Shown(0, line, selected=False, hovered=False, time="4 min ago"))
    assert now != painted(shown(line))
