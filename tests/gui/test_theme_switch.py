"""Light, dark, or as the system has it."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from inspector.gui import theme
from inspector.gui.theme_switch import ThemeSwitch
from inspector.settings import ThemeChoice


@pytest.fixture
def switch(qapp: QApplication) -> Iterator[ThemeSwitch]:
    made = ThemeSwitch(qapp, ThemeChoice.LIGHT)
    yield made
    made.stop()


def test_the_choice_is_applied_everywhere(switch: ThemeSwitch, qapp: QApplication) -> None:
    """Theme and palette change together, on every platform."""
    switch.choose(ThemeChoice.DARK)
    assert theme.current().is_dark
    window = qapp.palette().color(QPalette.ColorRole.Window)
    assert window == theme.color("surface")
    switch.choose(ThemeChoice.LIGHT)
    assert not theme.current().is_dark


def test_without_an_opinion_the_system_decides(switch: ThemeSwitch) -> None:
    """A system that does not say is light."""
    switch.choose(ThemeChoice.DARK)
    switch.choose(ThemeChoice.SYSTEM)
    assert theme.current().name == "light"


def test_the_fonts_are_ours(switch: ThemeSwitch, qapp: QApplication) -> None:
    """Stock widgets use the shipped typeface too."""
    assert switch.choice is ThemeChoice.LIGHT
    assert qapp.font().family() == "Inter"
