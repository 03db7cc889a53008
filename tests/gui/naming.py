"""What a screen reader would find under a widget."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget


def _all_under(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child.isValid():
            yield from _all_under(child)


def name_of(interface: QAccessibleInterface) -> str:
    """What it is called."""
    return interface.text(QAccessible.Text.Name)


def controls(widget: QWidget) -> list[QAccessibleInterface]:
    """Focusable controls in sight."""
    found = _all_under(QAccessible.queryAccessibleInterface(widget))
    return [one for one in found if one.state().focusable and not one.state().invisible]


def unnamed(widget: QWidget) -> list[str]:
    """Class names of focusable controls that say nothing of themselves."""
    return [type(one.object()).__name__ for one in controls(widget) if not name_of(one)]


def spoken(widget: QWidget) -> str:
    """Every name, value and description under a widget, joined: what could be read aloud."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
    found = _all_under(QAccessible.queryAccessibleInterface(widget))
    return "\n".join(one.text(kind) for one in found for kind in kinds)
