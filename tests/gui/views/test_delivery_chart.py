"""The chart of a delivery's attempts."""

from typing import Any

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.models.delivery_words import read_delivery
from inspector.gui.views.delivery_chart import ABOVE, BELOW, BELOW_WITHOUT_NOW, ROW, DeliveryChart
from tests.gui.delivery_answers import FIRST, SECOND, answer, attempt

NOW = FIRST + 81 * SECOND


def chart_of(qtbot: QtBot, told: dict[str, Any], now: int = NOW) -> DeliveryChart:
    """A chart in sight."""
    chart = DeliveryChart()
    qtbot.addWidget(chart)
    delivery = read_delivery(told)
    assert delivery is not None
    chart.show_delivery(delivery, now)
    chart.resize(560, chart.sizeHint().height())
    return chart


def colours(chart: DeliveryChart, x: int) -> set[str]:
    """Names of all colours in one column of it."""
    image = chart.grab().toImage()
    ratio = image.devicePixelRatio()
    return {
        QColor(image.pixel(round(x * ratio), y)).name() for y in range(image.height())
    }  # fmt: skip


def test_each_attempt_has_a_row(qtbot: QtBot) -> None:
    """Two that came and four to come; without anything to come the present is left out."""
    chart = chart_of(qtbot, answer())
    assert chart.sizeHint().height() == ABOVE + 6 * ROW + BELOW
    accepted = answer(attempt(1), attempt(2, 66, status=200), standing="accepted", windows=[])
    done = chart_of(qtbot, accepted)
    assert done.sizeHint().height() == ABOVE + 2 * ROW + BELOW_WITHOUT_NOW
    assert chart.tells
    assert not chart_of(qtbot, answer(attempt(1), windows=[], standing="unknown")).tells


def test_the_present_is_a_line_where_it_is(qtbot: QtBot) -> None:
    """It moves with the clock and is not drawn beyond the chart."""
    chart = chart_of(qtbot, answer())
    assert chart.axis is not None
    accent = theme.color("acc").name()
    later = FIRST + 1900 * SECOND
    before, then = (round(chart._x(chart.axis, at)) for at in (NOW, later))

    assert accent in colours(chart, before)
    assert accent not in colours(chart, then)
    chart.set_now(later)
    assert accent in colours(chart, then)
    assert accent not in colours(chart, before)
    chart.set_now(FIRST + 10**12)
    assert accent not in colours(chart, then)


def test_it_is_read_out(qtbot: QtBot) -> None:
    """What came and what is due, as a sentence."""
    name = chart_of(qtbot, answer()).accessibleName()

    assert name.startswith("Chart of the attempts: attempt 1 came ")
    assert "answered 503" in name
    assert "attempt 3 is due " in name


def test_a_missed_attempt_is_named(qtbot: QtBot) -> None:
    """Beside its bar, for it is not due any longer."""
    chart = chart_of(qtbot, answer())
    assert chart._due_words() == "next due"
    chart.set_now(FIRST + 2000 * SECOND)
    assert chart._due_words() == "did not come"


def test_many_attempts_keep_it_low(qtbot: QtBot) -> None:
    """The newest five, and of those to come the next three."""
    made = [attempt(n, 60.0 * n) for n in range(1, 16)]
    told = answer(*made, of=20, windows=[[16 + n, NOW, NOW + SECOND] for n in range(5)])
    chart = chart_of(qtbot, told)

    assert [row.made.number if row.made else 0 for row in chart._rows] == [
        11,
        12,
        13,
        14,
        15,
        0,
        0,
        0,
    ]
    chart.grab()
