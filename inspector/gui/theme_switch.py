"""Light, dark, or as the system has it: applies the choice to the whole application."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QToolTip

from inspector.gui import fonts, theme
from inspector.settings import ThemeChoice


class ThemeSwitch(QObject):
    """Keeps palette and theme in step with the choice and with the system."""

    def __init__(self, app: QApplication, choice: ThemeChoice) -> None:
        super().__init__(app)
        self._app = app
        self.choice = choice
        app.setFont(fonts.font("body"))
        QToolTip.setFont(fonts.font("small"))
        app.styleHints().colorSchemeChanged.connect(self._on_system)
        theme.themes.changed.connect(self._apply_palette)
        self.choose(choice)
        self._apply_palette()

    def stop(self) -> None:
        """Follow neither system nor theme any more."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._on_system)
        theme.themes.changed.disconnect(self._apply_palette)
        self.deleteLater()

    def choose(self, choice: ThemeChoice) -> None:
        """Use this choice from now on."""
        self.choice = choice
        # Where the platform can, the title bar follows; elsewhere this does nothing.
        schemes = {
            ThemeChoice.LIGHT: Qt.ColorScheme.Light,
            ThemeChoice.DARK: Qt.ColorScheme.Dark,
            ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
        }
        self._app.styleHints().setColorScheme(schemes[choice])
        self._on_system()

    def _on_system(self) -> None:
        name = self.choice.value
        if self.choice is ThemeChoice.SYSTEM:
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
            name = "dark" if dark else "light"
        theme.themes.use(name)

    def _apply_palette(self) -> None:
        palette = theme.current().palette()
        self._app.setPalette(palette)
        QToolTip.setPalette(palette)
