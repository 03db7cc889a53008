"""The sidebar: what to look at, the endpoints with their counts, secrets and settings."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from inspector.gui import fonts, painting, theme
from inspector.gui.engine_facts import CountFacts, EndpointFact
from inspector.gui.models.guided import has_guide
from inspector.gui.models.names import provider_name
from inspector.gui.models.scope import ALL, FAILING, STARRED, Scope, endpoint_scope
from inspector.gui.spoken_roles import Role, say_role
from inspector.gui.views.nav_item import HEIGHT, RAIL, NavItem, count_width
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.menu import Menu
from inspector.gui.widgets.scroll_bar import OverlayScrollBar
from inspector.gui.widgets.viewport import give_viewport

WIDTH = 224
NARROW_BELOW = 180
PAGES = (
    ("guide", "Set up a provider", "book-open"),
    ("secrets", "Secrets", "key-round"),
    ("settings", "Settings", "settings"),
)


class _Heading(QWidget):
    """`Endpoints` with a plus at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.narrow = False
        self.add = IconButton("plus", "Add an endpoint", self, size=14)
        theme.themes.changed.connect(self.update)

    def resizeEvent(self, event: object) -> None:
        """Keep the plus over the counts."""
        del event
        self.add.move(self.width() - 40, 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the word."""
        del event
        painter = QPainter(self)
        if self.narrow:
            painter.fillRect(18, HEIGHT // 2, self.width() - 37, 1, theme.color("line"))
        else:
            rect = QRectF(17, 0, self.width() - 60, HEIGHT)
            painting.draw_text(painter, rect, "Endpoints", fonts.font("capB"), theme.color("t3"))
        painter.end()


class Sidebar(QWidget):
    """Leads to lists and pages.

    Signals:
        scope_chosen: A `Scope` to show in the list.
        page_chosen: `guide`, `secrets` or `settings`.
        endpoint_wanted: The user wants to add one, or to change the one with this path (a str).
        endpoint_unwanted: The user wants the endpoint with this path (a str) forgotten.
        guide_wanted: Provider id (a str) the user wants to set up.
    """

    scope_chosen = Signal(object)
    page_chosen = Signal(str)
    endpoint_wanted = Signal(str)
    endpoint_unwanted = Signal(str)
    guide_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        say_role(self, Role.GROUPING)
        self.setAccessibleName("Sidebar")
        self.setMinimumWidth(RAIL)
        self._narrow = False
        self._current = ALL.key
        self._all = self._item("All captures", "inbox", ALL)
        self._failing = self._item("Failing", "octagon-x", FAILING)
        self._starred = self._item("Starred", "star", STARRED)
        self._heading = _Heading(self)
        self._heading.add.clicked.connect(lambda: self.endpoint_wanted.emit(""))
        self._endpoints: dict[str, NavItem] = {}
        self._providers: dict[str, str] = {}
        self._add = NavItem("Add endpoint", "plus", parent=self)
        self._add.setCheckable(False)
        self._add.clicked.connect(lambda: self.endpoint_wanted.emit(""))
        self._pages = {key: self._page(key, words, icon) for key, words, icon in PAGES}
        self._lay_out()
        self.show_current(ALL.key)
        theme.themes.changed.connect(self.update)

    def _item(self, words: str, icon: str, scope: Scope) -> NavItem:
        item = NavItem(words, icon, parent=self)
        item.clicked.connect(lambda: self._choose(scope))
        return item

    def _page(self, key: str, words: str, icon: str) -> NavItem:
        item = NavItem(words, icon, parent=self)
        item.clicked.connect(lambda: self._choose_page(key))
        return item

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(0)
        for item in (self._all, self._failing, self._starred, self._heading):
            column.addWidget(item)
        self._list = QWidget()
        self._list_column = QVBoxLayout(self._list)
        self._list_column.setContentsMargins(0, 0, 0, 0)
        self._list_column.setSpacing(0)
        self._list_column.addWidget(self._add)
        self._list_column.addStretch(1)
        area = QScrollArea()
        give_viewport(area)
        area.setObjectName("endpoints")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in (area, self._list):
            each.setAutoFillBackground(False)
        self._bar = OverlayScrollBar(area)
        area.setWidget(self._list)
        self._list.setAutoFillBackground(False)
        column.addWidget(area, 1)
        column.addSpacing(8)
        for item in self._pages.values():
            column.addWidget(item)

    # What others tell

    def show_counts(self, counts: CountFacts, endpoints: Sequence[EndpointFact]) -> None:
        """Show how many captures there are, and the endpoints."""
        self._all.show_counts(counts.all)
        self._failing.show_counts(counts.failing)
        self._starred.show_counts(counts.starred)
        self._providers = {each.path: each.provider for each in endpoints}
        paths = [each.path for each in endpoints]
        if paths != list(self._endpoints):
            self._make_endpoints(endpoints)
        room = max((count_width(each.count) for each in endpoints), default=0.0)
        for each in endpoints:
            item = self._endpoints[each.path]
            item.set_count_room(room)
            item.set_provider(each.provider)
            item.show_counts(each.count, each.failing)

    def _make_endpoints(self, endpoints: Sequence[EndpointFact]) -> None:
        for item in self._endpoints.values():
            item.hide()
            item.deleteLater()
        self._endpoints = {}
        for place, each in enumerate(endpoints):
            item = NavItem(each.path, "", each.provider, self._list)
            scope = endpoint_scope(each.path)
            item.clicked.connect(lambda _checked=False, scope=scope: self._choose(scope))
            item.set_narrow(self._narrow)
            self._list_column.insertWidget(place, item)
            self._endpoints[each.path] = item
        self._order_tabs()
        self.show_current(self._current)

    def _order_tabs(self) -> None:
        """Let the Tab key go from top to bottom: endpoints are made after what stands below."""
        lists = (self._all, self._failing, self._starred, self._heading.add)
        below = (self._add, *self._pages.values())
        for before, after in pairwise((*lists, *self._endpoints.values(), *below)):
            QWidget.setTabOrder(before, after)

    def show_current(self, key: str) -> None:
        """Mark where the user is: a scope's key or a page's."""
        self._current = key
        for each, item in self._places().items():
            item.setChecked(each == key)

    def _places(self) -> dict[str, NavItem]:
        fixed = {ALL.key: self._all, FAILING.key: self._failing, STARRED.key: self._starred}
        return fixed | self._endpoints | self._pages

    @property
    def place_count(self) -> int:
        """How many places it leads to."""
        return len(self._places())

    def go_to(self, number: int) -> None:
        """Go to the nth place from the top, from 1."""
        places = list(self._places().values())
        if 1 <= number <= len(places):
            places[number - 1].click()

    @property
    def narrow(self) -> bool:
        """Whether it is a rail of icons."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a property's setter
        """Become a rail of icons 52 px wide, or words again."""
        if narrow == self._narrow:
            return
        self._narrow = self._heading.narrow = narrow
        self._heading.add.setVisible(not narrow)
        for item in (*self._places().values(), self._add):
            item.set_narrow(narrow)
        self.setMaximumWidth(RAIL if narrow else 16_777_215)
        self.update()

    # What the user does

    def _choose(self, scope: Scope) -> None:
        self.show_current(scope.key)
        self.scope_chosen.emit(scope)

    def _choose_page(self, key: str) -> None:
        self.show_current(key)
        self.page_chosen.emit(key)

    def endpoint_menu(self, path: str) -> Menu:
        """What can be done with an endpoint."""
        menu = Menu(f"Endpoint {path}", self)
        provider = self._providers.get(path, "")
        if has_guide(provider):
            words = f"Set up {provider_name(provider)}"
            menu.add(words, lambda: self.guide_wanted.emit(provider), "book-open")
        menu.add("Change…", lambda: self.endpoint_wanted.emit(path), "pencil")
        menu.add(
            "Forget this endpoint",
            lambda: self.endpoint_unwanted.emit(path),
            "trash-2",
            hint="Its captures stay",
        )
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the endpoint under the pointer."""
        place: QPoint = event.globalPos()
        for path, item in self._endpoints.items():
            if item.rect().contains(item.mapFromGlobal(place)):
                menu = self.endpoint_menu(path)
                menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
                menu.popup(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("side"))
        painter.end()
