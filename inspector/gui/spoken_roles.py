"""What a painted control is, for screen readers: Qt knows that of its own classes only.

A control says it by `say_role(self, Role.PAGE_TAB_LIST)`; the factory answers when somebody asks.
Qt's own roles are looked up only then: PySide takes some milliseconds to make them.
"""

from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAccessibleWidget, QWidget

PROPERTY = "spokenRole"


class Role(StrEnum):
    """The roles that our controls have, by their names in `QAccessible.Role`."""

    CHART = "Chart"
    COMBO_BOX = "ComboBox"
    DOCUMENT = "Document"
    GROUPING = "Grouping"
    LIST = "List"
    PAGE_TAB_LIST = "PageTabList"
    STATIC_TEXT = "StaticText"
    STATUS_BAR = "StatusBar"
    TOOL_BAR = "ToolBar"
    WINDOW = "Window"


def say_role(widget: QWidget, role: Role) -> None:
    """Let a painted control be announced as this."""
    widget.setProperty(PROPERTY, role.value)


def _interface_of(_class: str, asked: QObject) -> QAccessibleWidget | None:
    """The interface of a control that said what it is; None leaves it to Qt."""
    if not isinstance(asked, QWidget):
        return None
    role = asked.property(PROPERTY)
    if role is None:
        return None
    from PySide6.QtGui import QAccessible  # noqa: PLC0415 - see above

    return QAccessibleWidget(asked, QAccessible.Role[role])


def install() -> None:
    """Answer for our controls from now on; once a process."""
    from PySide6.QtGui import QAccessible  # noqa: PLC0415 - see above

    QAccessible.installFactory(_interface_of)
