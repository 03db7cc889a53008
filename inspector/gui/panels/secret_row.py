"""One secret on the secrets page: masked, revealed while held, edited in place."""

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from inspector.core.secret import Secret, Use
from inspector.gui import theme
from inspector.gui.engine_link import EngineLink
from inspector.gui.models.secret_checks import Advice
from inspector.gui.models.secret_dates import remark
from inspector.gui.models.secret_groups import ENVIRONMENTS, PER_USER, Row
from inspector.gui.panels import secret_painting
from inspector.gui.panels.advice_line import HEIGHT as ADVICE_HEIGHT
from inspector.gui.panels.advice_line import AdviceLine
from inspector.gui.panels.secret_columns import ROW, Columns, columns
from inspector.gui.panels.secret_editing import SecretEditing
from inspector.gui.panels.secret_field import SecretField
from inspector.gui.panels.secret_painting import Look
from inspector.gui.panels.secret_trial import Result
from inspector.gui.presenting import Kind as Text
from inspector.gui.presenting import shown
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.field import HALO
from inspector.gui.widgets.field import HEIGHT as FIELD_HEIGHT
from inspector.gui.widgets.hold_button import HoldButton
from inspector.gui.widgets.icon_button import HIT, IconButton
from inspector.gui.widgets.menu import Menu

_STEP = HIT + 2
_HINT_FROM = 190


class SecretRow(QWidget):
    """A row of a group's card.

    Signals:
        changed: The secret as it shall be from now on.
        add_wanted: The `Row` of a missing secret to enter.
        rotate_wanted: The `Row` of a secret that gets a successor.
        details_wanted: The `Row` whose label and dates are to be edited.
        delete_wanted: The secret to delete.
        copy_wanted: The secret whose value is wanted on the clipboard.
        height_changed: It is higher or lower now.
    """

    changed = Signal(object)
    add_wanted = Signal(object)
    rotate_wanted = Signal(object)
    details_wanted = Signal(object)
    delete_wanted = Signal(object)
    copy_wanted = Signal(object)
    height_changed = Signal()

    def __init__(self, row: Row, link: EngineLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._others: Sequence[Secret] = ()
        self._link = link
        self._look = Look()
        self._editor: _Editor | None = None  # made when it is needed: a page may have many rows
        self._menu: Menu | None = None
        self._eye = HoldButton("eye", "Hold to reveal", self)
        self._eye.held.connect(self._reveal)
        self._pencil = IconButton("pencil", "Edit", self)
        self._pencil.clicked.connect(self._toggle_editing)
        self._more = IconButton("ellipsis", "More", self)
        self._more.pressed.connect(self._make_menu)
        self._add = Button("Add", kind=Kind.LINK, parent=self)
        self._add.clicked.connect(lambda: self.add_wanted.emit(self._row))
        theme.themes.changed.connect(self.update)
        self.show_row(row, (), "")

    # What it shows

    @property
    def row(self) -> Row:
        """What it shows."""
        return self._row

    @property
    def is_editing(self) -> bool:
        """Whether a value is being typed."""
        return self._look.editing

    def show_row(self, row: Row, others: Sequence[Secret], matched: str) -> None:
        """Show a secret or a missing one; typing goes on when it is the same one.

        Args:
            row: What to show.
            others: All other secrets, to tell when a value is stored twice.
            matched: How many captures it verified, in words; empty when nobody knows.
        """
        if self._look.editing and not _same_secret(row, self._row):
            self.stop_editing()
        self._row, self._others = row, others
        said = remark(row.secret, time.time()) if row.secret else ""
        self._look = replace(self._look, matched=matched, remark=said)
        self._say()
        there = row.secret is not None
        for button in (self._eye, self._pencil, self._more):
            button.setVisible(there)
        self._add.setVisible(not there)
        self._show_parts()

    def _say(self) -> None:
        name = self._row.name
        secret = self._row.secret
        mark = f", fingerprint {secret.fingerprint}" if secret else ", not set"
        matched = f", matched {self._look.matched}" if self._look.matched else ""
        remark = f", {self._look.remark}" if self._look.remark else ""
        self.setAccessibleName(f"{name}{remark}{mark}{matched}")
        self.setObjectName(name)
        self._eye.setAccessibleName(f"Hold to reveal {name}")
        self._pencil.setAccessibleName(f"Edit {name}")
        self._more.setAccessibleName(f"More for {name}")
        self._add.set_words(f"Add {self._row.scheme.secret_name}")
        self._add.setAccessibleName(f"Add {name}")

    def _show_parts(self) -> None:
        """Place everything for the present width and state."""
        place = columns(self.width())
        advised = self._look.editing and self._look.advised
        height = secret_painting.height(place, self._look) + (ADVICE_HEIGHT + 4 if advised else 0)
        if height != self.height():
            self.setFixedHeight(height)
            self.height_changed.emit()
        top = (ROW - HIT) // 2 + 1
        for index, button in enumerate((self._eye, self._pencil, self._more)):
            button.move(place.actions + index * _STEP, top)
        self._add.resize(self._add.sizeHint())
        self._add.move(place.value, (ROW - self._add.height()) // 2 + 1)
        if self._editor is not None:
            self._editor.place(place, self.width(), self._look)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the columns."""
        super().resizeEvent(event)
        self._show_parts()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint everything but the controls."""
        del event
        painter = QPainter(self)
        secret_painting.paint_row(painter, self.width(), self._row, self._look)
        painter.end()

    # Editing

    def start_editing(self) -> None:
        """Open the field."""
        if self._row.secret is None:
            return
        if self._editor is None:
            self._editor = self._make_editor()
        self._look = replace(self._look, editing=True, revealed=False, result=None)
        self._pencil.set_look("x", "Stop editing")
        self._pencil.setAccessibleName(f"Stop editing {self._row.name}")
        self._editor.field.setAccessibleName(f"New value of {self._row.name}")
        self._editor.editing.start(self._row.secret, self._others)
        self._show_parts()
        self._editor.field.setFocus()

    def _make_editor(self) -> "_Editor":
        editor = _Editor(self, self._link)
        editor.editing.tried.connect(self._on_tried)
        editor.editing.advised.connect(self._on_advised)
        editor.editing.entered.connect(self._on_entered)
        editor.editing.left.connect(self.stop_editing)
        return editor

    def stop_editing(self) -> None:
        """Close the field and forget what was typed."""
        editor = self._editor
        if editor is None:
            return
        had_focus = editor.field.hasFocus()
        editor.editing.stop()
        editor.field.reveal(shown=False)
        self._look = replace(self._look, editing=False, result=None, advised=False)
        self._pencil.set_look("pencil", "Edit")
        self._say()
        self._show_parts()
        if had_focus:
            self._pencil.setFocus()

    def take_focus(self) -> None:
        """Put the keyboard on it."""
        self._pencil.setFocus()

    def _toggle_editing(self) -> None:
        if self.is_editing:
            self.stop_editing()
        else:
            self.start_editing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the field."""
        if self.is_editing and event.key() == secret_painting.ESCAPE:
            self.stop_editing()
            return
        super().keyPressEvent(event)

    def _on_entered(self, secret: Secret) -> None:
        self.stop_editing()
        self.changed.emit(secret)

    def _on_tried(self, result: Result | None) -> None:
        self._look = replace(self._look, result=result)
        self.update()

    def _on_advised(self, advice: Advice | None) -> None:
        if self._editor is not None:
            self._editor.advice.tell(advice)
        self._look = replace(self._look, advised=advice is not None)
        self._show_parts()

    def _reveal(self, held: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show the value while the eye is held: the typed one while editing."""
        if self._editor is not None and self.is_editing:
            self._editor.field.reveal(shown=held)
            return
        self._look = replace(self._look, revealed=held)
        secret = self._row.secret
        self.setAccessibleDescription(shown(secret.value, Text.VALUE) if held and secret else "")
        self.update()

    # The menu

    def _make_menu(self) -> None:
        if self._menu is None:
            self._menu = Menu("More", self)
            self._menu.aboutToShow.connect(self._fill_menu)
            self._more.set_menu(self._menu)

    def _fill_menu(self) -> None:
        menu, secret = self._menu, self._row.secret
        if menu is None or secret is None:
            return
        menu.clear()
        for inner in menu.findChildren(QMenu):  # `clear` leaves those of the last time
            inner.deleteLater()
        add = menu.add
        if secret.use is Use.CURRENT:
            hint = "Enter a new value; this one becomes the previous one"
            add("Rotate", lambda: self.rotate_wanted.emit(self._row), "refresh-cw", hint=hint)
        add("Label and dates", lambda: self.details_wanted.emit(self._row), "pencil")
        if secret.use is not Use.RETIRED:
            hint = "Kept to explain old captures; nothing is judged by it"
            add("Retire", partial(self._change, use=Use.RETIRED), "clock", hint=hint)
        use = menu.add_menu("Use")
        for one in Use:
            use.add_choice(one.value, partial(self._change, use=one), checked=secret.use is one)
        if secret.scheme not in PER_USER:
            where = menu.add_menu("Environment")
            for name in ("", *ENVIRONMENTS):
                checked = secret.environment == name
                where.add_choice(
                    name or "any", partial(self._change, environment=name), checked=checked
                )
        add("Copy the value", lambda: self.copy_wanted.emit(secret), "copy")
        menu.addSeparator()
        add("Delete", lambda: self.delete_wanted.emit(secret), "trash-2")

    def _change(self, use: Use | None = None, environment: str | None = None) -> None:
        secret = self._row.secret
        if secret is None:
            return
        secret = replace(secret, use=use or secret.use)
        if environment is not None:
            secret = replace(secret, environment=environment)
        if secret != self._row.secret:
            self.changed.emit(secret)


def _same_secret(one: Row, other: Row) -> bool:
    """Whether two rows show one secret, whatever was changed in it."""
    return one.secret is not None and other.secret is not None and one.secret.id == other.secret.id


class _Editor:
    """The controls for typing a new value, over the place of the masked one."""

    def __init__(self, row: QWidget, link: EngineLink) -> None:
        self.field = SecretField("New value", row)
        self.editing = SecretEditing(self.field, link)
        self.advice = AdviceLine(row)
        self.advice.corrected.connect(self.field.setText)

    def place(self, columns: Columns, width: int, look: Look) -> None:
        """Stand in the row's columns; `width` is the row's, in px."""
        room = columns.value_width + 2 * HALO
        top = (ROW - FIELD_HEIGHT) // 2 - HALO + 1
        self.field.setGeometry(columns.value - HALO, top, room, self.field.height())
        self.field.set_hint("Enter saves" if room >= _HINT_FROM else "")
        self.field.setVisible(look.editing)
        right = width - columns.value - 12
        top = secret_painting.height(columns, look)
        self.advice.setGeometry(columns.value, top, right, ADVICE_HEIGHT)
        self.advice.setVisible(look.editing and look.advised)
