"""The toolbar: where we listen, pause, the filter, tests to send, and everything else in a menu."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.gui import theme
from inspector.gui.presenting import presenting
from inspector.gui.spoken_roles import Role, say_role
from inspector.gui.views.filter_field import HALO, FilterField
from inspector.gui.views.listening_box import ListeningBox
from inspector.gui.widgets.button import Button
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.menu import Menu

HEIGHT = 52
NARROW_BELOW = 1200
PRESENT_FROM = 860
FAULTS = "With a fault"


class Toolbar(QWidget):
    """One row of controls over the whole window.

    Signals:
        pause_toggled: Whether the list shall stand still.
        edit_wanted: The user wants to edit a test before it is sent.
        test_wanted: Provider id, event name, fault name (strings; empty for the usual one).
    """

    pause_toggled = Signal(bool)
    test_wanted = Signal(str, str, str)
    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        say_role(self, Role.TOOL_BAR)
        self.setAccessibleName("Toolbar")
        self.setFixedHeight(HEIGHT)
        self.listening = ListeningBox()
        self.pause = Button("Pause", "pause")
        self.pause.setCheckable(True)
        self.pause.toggled.connect(self._on_pause)
        self.filter = FilterField()
        self.tests = Menu("Send test", self)
        self.send = Button("Send test", "send")
        self.send.set_menu(self.tests)
        self.present = Button("Present", "presentation")
        self.present.setCheckable(True)
        self.present.clicked.connect(presenting.toggle)
        presenting.changed.connect(self._show_presenting)
        self.more = Menu("More", self)
        self.menu_button = IconButton("ellipsis", "More")
        self.menu_button.set_menu(self.more)
        self._providers: list[str] = []
        self._lay_out()
        self.show_tests([])
        theme.themes.changed.connect(self.update)

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(0)
        row.addWidget(self.listening)
        row.addSpacing(8)
        row.addWidget(self.pause)
        row.addSpacing(12 - HALO)
        row.addWidget(self.filter, 1)
        row.addSpacing(12 - HALO)
        row.addWidget(self.send)
        row.addSpacing(8)
        row.addWidget(self.present)
        row.addSpacing(6)
        row.addWidget(self.menu_button)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a property's setter
        """Leave out the words of buttons; their names stay for tooltips and screen readers."""
        self.pause.set_words_shown(not narrow)
        self.send.set_words_shown(not narrow)
        self.present.set_words_shown(not narrow)

    def _show_presenting(self) -> None:
        self.present.setChecked(presenting.on)
        self.present.set_words("Presenting" if presenting.on else "Present")

    def set_paused(self, paused: bool) -> None:  # noqa: FBT001 - a property's setter
        """Show whether the list stands still, without announcing it."""
        if self.pause.isChecked() != paused:
            self.pause.setChecked(paused)

    def _on_pause(self, paused: bool) -> None:  # noqa: FBT001 - a slot
        self.pause.set_words("Resume" if paused else "Pause", "play" if paused else "pause")
        self.pause_toggled.emit(paused)

    def show_tests(self, simulations: Sequence[dict[str, Any]]) -> None:
        """Fill the menu with what the simulator can send.

        Args:
            simulations: One a provider: {provider, name, events: [{name, meaning}], faults}.
        """
        self.simulations = tuple(simulations)
        self._providers = [str(each["provider"]) for each in simulations]
        self.tests.clear()
        self.send.setEnabled(bool(simulations))
        if not simulations:
            return
        self.tests.add("One of each provider", self.send_each, "layers")
        self.tests.addSeparator()
        for each in simulations:
            self._add_provider(each)
        self.tests.addSeparator()
        self.tests.add("Edit before sending…", self.edit_wanted.emit, "pencil")

    def send_each(self) -> None:
        """Ask for one test of each provider."""
        for provider in self._providers:
            self.test_wanted.emit(provider, "", "")

    def _sender(self, provider: str, event: str, fault: str) -> Callable[[], None]:
        return lambda: self.test_wanted.emit(provider, event, fault)

    def _add_provider(self, simulation: dict[str, Any]) -> None:
        provider = str(simulation["provider"])
        menu = self.tests.add_menu(str(simulation["name"]))
        for event in simulation["events"]:
            name = str(event["name"])
            hint = str(event.get("meaning") or "")
            menu.add(name, self._sender(provider, name, ""), hint=hint)
        if simulation["faults"]:
            menu.addSeparator()
            faults = menu.add_menu(FAULTS)
            for fault in simulation["faults"]:
                faults.add(str(fault), self._sender(provider, "", str(fault)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The narrowest window leaves the filter its room; a key and the palette present, too."""
        super().resizeEvent(event)
        roomy = self.width() >= PRESENT_FROM
        if roomy is self.present.isHidden():
            self.present.setVisible(roomy)
            self._row.activate()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line beneath it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("bar"))
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, theme.color("line"))
        painter.end()
