"""What the window remembers of its sizes, in the settings' table of plain values."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from inspector.settings import Layout

SIDEBAR = 224
LIST_SHARE = 0.5066
LIST_LEAST, LIST_MOST = 584, 860
SIZE = (1440, 900)


@dataclass(frozen=True, slots=True)
class Panes:
    """Widths in px of sidebar and list (0: as fits the window); the detail takes the rest."""

    sidebar: int = SIDEBAR
    list: int = 0


def list_width(page: int) -> int:
    """How wide the list is beside the detail on a page of this width, until the user drags it."""
    return min(LIST_MOST, max(LIST_LEAST, round(page * LIST_SHARE)))


def _number(value: object, fallback: int) -> int:
    """A width a person could have left, else the fallback."""
    fits = isinstance(value, int) and not isinstance(value, bool) and 40 <= value <= 10_000
    return value if fits and isinstance(value, int) else fallback


def panes_of(window: dict[str, Layout]) -> Panes:
    """The pane widths that were stored."""
    sidebar, middle = window.get("sidebar"), window.get("list")
    return Panes(_number(sidebar, SIDEBAR), _number(middle, 0))


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
