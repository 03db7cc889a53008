"""The page of settings: few of them, each with what it means."""

import platform
import sys
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, qVersion
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QWidget

from inspector import __version__
from inspector.core.problem import Problem
from inspector.gui.panels.page import Page
from inspector.gui.presenting import Kind, presenting, shown
from inspector.gui.widgets.button import Button
from inspector.gui.widgets.field import HALO, Field
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from inspector.gui.widgets.segmented import Segmented
from inspector.gui.widgets.setting_row import SettingCard, SettingRow
from inspector.settings import FYNAPSE_TOLERANCE, Settings, ThemeChoice

THEMES = (ThemeChoice.SYSTEM, ThemeChoice.LIGHT, ThemeChoice.DARK)
TOLERANCE = (
    f"How many seconds a signature's time may be off, both ways. {FYNAPSE_TOLERANCE:g} s is our"
    " assumption: Fynapse documents no number. Empty accepts any time."
)
BAD_TOLERANCE = (
    "A tolerance is a number of seconds, such as 300; leave it empty to accept any time."
)
BAD_PORT = "A port is a number from 1 to 65535; 0 takes any free one."
NOTHING_LEAVES = (
    "Nothing leaves this computer: no telemetry, no update checks. Typefaces Inter and JetBrains"
    " Mono (OFL), icons Lucide (ISC)."
)


class SettingsPage(Page):
    """Theme, port, tolerance, archive, secrets, about.

    What is changed is written into `settings` first and told afterwards.

    Signals:
        theme_chosen: A `ThemeChoice`.
        times_chosen: Whether times say how long ago (a bool).
        port_chosen: The port (an int) to listen on from now on.
        tolerances_changed: `settings.tolerances` is another mapping.
        open_archive_requested: The user wants to open another archive.
        empty_archive_requested: The user wants to empty this one.
        secrets_requested: The user wants to see or change where secrets rest.
        copy_requested: Text for the clipboard.
    """

    theme_chosen = Signal(object)
    times_chosen = Signal(bool)
    port_chosen = Signal(object)
    tolerances_changed = Signal()
    open_archive_requested = Signal()
    empty_archive_requested = Signal()
    secrets_requested = Signal()
    copy_requested = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__("Settings", 22, widest=760, centred=False)
        self._settings = settings
        self._folder = ""
        self._path: Path | None = None
        self.column.addWidget(Label("Settings", "h2"))
        self.column.addSpacing(2)
        self.column.addWidget(
            Prose("Kept in a file of your own, without any secret.", "body", "t2")
        )
        self.column.addSpacing(16)
        self._end = self.column.count()
        self._add("Appearance", self._make_theme(), self._make_times())
        self._add("Receiving", self._make_port())
        self._add("Judging", self._make_tolerance(), self._make_secrets())
        self._add("Archive", self._make_archive(), self._make_emptying())
        others = self._end
        self._add("About", self._make_about())
        self._end = others  # what is added later stands above it
        self.column.addStretch(1)
        presenting.changed.connect(self._say_archive)

    def _add(self, heading: str, *rows: SettingRow) -> None:
        self.add_section(heading, SettingCard(*rows))

    def add_section(self, heading: str, card: QWidget) -> None:
        """Add a card under a heading, above "About"."""
        at = self._end
        for widget, room in ((Label(heading, "smallB", "t3"), 6), (card, 20)):
            self.column.insertWidget(at, widget)
            self.column.insertSpacing(at + 1, room)
            at += 2
        self._end = at

    def showEvent(self, event: QShowEvent) -> None:
        """Show what holds now; a menu may have changed it."""
        super().showEvent(event)
        self.show_theme(self._settings.theme)
        self._times.set_index(int(self._settings.relative_times))
        if not self._port.hasFocus():
            self._port.setText(str(self._settings.port))

    # Told by the window

    def show_theme(self, choice: ThemeChoice) -> None:
        """Follow a choice that was made elsewhere."""
        self._theme.set_index(THEMES.index(choice))

    def show_listening(self, address: str, problem: Problem | None = None) -> None:
        """Say where the engine listens, or why it does not."""
        if problem is not None:
            self._port_row.say(str(problem), "bad")
        elif address:
            self._port_row.say(f"Listening at `{address}`.", "t2")
        else:
            self._port_row.say("Not listening.", "t2")

    def show_archive(self, path: Path) -> None:
        """Say which archive is open."""
        self._folder = str(path.parent)
        self._path = path
        self._say_archive()

    def _say_archive(self) -> None:
        """Its folders may name a person: while presenting only the file is named."""
        if self._path is not None:
            self._archive_row.say(f"`{shown(str(self._path), Kind.FILE)}`")

    def show_secrets(self, place: str) -> None:
        """Say where secrets rest: `GNOME Keyring`."""
        self._secrets_row.say(
            f"Kept in {place}. Never written to the archive, exports, logs or a command line."
        )

    # Making

    def _make_theme(self) -> SettingRow:
        self._theme = Segmented(("As the system", "Light", "Dark"), "Theme")
        self._theme.set_index(THEMES.index(self._settings.theme))
        self._theme.chosen.connect(self._on_theme)
        return SettingRow("Theme", "Light or dark, or as your system has it.", self._theme)

    def _make_times(self) -> SettingRow:
        self._times = Segmented(("Clock time", "How long ago"), "Times in the list")
        self._times.set_index(int(self._settings.relative_times))
        self._times.chosen.connect(lambda index: self.times_chosen.emit(index == 1))
        means = "What the list says of a capture; pointing at it shows the other."
        return SettingRow("Times in the list", means, self._times)

    def _make_port(self) -> SettingRow:
        self._port = self._field("Port", str(self._settings.port))
        self._port.textEdited.connect(self._on_port_typed)
        self._port.returnPressed.connect(self._on_port)
        self._listen = Button("Listen here")
        self._listen.clicked.connect(self._on_port)
        self._port_row = SettingRow("Port", "Not listening.", self._port, self._listen)
        return self._port_row

    def _make_tolerance(self) -> SettingRow:
        seconds = self._settings.tolerances.get("fynapse", FYNAPSE_TOLERANCE)
        self._tolerance = self._field(
            "Fynapse tolerance", "" if seconds is None else f"{seconds:g}"
        )
        self._tolerance.setPlaceholderText("any")
        self._tolerance.set_hint("s")
        self._tolerance.editingFinished.connect(self._on_tolerance)
        self._tolerance_row = SettingRow("Fynapse tolerance", TOLERANCE, self._tolerance)
        return self._tolerance_row

    def _make_secrets(self) -> SettingRow:
        change = Button("Change", "key-round")
        change.setAccessibleName("Change where secrets rest")
        change.clicked.connect(self.secrets_requested)
        self._secrets_row = SettingRow("Secrets", "Reading them.", change)
        return self._secrets_row

    def _make_archive(self) -> SettingRow:
        folder = Button("Show folder", "folder-open")
        folder.clicked.connect(self._on_folder)
        self.other = other = Button("Open another")
        other.setAccessibleName("Open another archive")
        other.clicked.connect(self.open_archive_requested)
        self._archive_row = SettingRow("This archive", "None is open.", folder, other)
        return self._archive_row

    def _make_emptying(self) -> SettingRow:
        empty = Button("Empty", "trash-2")
        empty.setAccessibleName("Empty this archive")
        empty.clicked.connect(self.empty_archive_requested)
        means = "Deletes every capture in it, once you have typed its name."
        return SettingRow("Empty the archive", means, empty)

    def _make_about(self) -> SettingRow:
        copy = Button("Copy details", "copy")
        copy.setAccessibleName("Copy version details for a report")
        copy.clicked.connect(lambda: self.copy_requested.emit(version_details()))
        return SettingRow(f"Webhook Inspector {__version__}", NOTHING_LEAVES, copy)

    def _field(self, name: str, text: str) -> Field:
        field = Field(name, "mono")
        field.setFixedWidth(92 + 2 * HALO)
        field.setText(text)
        return field

    # Changing

    def _on_theme(self, index: int) -> None:
        self._settings.theme = THEMES[index]
        self.theme_chosen.emit(THEMES[index])

    def _on_port_typed(self) -> None:
        self._port.set_wrong(port_of(self._port.text()) is None)

    def _on_port(self) -> None:
        port = port_of(self._port.text())
        self._port.set_wrong(port is None)
        if port is None:
            self._port_row.say(BAD_PORT, "bad")
            return
        self._settings.port = port
        self.port_chosen.emit(port)

    def _on_tolerance(self) -> None:
        seconds = tolerance_of(self._tolerance.text())
        wrong = isinstance(seconds, Problem)
        self._tolerance.set_wrong(wrong)
        self._tolerance_row.say(BAD_TOLERANCE if wrong else TOLERANCE, "bad" if wrong else "t2")
        if isinstance(seconds, Problem) or seconds == self._settings.tolerances.get("fynapse"):
            return
        self._settings.tolerances = {**self._settings.tolerances, "fynapse": seconds}
        self.tolerances_changed.emit()

    def _on_folder(self) -> None:
        if self._folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))


def port_of(text: str) -> int | None:
    """A port as typed, None when it is none."""
    text = text.strip()
    if not text.isascii() or not text.isdecimal() or len(text) > 5 or int(text) > 65535:
        return None
    return int(text)


def tolerance_of(text: str) -> float | Problem | None:
    """Seconds as typed, None (any time) when the field is empty, a problem when it is no number."""
    text = text.strip().removesuffix("s").strip()
    if not text:
        return None
    try:
        seconds = float(text.replace(",", "."))
    except ValueError:
        return Problem(BAD_TOLERANCE, kind="bad-tolerance")
    return seconds if 0 <= seconds <= 1e9 else Problem(BAD_TOLERANCE, kind="bad-tolerance")


def version_details() -> str:
    """What a report about this program should begin with; nothing about its user."""
    return (
        f"Webhook Inspector {__version__}\n"
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}\n"
        f"Qt {qVersion()}, frozen: {'yes' if getattr(sys, 'frozen', False) else 'no'}"
    )
