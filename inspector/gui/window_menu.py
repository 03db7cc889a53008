"""What the ⋯ menu offers: theme, listening, clearing, archives, about."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from inspector import __version__
from inspector.gui.actions import SPECS
from inspector.gui.session import Session
from inspector.gui.theme_switch import ThemeSwitch
from inspector.gui.widgets.menu import Menu
from inspector.settings import ThemeChoice

if TYPE_CHECKING:
    from inspector.gui.dialogs.empty_archive_sheet import EmptyArchiveSheet
    from inspector.gui.window_actions import WindowActions

THEMES = (
    (ThemeChoice.SYSTEM, "As the system"),
    (ThemeChoice.LIGHT, "Light"),
    (ThemeChoice.DARK, "Dark"),
)

ABOUT = (
    "Watch webhooks arrive, see whether each signature holds, and why not.\n\n"
    "Everything stays on this computer: nothing is sent anywhere.\n"
    "Typefaces Inter and JetBrains Mono (OFL), icons Lucide (ISC)."
)


class WindowMenu(QObject):
    """Fills the menu each time it opens with what applies then.

    Signals:
        theme_chosen: The `ThemeChoice` that holds now.
    """

    theme_chosen = Signal(object)

    def __init__(self, menu: Menu, session: Session, themes: ThemeSwitch, window: QWidget) -> None:
        super().__init__(window)
        self._menu = menu
        self._session = session
        self._themes = themes
        self._window = window
        self._emptying: EmptyArchiveSheet | None = None
        self._commands: WindowActions | None = None
        menu.aboutToShow.connect(self.fill)

    def follow(self, commands: "WindowActions") -> None:
        """Take words and keys from here from now on."""
        self._commands = commands

    def fill(self) -> None:
        """Offer what applies now."""
        self._menu.clear()
        cleared = bool(self._session.feed.hidden)
        self._add("palette")
        self._menu.addSeparator()
        self._add("listening")
        self._add("show-cleared" if cleared else "clear")
        self._menu.addSeparator()
        if self._session.story is None:
            self._add("open-archive")
        self._add("empty-archive")
        self._menu.addSeparator()
        self._add_themes()
        self._add("show-machine")
        self._add("about")

    def _add(self, action: str) -> None:
        """Add an action by its id, as it is named everywhere."""
        commands, spec = self._commands, SPECS[action]
        if commands is None:
            return
        hint = self._listening_hint() if action == "listening" else spec.hint
        words, keys = commands.words(action), commands.keymap.keys(action)
        entry = self._menu.add(words, partial(commands.run, action), spec.icon, keys, hint)
        entry.setEnabled(commands.can(action))

    # Listening

    def _listening_hint(self) -> str:
        return "Senders get no reply" if self._session.facts.address else ""

    def listening_words(self) -> str:
        """What `switch_listening` would do now."""
        port = self._session.settings.port
        if self._session.facts.address:
            return "Stop listening"
        return f"Listen on port {port}" if port else "Listen on a free port"

    def switch_listening(self) -> None:
        """Stop listening, or listen on the port of the settings."""
        session = self._session
        if session.facts.address:
            session.stop_listening()
        else:
            session.listen(session.settings.port)

    def _add_themes(self) -> None:
        inner = self._menu.add_menu("Theme", "sun")
        for choice, words in THEMES:
            chosen = choice is self._session.settings.theme
            inner.add_choice(words, partial(self.use_theme, choice), checked=chosen)

    def use_theme(self, choice: ThemeChoice) -> None:
        """Switch the theme and remember it."""
        self._session.settings.theme = choice
        self._themes.choose(choice)
        self._session.save()
        self.theme_chosen.emit(choice)

    def open_archive(self) -> None:
        """Let the user choose an archive; the dialog runs beside live traffic."""
        dialog = QFileDialog(self._window, "Open archive", str(self._session.archive.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setNameFilters(["Archives (*.sqlite *.db)", "All files (*)"])
        dialog.setObjectName("open archive")
        dialog.fileSelected.connect(lambda name: self._session.open_archive(Path(name)))
        dialog.open()

    def empty_archive(self) -> None:
        """Ask for the archive's name, then delete every capture in it."""
        if self._emptying is None:
            from inspector.gui.dialogs.empty_archive_sheet import (  # noqa: PLC0415 - at first use
                EmptyArchiveSheet,
            )

            self._emptying = EmptyArchiveSheet(self._window)
            self._emptying.confirmed.connect(self._session.empty_archive)
        session = self._session
        self._emptying.open_for(session.archive.name, session.facts.counts.all)

    def about(self) -> None:
        """Say what this is."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("About Webhook Inspector")
        box.setText(f"Webhook Inspector {__version__}")
        box.setInformativeText(ABOUT)
        box.setObjectName("about")
        box.open()
