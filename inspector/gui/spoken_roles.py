"""What a painted control is, for screen readers: Qt knows that of its own classes only.

A control says it by `say_role(self, ROLE.PageTabList)`; the factory answers when somebody asks.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

PROPERTY = "spokenRole"
ROLE = QAccessible.Role


def say_role(widget: QWidget, role: QAccessible.Role) -> None:
    """Let a painted control be announced as this."""
    widget.setProperty(PROPERTY, role.value)


def _interface_of(_class: str, asked: QObject) -> QAccessibleInterface | None:
    """The interface of a control that said what it is; None leaves it to Qt."""
    if not isinstance(asked, QWidget):
        return None
    role = asked.property(PROPERTY)
    return QAccessibleWidget(asked, ROLE(role)) if role is not None else None


def install() -> None:
    """Answer for our controls from now on; once a process."""
    QAccessible.installFactory(_interface_of)
