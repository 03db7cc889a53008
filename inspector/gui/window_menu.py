"""What the ⋯ menu offers: theme, listening, clearing, archives, about."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from inspector import __version__
from inspector.gui.session import Session
from inspector.gui.theme_switch import ThemeSwitch
from inspector.gui.widgets.menu import Menu
from inspector.settings import ThemeChoice

if TYPE_CHECKING:
    from inspector.gui.dialogs.empty_archive_sheet import EmptyArchiveSheet

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
        menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what applies now."""
        menu, session = self._menu, self._session
        menu.clear()
        self._add_listening()
        self._add_clearing()
        menu.addSeparator()
        menu.add("Open archive…", self.open_archive, "folder-open", "Ctrl+O")
        menu.add("Empty this archive…", self.empty_archive, "trash-2").setEnabled(
            session.facts.counts.all > 0
        )
        menu.addSeparator()
        self._add_themes()
        menu.add("About Webhook Inspector", self.about, "info")

    def _add_listening(self) -> None:
        session = self._session
        if session.facts.address:
            menu_words = "Stop listening"
            self._menu.add(menu_words, session.stop_listening, "power", hint="Senders get no reply")
        else:
            port = session.settings.port
            words = f"Listen on port {port}" if port else "Listen on a free port"
            self._menu.add(words, lambda: session.listen(port), "power")

    def _add_clearing(self) -> None:
        feed = self._session.feed
        if feed.hidden:
            self._menu.add("Show cleared captures", feed.undo_clear, "undo-2")
        else:
            hint = "Hides what is there now; nothing is deleted"
            self._menu.add("Clear the list", feed.clear, "eye-off", "Ctrl+Shift+L", hint)

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
