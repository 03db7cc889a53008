"""Copying from the current line of a body: its path in two notations, its key, its value."""

from PySide6.QtCore import QObject, Signal

from inspector.core.problem import Problem
from inspector.decode.paths import PathStep, Step, json_path
from inspector.gui.models.body_lines import BodyLines
from inspector.gui.models.detail_link import Answer, Asking, Link
from inspector.gui.models.json_place import (
    dollar_path,
    jq_path,
    key_in,
    simple_value,
    value_kind,
)
from inspector.gui.presenting import Kind, copy
from inspector.gui.views.body_view import BodyView


class PlaceCopying(QObject):
    """Puts what is at the current line into the clipboard; without a path there, does nothing.

    Args:
        view: Whose current line it is.
        link: The line to the engine, which cuts larger values out of the body.
        parent: The panel around it.

    Signals:
        done: Something was copied.
        failed: A Problem.
    """

    done = Signal()
    failed = Signal(object)

    def __init__(self, view: BodyView, link: Link, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._asking = Asking(link, self)
        self._capture = 0

    def set_capture(self, capture: int) -> None:
        """Copy from this capture from now on."""
        self._capture = capture
        self._asking.forget()

    # Where the user is

    @property
    def _here(self) -> BodyLines | None:
        """The lines, when there is a current one."""
        lines, current = self._view.lines, self._view.current
        return lines if lines is not None and 0 <= current < lines.count else None

    def steps(self) -> list[PathStep] | None:
        """The path of the current line, None without one."""
        lines = self._here
        return None if lines is None else json_path(self._view.current, lines.get)

    @property
    def kind(self) -> str:
        """What kind of value the current line has; empty where there is no path."""
        lines = self._here
        return "" if lines is None else value_kind(*lines.get(self._view.current))

    @property
    def key(self) -> str | None:
        """The last key of the current line's path; None at the root and in an array."""
        lines = self._here
        if lines is None or not self.kind:
            return None
        own = key_in(*lines.get(self._view.current))
        steps = self.steps()
        last = steps[-1] if steps else None
        return own if own is not None else last if isinstance(last, str) else None

    # Copying

    def path(self) -> None:
        """Copy the path as `$.remote_data{}.accounts[0].id`."""
        steps = self.steps()
        if steps is not None and self.kind:
            self._put(dollar_path(steps))

    def jq(self) -> None:
        """Copy the path as a jq filter: `.remote_data | fromjson | .accounts[0].id`."""
        steps = self.steps()
        if steps is not None and self.kind:
            self._put(jq_path(steps))

    def copy_key(self) -> None:
        """Copy the key."""
        key = self.key
        if key is not None:
            self._put(key)

    def value(self) -> None:
        """Copy the value as received; the engine knows how what is not one line was received."""
        lines, steps = self._here, self.steps()
        if lines is None or steps is None or not self.kind:
            return
        simple = simple_value(*lines.get(self._view.current))
        if simple is not None:
            self._put(simple)
            return
        path = [None if isinstance(step, Step) else step for step in steps]
        self._asking.ask("value", self._on_value, capture=self._capture, path=path)

    def _on_value(self, answer: Answer) -> None:
        if isinstance(answer, Problem):
            self.failed.emit(answer)
        else:
            self._put(answer["text"])

    def _put(self, text: str) -> None:
        copy(text, Kind.RECEIVED)
        self.done.emit()
