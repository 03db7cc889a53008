"""Entering a new secret: what it is for, its value, and what that would match."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from inspector.core.secret import Secret, Use
from inspector.gui import theme
from inspector.gui.engine_link import EngineLink
from inspector.gui.models.secret_checks import Advice
from inspector.gui.models.secret_groups import ENVIRONMENTS, PER_USER, Group, scheme_title
from inspector.gui.panels.advice_line import AdviceLine
from inspector.gui.panels.secret_editing import SecretEditing
from inspector.gui.panels.secret_field import SecretField
from inspector.gui.panels.secret_trial import Result
from inspector.gui.widgets.button import Button, Kind
from inspector.gui.widgets.choice import Choice, Option
from inspector.gui.widgets.field import HALO, HEIGHT, Field
from inspector.gui.widgets.hold_button import HoldButton
from inspector.gui.widgets.label import Label

TWO_LINES_BELOW = 760


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a form starts with.

    Attributes:
        groups: Endpoints it may be for; a single one is not asked about.
        scheme: Scheme id, empty for the first of the endpoint.
        environment: Environment, empty for any.
        user: User a token is for.
        successor_of: The secret that becomes the previous one, None without rotation.
    """

    groups: Sequence[Group]
    scheme: str = ""
    environment: str = ""
    user: str = ""
    successor_of: Secret | None = None


class SecretForm(QWidget):
    """A form inside a card.

    Signals:
        entered: The new secret; the one before it, when it was rotated, else None.
        left: It was left without a secret.
    """

    entered = Signal(object, object)
    left = Signal()

    def __init__(
        self,
        wanted: Wanted,
        link: EngineLink,
        others: Sequence[Secret],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._others = others
        self._make_choices()
        self._make_value(link)
        self._lay_out()
        self.setObjectName("new secret")
        self._on_endpoint()
        if wanted.scheme:
            self._scheme.set_value(wanted.scheme)
        self._environment.set_value(wanted.environment)
        self._user.setText(wanted.user)
        self._on_scheme()
        self._editing.start(self.secret(), others)
        theme.themes.changed.connect(self.update)

    def secret(self) -> Secret:
        """The secret as chosen so far."""
        scheme = self._scheme.value
        return Secret(
            id=self._id,
            scheme=scheme,
            value=self._field.text(),
            use=Use(self._use.value),
            endpoint=self._endpoint.value,
            environment="" if scheme in PER_USER else self._environment.value,
            user=self._user.text().strip() if scheme in PER_USER else "",
        )

    def take_focus(self) -> None:
        """Put the cursor where typing starts."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_choices(self) -> None:
        self._id = secrets.token_hex(8)
        paths = [Option(group.path, group.title) for group in self._wanted.groups]
        self._endpoint = Choice("Endpoint", paths)
        self._endpoint.chosen.connect(self._on_endpoint)
        self._scheme = Choice("Secret", [Option("", "")])
        self._scheme.chosen.connect(self._on_scheme)
        environments = [Option("", "any"), *(Option(name, name) for name in ENVIRONMENTS)]
        self._environment = Choice("Environment", environments)
        self._environment.chosen.connect(self._retarget)
        self._user = Field("User id")
        self._user.setPlaceholderText("any user")
        self._user.setFixedWidth(110 + 2 * HALO)
        self._user.textEdited.connect(self._retarget)
        self._use = Choice("Use", [Option(use.value, use.value) for use in Use])
        self._use.chosen.connect(self._retarget)

    def _make_value(self, link: EngineLink) -> None:
        self._field = SecretField("Value")
        self._field.set_hint("Enter saves")
        self._eye = HoldButton("eye", "Hold to show what is typed")
        self._eye.held.connect(lambda held: self._field.reveal(shown=held))
        self._result = Label("", "small", "t2")
        self._advice = AdviceLine()
        self._advice.corrected.connect(self._field.setText)
        self._editing = SecretEditing(self._field, link)
        self._editing.tried.connect(self._on_tried)
        self._editing.advised.connect(self._on_advised)
        self._editing.entered.connect(self._on_entered)
        self._editing.left.connect(self.left)
        self._save = Button("Save")
        self._save.clicked.connect(self._editing.finish)
        self._cancel = Button("Cancel", kind=Kind.QUIET)
        self._cancel.clicked.connect(self.left)

    def _lay_out(self) -> None:
        self._choices = QHBoxLayout()
        self._choices.setSpacing(12)
        self._whose = _Captioned("Environment", self._environment)
        self._of_user = _Captioned("User", self._user)
        self._parts = [
            _Captioned("Endpoint", self._endpoint),
            _Captioned("Secret", self._scheme),
            self._whose,
            self._of_user,
            _Captioned("Use", self._use),
        ]
        for part in self._parts:
            self._choices.addWidget(part)
        self._choices.addStretch(1)
        self._value = QHBoxLayout()
        self._value.setSpacing(4)
        self._value.addWidget(_Captioned("Value", self._field), 1)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, HALO)
        beside.setSpacing(4)
        for button in (self._eye, self._save, self._cancel):
            beside.addWidget(button)
        beside.addStrut(HEIGHT)
        self._value.addLayout(beside)
        self._value.setAlignment(beside, Qt.AlignmentFlag.AlignBottom)
        said = QHBoxLayout()
        said.setContentsMargins(HALO, 0, 0, 0)
        said.setSpacing(12)
        said.addWidget(self._result)
        said.addWidget(self._advice, 1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 10, 12, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.addLayout(self._choices, 0, 0)
        self._grid.addLayout(self._value, 0, 1)
        self._grid.addLayout(said, 2, 1)
        self._grid.setColumnStretch(1, 1)
        self._said = said
        # Not before it has its place: a widget without a parent would become a window.
        self._parts[0].setVisible(len(self._wanted.groups) > 1)
        self._two_lines = False

    def minimumSizeHint(self) -> QSize:
        """It gives way: the value then stands under the choices."""
        return QSize(300, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the value under the choices where there is no room beside."""
        super().resizeEvent(event)
        two_lines = self.width() < TWO_LINES_BELOW
        if two_lines == self._two_lines:
            return
        self._two_lines = two_lines
        for layout in (self._value, self._said):
            self._grid.removeItem(layout)
        row, column, span = (1, 0, 2) if two_lines else (0, 1, 1)
        self._grid.addLayout(self._value, row, column, 1, span)
        self._grid.addLayout(self._said, 2, column, 1, span)

    def _group(self) -> Group:
        path = self._endpoint.value
        return next(group for group in self._wanted.groups if group.path == path)

    def _on_endpoint(self) -> None:
        schemes = self._group().schemes
        self._scheme.set_options([Option(one.id, scheme_title(one)) for one in schemes])
        self._on_scheme()

    def _on_scheme(self) -> None:
        per_user = self._scheme.value in PER_USER
        self._of_user.setVisible(per_user)
        self._whose.setVisible(not per_user)
        self._retarget()

    def _retarget(self) -> None:
        self._editing.retarget(self.secret())

    def _on_tried(self, result: Result | None) -> None:
        words = result.words if result else ""
        self._result.set_look(words, "ok" if result and result.matched else "t2")
        self._result.updateGeometry()

    def _on_advised(self, advice: Advice | None) -> None:
        self._advice.tell(advice)

    def _on_entered(self) -> None:
        before = self._wanted.successor_of
        if before is not None:
            before = replace(before, use=Use.PREVIOUS)
        self.entered.emit(self.secret(), before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline that parts it from the rows above, if there are any."""
        del event
        if self.y() == 0:
            return
        painter = QPainter(self)
        painter.fillRect(QRectF(1, 0, self.width() - 2, 1), theme.color("line"))
        painter.end()


class _Captioned(QWidget):
    """A control under a small caption; a field keeps room for its halo."""

    def __init__(self, caption: str, control: QWidget) -> None:
        super().__init__()
        halo = HALO if isinstance(control, Field) else 0
        above = QHBoxLayout()
        above.setContentsMargins(halo, 0, 0, 0)
        above.addWidget(Label(caption, "cap", "t3", stretch=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, HALO - halo)
        column.setSpacing(1 + HALO - halo)
        column.addLayout(above)
        column.addWidget(control)
