"""Roles of painted controls."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.spoken_roles import Role, install, say_role


def test_a_painted_control_is_what_it_says(qtbot: QtBot) -> None:
    """With its name; what says nothing stays what Qt takes it for."""
    install()
    around = QWidget()
    qtbot.addWidget(around)
    tabs, plain, words = QWidget(around), QWidget(around), QLabel("words", around)
    tabs.setAccessibleName("Body tab 1 of 3")
    say_role(tabs, Role.PAGE_TAB_LIST)
    interface = QAccessible.queryAccessibleInterface(tabs)
    assert interface.role() is QAccessible.Role.PageTabList
    assert interface.text(QAccessible.Text.Name) == "Body tab 1 of 3"
    assert QAccessible.queryAccessibleInterface(plain).role() is QAccessible.Role.Client
    assert QAccessible.queryAccessibleInterface(words).role() is QAccessible.Role.StaticText
