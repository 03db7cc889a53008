"""The rail beside a delivery's attempts."""

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.views.attempt_rung import WIDTH, AttemptRung


def image_of(qtbot: QtBot, rung: AttemptRung) -> QImage:
    """How it looks, 100 px high."""
    qtbot.addWidget(rung)
    rung.resize(WIDTH, 100)
    return rung.grab().toImage()


def test_the_line_ends_with_the_last_one(qtbot: QtBot) -> None:
    """It goes on beneath every other one, and begins above all but the first."""
    line = theme.color("line2").name()

    def has_line(image: QImage, y: int) -> bool:
        ratio = image.devicePixelRatio()
        across = range(image.width())
        return any(QColor(image.pixel(x, round(y * ratio))).name() == line for x in across)

    middle = image_of(qtbot, AttemptRung(2, 40))
    last = image_of(qtbot, AttemptRung(1, 40, is_last=True))
    first = image_of(qtbot, AttemptRung(3, 40, is_first=True, is_due=True))
    above, beneath = 10, 90
    assert has_line(middle, above) == has_line(middle, beneath)
    assert middle.pixel(12, 10) != first.pixel(12, 10)
    assert middle.pixel(12, 90) != last.pixel(12, 90)


def test_one_to_come_has_the_accent(qtbot: QtBot) -> None:
    """Its ring is dashed, so colour is not all that tells it."""

    def inks(rung: AttemptRung) -> set[str]:
        image = image_of(qtbot, rung)
        return {
            QColor(image.pixel(x, y)).name()
            for x in range(image.width())
            for y in range(image.height())
        }

    accent = theme.color("acc").name()
    assert accent in inks(AttemptRung(3, 20, is_due=True))
    assert accent not in inks(AttemptRung(2, 20))
