"""The window: arranges toolbar, sidebar, pages and status bar, and follows the narrow rules."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.core.problem import Problem
from inspector.gui import presenting
from inspector.gui.conditions import ENGINE_WORDS, Way
from inspector.gui.engine_link import State
from inspector.gui.models.scope import ALL, Scope
from inspector.gui.panels.strip import Strip
from inspector.gui.present_mode import PresentMode
from inspector.gui.session import Session
from inspector.gui.spoken_roles import Role, say_role
from inspector.gui.theme_switch import ThemeSwitch
from inspector.gui.views.nav_item import RAIL
from inspector.gui.views.sidebar import NARROW_BELOW, Sidebar
from inspector.gui.views.status_bar import StatusBar
from inspector.gui.views.toolbar import NARROW_BELOW as WORDS_FROM
from inspector.gui.views.toolbar import Toolbar
from inspector.gui.widgets.splitter import Splitter
from inspector.gui.window_actions import WindowActions
from inspector.gui.window_layout import Panes, panes_of, remember, restore_geometry
from inspector.gui.window_menu import WindowMenu
from inspector.gui.window_pages import GUIDE, SECRETS, WindowPages

if TYPE_CHECKING:
    from inspector.archive.values import Row
    from inspector.gui.capture_window import CaptureWindows
    from inspector.gui.dialogs.endpoint_dialog import EndpointDialog
    from inspector.gui.dialogs.palette import Palette
    from inspector.gui.dialogs.send_sheet import SendSheet

RAIL_BELOW = 1100
ONE_PANE_BELOW = 1000
SMALLEST = (800, 480)


class MainWindow(QWidget):
    """Everything on screen.

    Signals:
        closed: The user closed it.
    """

    closed = Signal()

    def __init__(self, session: Session, themes: ThemeSwitch) -> None:
        super().__init__()
        self.session = session
        self._panes = panes_of(session.settings.window)
        self.setObjectName("window")
        say_role(self, Role.WINDOW)
        self.setMinimumSize(*SMALLEST)
        self.toolbar = Toolbar()
        self.sidebar = Sidebar()
        self.menu = WindowMenu(self.toolbar.more, session, themes, self)
        self.pages = WindowPages(session, self.menu, self._panes.list)
        self.captures = self.pages.captures
        self._endpoint: EndpointDialog | None = None
        self._send_sheet: SendSheet | None = None
        self._palette: Palette | None = None
        self._own_windows: CaptureWindows | None = None
        self.strip = Strip("notice", warns=True)
        self.standing = Strip("condition", warns=True, closable=False)
        self.standing.hide()
        self.status = StatusBar()
        self._page = ""
        self._was_empty = False
        self.commands = WindowActions(self)
        self.menu.follow(self.commands)
        self.pages.follow(self.commands)
        self.commands.keymap.changed.connect(session.save)
        self._lay_out()
        self._connect_toolbar()
        self._connect_pages()
        self._connect_session()
        restore_geometry(self, session.settings.window)
        self._show_title()
        self._show_place()
        self.presence = PresentMode(self)

    def _lay_out(self) -> None:
        self.body = Splitter("sidebar and page")
        self.body.addWidget(self.sidebar)
        self.body.addWidget(self.pages)
        self.body.setStretchFactor(0, 0)
        self.body.setStretchFactor(1, 1)
        self.body.splitterMoved.connect(self._on_dragged)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.session.story is not None:
            from inspector.gui.panels.presenter_strip import PresenterStrip  # noqa: PLC0415 - a demo's

            column.addWidget(PresenterStrip(self.session.story))
        for widget in (self.toolbar, self.body, self.strip, self.standing, self.status):
            column.addWidget(widget)
        column.setStretchFactor(self.body, 1)

    # Connections

    def _connect_toolbar(self) -> None:
        session, bar = self.session, self.toolbar
        bar.listening.copied.connect(self.copy)
        bar.pause_toggled.connect(lambda paused: session.feed.pause(paused=paused))
        bar.test_wanted.connect(session.send_test)
        bar.edit_wanted.connect(self.edit_test)
        bar.filter.set_text(session.typed)
        bar.filter.query_changed.connect(session.choose_words)
        bar.filter.query_changed.connect(self.show_captures)
        bar.filter.left.connect(self.captures.focus_list)
        side = self.sidebar
        side.scope_chosen.connect(self._on_scope)
        side.page_chosen.connect(self.show_page)
        side.endpoint_wanted.connect(self.edit_endpoint)
        side.guide_wanted.connect(self.show_guide)
        side.endpoint_unwanted.connect(session.forget_endpoint)

    def _connect_pages(self) -> None:
        session = self.session
        self.pages.copy_wanted.connect(self.copy)
        self.pages.secrets_wanted.connect(self.show_secrets)
        self.pages.guide_wanted.connect(self.show_guide)
        self.captures.own_window_requested.connect(self._open_own_window)
        self.captures.capture_wanted.connect(self._on_step)
        self.pages.filter_unwanted.connect(lambda: self.use_filter(""))
        session.feed.finding_changed.connect(self._show_finding)
        session.feed.finding_changed.connect(self._follow_emptiness)
        session.feed.paused_changed.connect(self._show_paused)

    def _connect_session(self) -> None:
        session, facts = self.session, self.session.facts
        session.problem_met.connect(self._on_problem)
        session.simulations_known.connect(self.toolbar.show_tests)
        session.archive_opened.connect(self._on_archive)
        session.scope_changed.connect(self._show_place)
        session.vault.place_changed.connect(self._show_secrets_place)
        session.link.state_changed.connect(self._show_engine)
        session.conditions.changed.connect(self._show_condition)
        facts.counts_changed.connect(self._show_counts)
        facts.rate_changed.connect(self._show_rate)
        facts.work_changed.connect(self._show_work)
        facts.listening_changed.connect(self._show_listening)
        if session.story is not None:
            session.story.failed.connect(lambda problem: self._on_problem(problem, "", None))
        self._show_engine()

    # Where the user is

    def show_captures(self) -> None:
        """Leave a page for the captures."""
        if self._page:
            self._page = ""
            self._show_place()

    def show_page(self, key: str) -> None:
        """Show `secrets` or `settings`."""
        self._page = key
        self._show_place()

    def show_scope(self, scope: Scope) -> None:
        """Show what the sidebar could have chosen."""
        self._on_scope(scope)

    def add_secret(self) -> None:
        """Show the secrets, ready to enter one."""
        self.show_page(SECRETS)
        self.pages.secrets.add_secret()

    def show_secrets(self, scheme: str) -> None:
        """Show the secrets, ready to enter one of this scheme."""
        self.show_page(SECRETS)
        if scheme:
            self.pages.secrets.add_secret(scheme)

    def show_guide(self, provider: str) -> None:
        """Show how to set up a provider, by its id; the one that was last shown when empty."""
        self.show_page(GUIDE)
        self.pages.guide.show_provider(provider)

    def edit_test(self) -> None:
        """Write a test, change it, send it, and see what is answered."""
        if self._send_sheet is None:
            from inspector.gui.dialogs.send_sheet import SendSheet  # noqa: PLC0415 - at first use

            self._send_sheet = SendSheet(self.session.link, self.toolbar.simulations, self)
        self._send_sheet.open_for()

    def edit_endpoint(self, path: str) -> None:
        """Change the endpoint with this path, or add one when it is empty."""
        if self._endpoint is None:
            from inspector.gui.dialogs.endpoint_dialog import EndpointDialog  # noqa: PLC0415 - at first use

            self._endpoint = EndpointDialog(self.session.link, self)
        self._endpoint.open_for(path)

    def _open_own_window(self, row: "Row") -> None:
        """Show a capture in a window of its own, for reading it beside another one."""
        self.own_windows.open(row, self.commands.keymap)

    @property
    def own_windows(self) -> "CaptureWindows":
        """The windows of single captures."""
        if self._own_windows is None:
            from inspector.gui.capture_window import CaptureWindows  # noqa: PLC0415 - at first use

            self._own_windows = CaptureWindows(self.session, self)
            self._own_windows.secrets_requested.connect(self.show_secrets)
            self._own_windows.capture_wanted.connect(self._on_step)
        return self._own_windows

    def _on_scope(self, scope: Scope) -> None:
        self._page = ""
        self.session.choose_scope(scope)

    def use_filter(self, typed: str) -> None:
        """Filter by these words, empty to show everything of the place again."""
        self.show_captures()
        self.toolbar.filter.set_text(typed)
        self.session.choose_words(typed)

    def show_capture(self, capture: int) -> None:
        """Select a capture by its id; a filter or place that hides it is left."""
        searching = not self.session.feed.finding.done  # what it will find is not known yet
        if searching or self.session.model.row_of(capture) < 0:
            self.use_filter("")
            self._on_scope(ALL)
        self.show_captures()
        self.captures.list_panel.list.select(capture)
        self.captures.focus_list()

    def _on_step(self, capture: int, calls: bool) -> None:  # noqa: FBT001 - a slot
        """Show a step of a sync's story."""
        self.show_capture(capture)
        if calls:
            self.captures.open_tab(4)

    def open_palette(self) -> None:
        """Offer every action and place by name."""
        if self._palette is None:
            from inspector.gui.dialogs.palette import Palette  # noqa: PLC0415 - at first use

            self._palette = Palette(self, self.commands)
        self._palette.open_palette()

    def say_wrong_keys(self) -> None:
        """Say which keys of the settings file cannot be used."""
        wrong = self.commands.keymap.problems
        if wrong:
            remedy = "The defaults hold there. Settings, Keyboard shows them all."
            problem = Problem(" ".join(wrong), remedy, "broken-settings")
            self.session.problem_met.emit(problem, "", None)

    def _on_archive(self) -> None:
        self.toolbar.filter.set_text("")
        self._show_title()
        self._show_place()

    def _is_empty(self) -> bool:
        """Whether there is nothing to list, so that the first steps are worth the room."""
        session = self.session
        plain = session.scope is ALL and not session.typed and session.story is None
        return plain and not session.feed.holds_any

    def _follow_emptiness(self) -> None:
        """Let first steps and list take each other's place."""
        if self._is_empty() is not self._was_empty:
            self._show_place()

    def _show_place(self) -> None:
        self._was_empty = self._is_empty()
        self.pages.show_place(self._page, empty=self._is_empty())
        self.sidebar.show_current(self._page or self.session.scope.key)
        self.captures.list_panel.show_scope(self.session.scope)

    # What is known

    def _show_title(self) -> None:
        demo = self.session.story is not None
        name = presenting.shown(self.session.archive.name)
        shown = "Demo with invented data" if demo else name
        self.setWindowTitle(f"{shown} · Webhook Inspector")

    def show_presenting(self) -> None:
        """Say that things are masked, or no longer; show again what is kept in words."""
        self.status.show_presenting(on=presenting.presenting.on)
        self._show_title()
        self._show_finding()

    def _show_counts(self) -> None:
        facts = self.session.facts
        self.sidebar.show_counts(facts.counts, facts.endpoints)
        self.captures.list_panel.show_total(facts.counts.all)
        self.status.show_counts(facts.counts.all, facts.counts.refused)
        self._show_finding()

    def _show_rate(self) -> None:
        facts = self.session.facts
        self.status.show_rate(facts.per_minute, facts.buckets)
        self.status.show_archive(self.session.archive_size())
        if self.session.model.renew_day():  # the rate comes every second, also past midnight
            self.captures.list_panel.list.repaint_all()

    def _show_work(self) -> None:
        self.status.show_work(self.session.facts.work.words)

    def _show_paused(self) -> None:
        self.toolbar.set_paused(self.session.feed.paused)

    def _show_secrets_place(self) -> None:
        self.status.show_secrets(self.session.vault.place.name)

    def _show_engine(self) -> None:
        state = self.session.link.state
        well, wrong = state is State.READY, state is State.FAILED
        condition = self.session.conditions.current
        words = condition.words if condition is not None else ""
        self.status.show_engine(
            words or ENGINE_WORDS[state], well=well and not words, wrong=wrong or bool(words)
        )
        if not well:
            self.toolbar.listening.show_stopped(
                "Not listening" if wrong else "Starting", wrong=wrong
            )

    def _show_condition(self) -> None:
        found = self.session.conditions.current
        self._show_engine()
        if found is None:
            self.standing.hide()
        else:
            self.standing.say(found.problem, found.way.value, lambda: self._help_with(found.way))

    def _help_with(self, way: Way) -> None:
        if way is Way.OTHER_ARCHIVE:
            self.menu.open_archive()
        else:
            self.session.help_with(way)

    def _show_listening(self) -> None:
        facts = self.session.facts
        if facts.address:
            self.toolbar.listening.show_listening(facts.address)
        else:
            self.toolbar.listening.show_stopped(wrong=facts.problem is not None)
        self.captures.list_panel.show_address(facts.address)

    def _show_finding(self) -> None:
        session = self.session
        finding, total = session.feed.finding, session.facts.counts.all
        wrong = str(finding.problem) if finding.problem is not None else ""
        words = f"{session.model.rowCount():,} of {total:,}" if session.typed else ""
        self.toolbar.filter.show_count(words, wrong=wrong if session.typed else "")

    def _on_problem(self, problem: Problem, action: str, then: object) -> None:
        self.strip.say(problem, action, then if callable(then) else None)

    def copy(self, text: str) -> None:
        """Put text into the clipboard."""
        presenting.copy(text)

    # Sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the narrow rules."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Divide the width by the narrow rules; a rail leaves larger type more room."""
        width = self.width()
        self.toolbar.set_narrow(width < WORDS_FROM)
        wanted = self._panes.sidebar
        rail = width < RAIL_BELOW or wanted < NARROW_BELOW or presenting.presenting.on
        self.sidebar.set_narrow(rail)
        side = RAIL if self.sidebar.narrow else wanted - 1
        self.body.setSizes([side, width - side - 1])
        self.captures.arrange(width - side - 1, one_pane=width < ONE_PANE_BELOW)

    def _on_dragged(self, position: int, _index: int) -> None:
        """Remember the sidebar's width; dragged below 180 px it becomes a rail."""
        if self.width() >= RAIL_BELOW and not presenting.presenting.on:
            narrow = position < NARROW_BELOW
            self._panes = Panes(max(position + 1, RAIL), self._panes.list)
            self.sidebar.set_narrow(narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the sizes and tell that the user closed the window."""
        self.captures.keep_unsaved()
        if self._own_windows is not None:
            self._own_windows.close_all()
        panes = Panes(self._panes.sidebar, self.captures.list_width)
        remember(self, panes, self.session.settings.window)
        event.accept()
        self.closed.emit()
