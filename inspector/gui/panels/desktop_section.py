"""The settings of what reaches out of the window: notifications and the icon in the tray."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from inspector.gui.desktop import has_notifications, has_tray
from inspector.gui.widgets.segmented import Segmented
from inspector.gui.widgets.setting_row import SettingCard, SettingRow
from inspector.settings import Settings

NOTIFY = (
    "A notification when a signature fails on arrival. It names provider and scheme, never what"
    " was received."
)
NO_NOTIFICATIONS = "This desktop offers no way to show a notification."
TRAY = "An icon in the tray while the window is open; pressing it brings the window to the front."
NO_TRAY = "This desktop has no tray."


class DesktopSection(SettingCard):
    """Two switches, both off at first.

    Args:
        settings: Where the choices are written before they are told.

    Signals:
        changed: One of them was switched.
    """

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        self.notify = Segmented(("Off", "On"), "Notify of failing signatures")
        self.tray = Segmented(("Off", "On"), "Icon in the tray")
        super().__init__(
            _row("Failing signatures", NOTIFY, self.notify, NO_NOTIFICATIONS, has_notifications),
            _row("Tray", TRAY, self.tray, NO_TRAY, has_tray),
        )
        self._settings = settings
        self.notify.set_index(int(settings.notify_failing))
        self.tray.set_index(int(settings.tray_icon))
        self.notify.chosen.connect(self._on_chosen)
        self.tray.chosen.connect(self._on_chosen)

    def _on_chosen(self) -> None:
        self._settings.notify_failing = self.notify.index == 1
        self._settings.tray_icon = self.tray.index == 1
        self.changed.emit()


def _row(
    title: str, means: str, switch: Segmented, missing: str, there: Callable[[], bool]
) -> SettingRow:
    """A switch, or why there is none."""
    if there():
        return SettingRow(title, means, switch)
    switch.hide()
    return SettingRow(title, missing)
