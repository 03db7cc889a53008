"""The pages beside the sidebar: captures, first steps, secrets, settings; made when first seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector.gui.models.guided import has_guide
from inspector.gui.panels.captures_page import CapturesPage
from inspector.gui.session import Session
from inspector.gui.window_menu import WindowMenu

if TYPE_CHECKING:  # what is not seen at once is imported when it is seen
    from inspector.gui.dialogs.scheme_sheet import SchemeSheet
    from inspector.gui.panels.empty_state import EmptyState
    from inspector.gui.panels.guide_page import GuidePage
    from inspector.gui.panels.machine_page import MachinePage
    from inspector.gui.panels.secrets_page import SecretsPage
    from inspector.gui.panels.settings_page import SettingsPage
    from inspector.gui.window_actions import WindowActions

NEAR, ALIKE = 64, 10
"""How far captures like the chosen one are looked for, and how many are taken."""

SECRETS, SETTINGS, GUIDE, MACHINE = "secrets", "settings", "guide", "machine"


class WindowPages(QStackedWidget):
    """Shows one page at a time and carries out what they ask for.

    Args:
        session: What the window works on.
        menu: Carries out what the menu and the settings share.
        list_width: How wide the user made the list in px, 0 when it is as fits the window.

    Signals:
        copy_wanted: Text (a str) for the clipboard.
        secrets_wanted: Scheme id (a str) the user wants to enter a secret of; empty for any.
        filter_unwanted: The user wants to see everything again.
        desktop_changed: Notifications or the icon in the tray were switched on or off.
        guide_wanted: Provider id (a str) the user wants to set up; empty for any.
    """

    copy_wanted = Signal(str)
    secrets_wanted = Signal(str)
    filter_unwanted = Signal()
    desktop_changed = Signal()
    guide_wanted = Signal(str)

    def __init__(self, session: Session, menu: WindowMenu, list_width: int) -> None:
        super().__init__()
        self._session = session
        self._menu = menu
        self._empty: EmptyState | None = None
        self._guide: GuidePage | None = None
        self._machine: MachinePage | None = None
        self._schemes: SchemeSheet | None = None
        self._secrets: SecretsPage | None = None
        self._settings: SettingsPage | None = None
        self._commands: WindowActions | None = None
        self.captures = CapturesPage(session, list_width)
        self.captures.secrets_requested.connect(self.secrets_wanted)
        self.captures.list_panel.filter_unwanted.connect(self.filter_unwanted)
        self.captures.list_panel.guide_wanted.connect(self._on_endpoint_guide)
        session.facts.counts_changed.connect(self._show_guided)
        self.addWidget(self.captures)

    # Pages

    @property
    def empty(self) -> "EmptyState":
        """The first steps."""
        if self._empty is None:
            from inspector.gui.panels.empty_state import EmptyState  # noqa: PLC0415 - at first use

            self._empty = EmptyState(self._session.link)
            self._empty.copy_requested.connect(self.copy_wanted)
            self._empty.send_test_requested.connect(self._on_first_test)
            self._empty.add_secret_requested.connect(self.secrets_wanted)
            self._empty.guide_requested.connect(self.guide_wanted)
            self.addWidget(self._empty)
        return self._empty

    @property
    def guide(self) -> "GuidePage":
        """How to set up a provider."""
        if self._guide is None:
            from inspector.gui.panels.guide_page import GuidePage  # noqa: PLC0415 - at first use

            self._guide = GuidePage(self._session)
            self._guide.copy_requested.connect(self.copy_wanted)
            self._guide.add_secret_requested.connect(self.secrets_wanted)
            self._guide.send_test_requested.connect(self._on_first_test)
            self._guide.address_entered.connect(self._on_public_address)
            self.addWidget(self._guide)
        return self._guide

    @property
    def machine(self) -> "MachinePage":
        """About this machine."""
        if self._machine is None:
            from inspector.gui.panels.machine_page import MachinePage  # noqa: PLC0415 - at first use

            self._machine = MachinePage(self._session)
            self._machine.copy_requested.connect(self.copy_wanted)
            self.addWidget(self._machine)
        return self._machine

    @property
    def secrets(self) -> "SecretsPage":
        """The secrets."""
        if self._secrets is None:
            from inspector.gui.panels.secrets_page import SecretsPage  # noqa: PLC0415 - at first use

            self._secrets = SecretsPage(
                self._session.vault, self._session.link, self._session.schemes
            )
            self._secrets.copy_requested.connect(self.copy_wanted)
            self.addWidget(self._secrets)
        return self._secrets

    @property
    def settings(self) -> "SettingsPage":
        """The settings."""
        if self._settings is None:
            from inspector.gui.panels.settings_page import SettingsPage  # noqa: PLC0415 - at first use

            self._settings = SettingsPage(self._session.settings)
            self._add_sections(self._settings)
            self._connect_settings(self._settings)
            self.addWidget(self._settings)
        return self._settings

    def follow(self, commands: "WindowActions") -> None:
        """Show and change the keys of these actions."""
        self._commands = commands

    def _add_sections(self, page: "SettingsPage") -> None:
        from inspector.gui.panels.desktop_section import DesktopSection  # noqa: PLC0415 - the same
        from inspector.gui.panels.keyboard_section import KeyboardSection  # noqa: PLC0415 - the same

        desktop = DesktopSection(self._session.settings)
        desktop.changed.connect(self._session.save)
        desktop.changed.connect(self.desktop_changed)
        page.add_section("Desktop", desktop)
        if self._session.story is None:  # a demo syncs with its own Fuse alone
            from inspector.gui.panels.sync_section import SyncSection  # noqa: PLC0415 - the same

            sync = SyncSection(self._session.settings)
            sync.changed.connect(self._on_sync_address)
            page.add_section("Sync with Fuse", sync)
        if self._commands is not None:
            page.add_section("Keyboard", KeyboardSection(self._commands.keymap))

    def _connect_settings(self, page: "SettingsPage") -> None:
        session, menu = self._session, self._menu
        page.theme_chosen.connect(menu.use_theme)
        page.times_chosen.connect(self.captures.use_relative_times)
        page.port_chosen.connect(self._on_port)
        page.tolerances_changed.connect(self._on_tolerances)
        page.open_archive_requested.connect(menu.open_archive)
        page.other.setVisible(session.story is None)
        page.empty_archive_requested.connect(menu.empty_archive)
        page.secrets_requested.connect(lambda: self.secrets_wanted.emit(""))
        page.copy_requested.connect(self.copy_wanted)
        menu.theme_chosen.connect(page.show_theme)
        session.facts.listening_changed.connect(self._tell_settings)
        session.archive_opened.connect(self._tell_settings)
        session.vault.place_changed.connect(self._tell_settings)
        self._tell_settings()

    def _tell_settings(self) -> None:
        page, session = self._settings, self._session
        if page is not None:
            page.show_listening(session.facts.address, session.facts.problem)
            page.show_archive(session.archive)
            page.show_secrets(session.vault.place.name)

    def edit_schemes(self) -> None:
        """Write signature schemes of the user's own, tried on the capture that is looked at."""
        if self._schemes is None:
            from inspector.gui.dialogs.scheme_sheet import SchemeSheet  # noqa: PLC0415 - at first use

            session = self._session
            self._schemes = SchemeSheet(session.schemes, session.link, self.window(), self._alike)
        self._schemes.open_for()

    def _alike(self) -> list[int]:
        """The capture that is looked at, and its neighbours with the same path."""
        number, reader = self.captures.list_panel.list.selected_id, self._session.reader
        if not number or reader is None:
            return []
        rows = reader.rows(range(max(1, number - NEAR), number + NEAR))
        mine = next((row for row in rows if row.id == number), None)
        if mine is None:
            return []
        alike = [row.id for row in rows if (row.method, row.target) == (mine.method, mine.target)]
        return [number, *[other for other in alike if other != number][: ALIKE - 1]]

    def show_place(self, key: str, *, empty: bool) -> None:
        """Show the page with this key; without one the captures, or the first steps."""
        page: QWidget = self.captures
        if key == SECRETS:
            page = self.secrets
        elif key == SETTINGS:
            page = self.settings
        elif key == GUIDE:
            page = self.guide
        elif key == MACHINE:
            page = self.machine
        elif empty:
            page = self.empty
        if page is self.currentWidget():
            return
        focus = self.window().focusWidget()  # also while another window is active
        loses = self.isAncestorOf(focus)
        self.setCurrentWidget(page)
        if loses:  # what goes away had the keyboard
            self.focus_first()

    def focus_first(self) -> None:
        """Give the keyboard to the list, or to the first control of what stands in its place."""
        shown = self.currentWidget()
        if shown is self.captures:
            self.captures.focus_list()
        elif shown is not None:
            first = _first_control(shown) or shown
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # What they ask for

    def _on_first_test(self, provider: str) -> None:
        # Without a choice it is Fuse: its body shows most, JSON in a string included.
        self._session.send_test(provider or "fuse")

    def _on_public_address(self, address: str) -> None:
        if address != self._session.settings.public_address:
            self._session.settings.public_address = address
            self._session.save()

    def _show_guided(self) -> None:
        endpoints = self._session.facts.endpoints
        paths = frozenset(each.path for each in endpoints if has_guide(each.provider))
        self.captures.list_panel.show_guided(paths)

    def _on_endpoint_guide(self, path: str) -> None:
        facts = self._session.facts.endpoints
        self.guide_wanted.emit(next((each.provider for each in facts if each.path == path), ""))

    def _on_sync_address(self, environment: str, url: str) -> None:
        from inspector.gui.sync_filling import keep_address  # noqa: PLC0415 - at first use

        keep_address(self._session, environment, url)

    def _on_port(self, port: int) -> None:
        self._session.save()
        self._session.listen(port)

    def _on_tolerances(self) -> None:
        self._session.save()
        self._session.tell_settings()


def _first_control(page: QWidget) -> QWidget | None:
    """The first control of a page that the Tab key reaches."""
    each = page.nextInFocusChain()
    while each is not None and each is not page:
        reached = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled()
        if reached and page.isAncestorOf(each) and each.isVisibleTo(page):
            return each
        each = each.nextInFocusChain()
    return None
