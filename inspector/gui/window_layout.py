"""What the window remembers of its sizes, in the settings' table of plain values."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from inspector.settings import Layout

SIDEBAR = 224
LIST = 616
SIZE = (1440, 900)


@dataclass(frozen=True, slots=True)
class Panes:
    """Widths in px of sidebar and list; the detail takes the rest."""

    sidebar: int = SIDEBAR
    list: int = LIST


def _number(value: object, fallback: int) -> int:
    """A width a person could have left, else the fallback."""
    fits = isinstance(value, int) and not isinstance(value, bool) and 40 <= value <= 10_000
    return value if fits and isinstance(value, int) else fallback


def panes_of(window: dict[str, Layout]) -> Panes:
    """The pane widths that were stored."""
    sidebar, middle = window.get("sidebar"), window.get("list")
    return Panes(_number(sidebar, SIDEBAR), _number(middle, LIST))


def restore_geometry(widget: QWidget, window: dict[str, Layout]) -> None:
    """Put the window where it was; Qt keeps it on a screen that exists."""
    text = window.get("geometry")
    if isinstance(text, str) and text:
        stored = QByteArray.fromBase64(QByteArray(text.encode()))
        if widget.restoreGeometry(stored):
            return
    widget.resize(*SIZE)


def remember(widget: QWidget, panes: Panes, window: dict[str, Layout]) -> None:
    """Store where the window is and how wide its panes are."""
    window["geometry"] = bytes(widget.saveGeometry().toBase64().data()).decode("ascii")
    window["sidebar"], window["list"] = panes.sidebar, panes.list
