"""How a row is painted."""

import pytest
from PySide6.QtGui import QImage, QPainter

from inspector.core.secret import Secret, Use
from inspector.gui import theme
from inspector.gui.models.secret_groups import Row
from inspector.gui.panels.secret_painting import Look, paint_row
from inspector.gui.panels.secret_trial import Result
from inspector.providers import SCHEMES

FUSE = SCHEMES["fuse"]
SECRET = Secret("1", "fuse", "value", environment="sandbox")


def _painted(row: Row, look: Look, width: int = 992) -> QImage:
    image = QImage(width, 60, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    paint_row(painter, width, row, look)
    painter.end()
    return image


def _colours(image: QImage, left: int, right: int) -> set[int]:
    across = range(left, min(right, image.width()))
    return {image.pixel(x, y) for x in across for y in range(2, image.height())}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_current_is_a_filled_chip_and_previous_an_outline(name: str) -> None:
    """Told apart by form, not only by colour."""
    theme.themes.use(name)
    soft = theme.color("accSoft").rgb()
    previous = Secret("1", "fuse", "value", Use.PREVIOUS)
    assert soft in _colours(_painted(Row(FUSE, SECRET), Look()), 330, 420)
    assert soft not in _colours(_painted(Row(FUSE, previous), Look()), 330, 420)


@pytest.mark.parametrize("width", [480, 640, 720, 840, 992, 1216])
def test_every_state_paints_at_every_width(width: int) -> None:
    """Each state looks different from the others."""
    result = Result("would match 60 of 61", matched=True)
    looks = (
        Look(),
        Look(revealed=True),
        Look(editing=True),
        Look(editing=True, result=result),
        Look(matched="40, last 14:02:11"),
    )
    images = [_painted(Row(FUSE, SECRET, "sandbox"), look, width) for look in looks]
    images.append(_painted(Row(FUSE, None, "production"), Look(), width))
    for index, image in enumerate(images):
        assert all(image != other for other in images[index + 1 :])


def test_nothing_matches_quietly() -> None:
    """A trial without a match is no green tick."""
    ok = theme.color("okFill").rgb()
    good = Look(editing=True, result=Result("would match 1 of 1", matched=True))
    none = Look(editing=True, result=Result("matches none of 61", matched=False))
    assert ok in _colours(_painted(Row(FUSE, SECRET), good), 690, 720)
    assert ok not in _colours(_painted(Row(FUSE, SECRET), none), 690, 720)
