"""The tab Body: Pretty, Raw or Hex, with notices above and the current path beneath."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from inspector.core.problem import Problem
from inspector.gui import theme
from inspector.gui.models.body_lines import BodyLines
from inspector.gui.models.body_rendering import BodyRendering
from inspector.gui.models.detail_link import Link
from inspector.gui.models.json_place import path_parts
from inspector.gui.models.sizes import size_words
from inspector.gui.panels.place_copying import PlaceCopying
from inspector.gui.views.body_layout import Kept
from inspector.gui.views.body_view import BodyView
from inspector.gui.views.find_bar import FindBar
from inspector.gui.views.notice_strip import Notice, NoticeStrip
from inspector.gui.views.path_bar import PathBar
from inspector.gui.views.read_out import ReadOut
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.menu import Menu
from inspector.gui.widgets.segmented import Segmented

VIEWS = ("pretty", "raw", "hex")
_WORDS = ("Pretty", "Raw", "Hex")
TOOLBAR = 49
NARROW = 480
"""Below this width in px long lines wrap unless the user chose otherwise."""

STALE_MS = 150
"""How long the body before may stay when the engine has not answered yet."""

_HINTS = {
    "pretty": "Click a line to see its path; Left and Right fold",
    "raw": "The text as it was received",
    "hex": "The bytes as they were received",
}


class BodyPanel(QWidget):
    """Shows one capture's body.

    Signals:
        copy_requested: The whole body is wanted in the clipboard: body or opened.
        opened_known: A rendering has ended (coding, opened size).
    """

    copy_requested = Signal(str)
    opened_known = Signal(str, object)

    def __init__(self, link: Link, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._capture = 0
        self._wrap_chosen: bool | None = None
        self._content_type = ""
        self._coding = ""
        self._declared = ""
        self._ended = False
        self._kept: Kept | None = None
        self._findings: list[str] = []
        self._said: list[Notice] = []
        self._rendering = BodyRendering(link, self)
        self._rendering.opened.connect(self._on_opened)
        self._rendering.grown.connect(self._on_grown)
        self._rendering.ended.connect(self._on_ended)
        self._rendering.failed.connect(self._on_failed)
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(STALE_MS)
        self._stale.timeout.connect(self._show_nothing)
        self._make()
        self._arrange()

    def _make(self) -> None:
        self._views = Segmented(_WORDS, "View of the body")
        self._views.chosen.connect(self._on_view_chosen)
        self._type = Label("", "small", "t3", stretch=True)
        self._search = IconButton("search", "Find in body")
        self._search.clicked.connect(self.open_find)
        self._fold = IconButton("fold-vertical", "Fold all")
        self._fold.clicked.connect(self.fold_or_unfold)
        self._wrap = IconButton("wrap-text", "Wrap long lines")
        self._wrap.setCheckable(True)
        self._wrap.clicked.connect(self._on_wrap)
        self._copy = IconButton("copy", "Copy body")
        self._copy.clicked.connect(partial(self.copy_requested.emit, "opened"))
        self.read_out = ReadOut()
        self._notices = NoticeStrip()
        self._view = BodyView("Body")
        self._view.current_changed.connect(self._on_current_changed)
        self._view.folds_changed.connect(self._show_fold)
        self._view.copy_cut.connect(self._on_copy_cut)
        self._view.find_requested.connect(self.open_find)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.customContextMenuRequested.connect(self._open_menu)
        self.find_bar = FindBar(self._view, self)
        self._empty = Label("", "body", "t3")
        self._path = PathBar()
        self.place = PlaceCopying(self._view, self._link, self)
        self.place.done.connect(self._path.confirm)
        self.place.failed.connect(self._on_not_copied)
        self._path.copy_requested.connect(self.copy_path)
        self._make_menu()

    def _make_menu(self) -> None:
        menu, place = Menu("Body", self), self.place
        self._menu = menu
        menu.add("Copy", self._view.copy, "copy", "Ctrl+C")
        menu.addSeparator()
        hint = "As received; a string without its quotes"
        self._copy_value = menu.add("Copy value", place.value, hint=hint)
        self._copy_key = menu.add("Copy key", place.copy_key)
        hint = "Such as $.remote_data{}.accounts[0].id"
        words, icon = "Copy path", "corner-down-right"
        self._copy_path = menu.add(words, self.copy_path, icon, hint=hint)
        hint = "Such as .remote_data | fromjson | .accounts[0].id"
        self._copy_jq = menu.add("Copy path for jq", place.jq, hint=hint)
        menu.addSeparator()
        menu.add("Select all", self._view.select_all, "", "Ctrl+A")
        menu.add("Find", self.open_find, "search", "Ctrl+F")

    def _arrange(self) -> None:
        self._bar = QWidget()
        self._bar.setFixedHeight(TOOLBAR)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(20, 0, 14, 1)
        bar.setSpacing(4)
        bar.addWidget(self._views)
        bar.addSpacing(12)
        bar.addWidget(self._type, 1)
        for button in (self._search, self._fold, self._wrap, self._copy):
            bar.addWidget(button)
        middle = QWidget()
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self._view)
        nothing = QWidget()
        centred = QVBoxLayout(nothing)
        centred.setContentsMargins(20, 16, 20, 16)
        centred.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self.read_out)
        layout.addWidget(self._notices)
        layout.addWidget(middle, 1)
        layout.addWidget(self._path)

    # What is shown

    @property
    def view(self) -> BodyView:
        """The view of the lines."""
        return self._view

    @property
    def path(self) -> PathBar:
        """The bar beneath."""
        return self._path

    @property
    def notices(self) -> list[Notice]:
        """What is said above the body."""
        return self._notices.notices

    @property
    def view_name(self) -> str:
        """`pretty`, `raw` or `hex`."""
        return VIEWS[self._views.index]

    def show_capture(self, capture: int) -> None:
        """Show the body of a capture, in the view chosen last."""
        self._kept = None
        self._capture = capture
        self.place.set_capture(capture)
        self._content_type = self._declared = ""
        self._findings = []
        self._ask()

    def return_to(self, kept: Kept | None) -> None:
        """Fold and scroll as before once all lines are there: what is shown is laid out anew."""
        self._kept = None if self._ended else kept
        if kept is not None and self._ended:
            self._view.come_back(kept)

    def clear(self) -> None:
        """Show nothing, and give the rendering back."""
        self._capture = 0
        self.place.set_capture(0)
        self._show_nothing()
        self._rendering.stop()

    def set_view(self, name: str) -> None:
        """Choose `pretty`, `raw` or `hex`."""
        self._views.set_index(VIEWS.index(name))
        self._on_view_chosen()

    def set_content_type(self, words: str) -> None:
        """Say what the sender called it."""
        self._content_type = words
        self._show_type()

    def set_coding(self, coding: str) -> None:
        """Say early that content codings are being undone, so that nothing moves later."""
        self._declared = "" if coding.lower() == "identity" else coding
        self._show_notices()

    def set_findings(self, findings: list[str]) -> None:
        """Say what is odd about the capture."""
        self._findings = findings
        self._show_notices()

    def open_find(self) -> None:
        """Open the bar to find text."""
        if self._view.lines is not None:
            self.find_bar.open_bar()

    def find_on(self, step: int) -> None:
        """Go to the next place found (1) or the one before (-1); opens the bar when it is not."""
        if self.find_bar.isVisible():
            self.find_bar.go(step)
        else:
            self.open_find()

    def copy_path(self) -> None:
        """Copy where the current line is."""
        self.place.path()

    def confirm_copy(self) -> None:
        """Say that the whole body was copied."""
        self._copy.confirm()

    def _open_menu(self, at: QPoint) -> None:
        self._menu.popup(self._view.viewport().mapToGlobal(at))

    # Rendering

    def _ask(self) -> None:
        self._said = []
        self._coding = ""
        self._ended = False
        self._show_type()
        self._show_notices()
        if self._capture:
            self._stale.start()
            self._rendering.start(self._capture, self.view_name)

    def _on_view_chosen(self) -> None:
        self._ask()

    def _on_opened(self, lines: BodyLines) -> None:
        self._stale.stop()
        self._view.set_lines(lines)
        self.find_bar.lines_changed()
        self._empty.setText("" if lines.count else "This request has no body")
        self._stack.setCurrentIndex(0 if lines.count else 1)
        self._show_fold()
        self._on_current_changed()

    def _on_grown(self) -> None:
        self._view.grown()
        self._show_fold()

    def _on_ended(self, notice: dict[str, Any]) -> None:
        wire, opened = notice["sizes"]
        self._coding = notice["coding"]
        self._ended = True
        self._said = [Notice(notice["note"], odd=True)] if notice["note"] else []
        if self._coding and self.view_name != "hex":
            words = f"Opened from {self._coding}: {size_words(wire)} to {size_words(opened)}"
            self._said.insert(0, Notice(words))
        self._show_type()
        self._show_notices()
        if self._kept is not None:
            self.return_to(self._kept)
        if self.find_bar.isVisible():
            self.find_bar.lines_changed()  # now all lines are there to be searched
        self.opened_known.emit(self._coding, opened)

    def _on_failed(self, problem: Problem) -> None:
        self._show_nothing()
        self._ended = True
        self._said = [Notice(str(problem), odd=True)]
        self._show_notices()

    def _show_nothing(self) -> None:
        self._stale.stop()
        self._view.set_lines(None)
        self.find_bar.lines_changed()
        self._empty.setText("")
        self._stack.setCurrentIndex(1)
        self._on_current_changed()

    # The rest of the tab

    def _show_type(self) -> None:
        self._type.setText(self._content_type)

    def _show_notices(self) -> None:
        told = list(self._said)
        if self._declared and not self._ended and self.view_name != "hex":
            told.append(Notice(f"Opened from {self._declared}"))
        said = {notice.text for notice in told}
        found = [Notice(text, odd=True) for text in self._findings if text not in said]
        self._notices.set_notices([*told, *found])

    def _on_current_changed(self) -> None:
        lines, steps, kind = self._view.lines, self.place.steps(), self.place.kind
        for action in (self._copy_path, self._copy_jq, self._copy_value):
            action.setEnabled(bool(kind))
        self._copy_key.setEnabled(self.place.key is not None)
        if steps is None or not kind:
            self._path.set_hint(_HINTS[self.view_name] if lines and lines.count else "")
        else:
            self._path.set_place(path_parts(steps), kind)

    def _show_fold(self) -> None:
        self._fold.setEnabled(self.view_name == "pretty")
        if self._view.has_folds:
            self._fold.set_look("unfold-vertical", "Unfold all")
        else:
            self._fold.set_look("fold-vertical", "Fold all")

    @property
    def named_controls(self) -> dict[str, IconButton]:
        """Buttons that do what an action of the window does, by the action's id."""
        return {"find-in-body": self._search, "fold": self._fold, "wrap": self._wrap}

    @property
    def fold_words(self) -> str:
        """What folding would do now."""
        return self._fold.text()

    def fold_or_unfold(self) -> None:
        """Fold everything, or unfold it when something is folded."""
        if self._view.has_folds:
            self._view.unfold_all()
        else:
            self._view.fold_all()

    def switch_wrap(self) -> None:
        """Wrap long lines, or no longer."""
        self._wrap.click()

    def _on_wrap(self) -> None:
        self._wrap_chosen = self._wrap.isChecked()
        self._view.set_wrap(self._wrap_chosen)

    def _on_copy_cut(self) -> None:
        words = "Copied the beginning of the selection; Copy above takes the whole body"
        self._said = [*self._said, Notice(words)]
        self._show_notices()

    def _on_not_copied(self, problem: Problem) -> None:
        self._said = [*self._said, Notice(str(problem), odd=True)]
        self._show_notices()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap long lines in a narrow pane."""
        super().resizeEvent(event)
        if self._wrap_chosen is None:
            narrow = self.width() < NARROW
            self._wrap.setChecked(narrow)
            self._view.set_wrap(narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline beneath the toolbar."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(0, TOOLBAR - 1, self.width(), 1, theme.color("line"))
        painter.end()
