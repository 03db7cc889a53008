"""Present mode in a window: tells everything on screen to show itself again, masked or not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QToolTip

from inspector.gui import fonts, theme
from inspector.gui.present_sweep import Sweep
from inspector.gui.presenting import presenting

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow


class PresentMode(QObject):
    """Follows `presenting` for one window, and tells it what the stored secrets are.

    Args:
        window: The window.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._sweep = Sweep()
        self._was_on = presenting.on
        session = window.session
        session.vault.secrets_changed.connect(self._take_values)
        session.vault.credentials_changed.connect(self._take_values)
        session.facts.counts_changed.connect(self._take_paths)
        session.facts.rate_changed.connect(self._sweep_again)
        presenting.changed.connect(self._show)
        self._take_values()
        if presenting.on:
            self._show()

    def _take_values(self) -> None:
        """Secrets and credentials, and the people whose tokens they are."""
        vault = self._window.session.vault
        values = [each.value for each in vault.secrets]
        values += [each.value for each in vault.credentials]
        values += [each.user for each in vault.secrets if each.user]
        presenting.set_values(values)

    def _take_paths(self) -> None:
        presenting.set_paths(each.path for each in self._window.session.facts.endpoints)

    def _sweep_again(self) -> None:
        """Once a second, as the rate comes: what was said since is masked, too."""
        if presenting.on:
            self._sweep.mask()

    def _show(self) -> None:
        window = self._window
        if not presenting.on:
            self._sweep.restore()
        window.session.source.forget_all()
        window.captures.show_again()
        window.show_presenting()
        if presenting.on is not self._was_on:
            self._was_on = presenting.on
            self._lay_out_again()
        if presenting.on:
            self._sweep.mask()

    def _lay_out_again(self) -> None:
        """Type has another size: everything is measured anew."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(fonts.font("body"))
        QToolTip.setFont(fonts.font("small"))
        theme.themes.changed.emit()  # everything painted is painted anew
        for widget in QApplication.allWidgets():
            widget.updateGeometry()
        self._window.arrange()
