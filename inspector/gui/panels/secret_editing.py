"""Typing a new value for one secret: the field, what it would match, and what is odd about it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from inspector.core.secret import Secret
from inspector.gui.engine_link import EngineLink
from inspector.gui.models.secret_checks import Advice, check
from inspector.gui.panels.secret_field import SecretField
from inspector.gui.panels.secret_trial import SecretTrial

_CUT = Advice("The line break at its end was left out.")


class SecretEditing(QObject):
    """Ties a field to the engine's trial and to the checks at entry.

    Args:
        field: What is typed into.
        link: To try the value on what was captured.

    Signals:
        tried: A `Result` of the trial, or None.
        advised: An `Advice`, or None.
        entered: The secret with its new value; Enter was pressed on something.
        left: Escape was pressed, or Enter on nothing.
    """

    tried = Signal(object)
    advised = Signal(object)
    entered = Signal(object)
    left = Signal()

    def __init__(self, field: SecretField, link: EngineLink) -> None:
        super().__init__(field)
        self._field = field
        self._secret: Secret | None = None
        self._others: Sequence[Secret] = ()
        self._trial = SecretTrial(link, self)
        self._trial.told.connect(self.tried)
        field.textChanged.connect(self._on_changed)
        field.textEdited.connect(self._on_changed)
        field.returnPressed.connect(self.finish)

    def start(self, secret: Secret, others: Sequence[Secret]) -> None:
        """Edit this one; its value is not put into the field.

        Args:
            secret: What scheme, endpoint and environment are taken from.
            others: The secrets stored beside it.
        """
        self._secret, self._others = secret, others
        self._field.clear()
        self._on_changed()

    def retarget(self, secret: Secret) -> None:
        """Another scheme, endpoint or environment was chosen; what is typed stays."""
        self._secret = secret
        self._on_changed()

    def finish(self) -> None:
        """Hand out what was typed."""
        value = self._field.text()
        if self._secret is None:
            return
        if value:
            self.entered.emit(replace(self._secret, value=value))
        else:
            self.left.emit()

    def stop(self) -> None:
        """Forget what was typed."""
        self._secret = None
        self._field.clear()
        self._trial.try_secret(None)

    def _on_changed(self) -> None:
        if self._secret is None:
            return
        value = self._field.text()
        advice = check(self._secret.scheme, value, self._others)
        if advice is None and self._field.cut_line_break and value:
            advice = _CUT
        self.advised.emit(advice)
        self._trial.try_secret(replace(self._secret, value=value))
