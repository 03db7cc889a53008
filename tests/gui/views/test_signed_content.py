"""The box of signed bytes."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from inspector.gui import theme
from inspector.gui.views.signed_content import LINE, PAD, SignedContent

BODY = b'{"event":"consent.received","institution_id":"1"}' * 6


def colors_of(box: SignedContent) -> set[str]:
    image = box.grab().toImage()
    colors = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return set(map(QColor.name, colors))


def box_of(qtbot: QtBot, content: bytes, width: int = 700) -> SignedContent:
    box = SignedContent()
    qtbot.addWidget(box)
    box.set_content(content, f"the raw body, {len(content)} bytes")
    box.resize(width, box.height_at(width))
    return box


def test_the_width_decides_how_many_bytes_a_line_has(qtbot: QtBot) -> None:
    """80, 64, 48, 32 bytes as the pane gets narrower."""
    box = box_of(qtbot, b"x" * 960)
    assert [box.line_count(width) for width in (700, 560, 445, 300)] == [12, 15, 20, 30]


def test_it_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    """And no higher than the limit, when there is one."""
    box = box_of(qtbot, b"x" * 960)
    assert box.height_at(700) == 2 * PAD + 12 * LINE
    box.set_limit(5)
    assert box.height_at(700) == 2 * PAD + 5 * LINE
    assert box.line_count(700) == 12


def test_a_line_feed_is_seen(qtbot: QtBot) -> None:
    """An invisible last byte has a chip; a body without one has none."""
    assert theme.color("warnSoft").name() in colors_of(box_of(qtbot, BODY + b"\n"))
    assert theme.color("warnSoft").name() not in colors_of(box_of(qtbot, BODY))


def test_it_says_what_it_is(qtbot: QtBot) -> None:
    """Screen readers hear the name and the beginning of the content."""
    box = box_of(qtbot, BODY)
    assert box.accessibleName().startswith("Signed content: the raw body")
    assert "consent.received" in box.accessibleDescription()


def test_any_bytes_can_be_shown(qtbot: QtBot) -> None:
    """Every byte value, and nothing at all, paint without a warning."""
    for content in (bytes(range(256)), b"", "日本é".encode(), b"\r\n\r\n"):
        box_of(qtbot, content, 300).grab()
