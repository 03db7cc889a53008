"""Folds every opener one level deep, in slices: a large body never holds up the window."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.gui.models.body_lines import BodyLines

SLICE = 20_000
"""Lines looked at between two looks at the event queue."""

MAX_FOLDS = 200_000
DEPTH = 1


class FoldAll(QObject):
    """Finds what to fold.

    Signals:
        found: The folds as a list of `(line, closer)`, once, at the end.
    """

    found = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    @property
    def is_running(self) -> bool:
        """Whether it is still looking."""
        return self._timer.isActive()

    def start(self, lines: BodyLines) -> None:
        """Look through these lines; what was being looked for before is forgotten."""
        self._steps = self._look(lines)
        self._timer.start()

    def stop(self) -> None:
        """Stop looking, without an answer."""
        self._timer.stop()
        self._steps = iter(())

    def _look(self, lines: BodyLines) -> Iterator[None]:
        folds: list[tuple[int, int]] = []
        start = 0
        while start < lines.count and len(folds) < MAX_FOLDS:
            stop = start + SLICE
            folds += lines.openers(start, stop, DEPTH)
            # What the last one holds is not looked at: it lies deeper.
            start = max(stop, folds[-1][1]) if folds else stop
            yield
        self.found.emit(folds)

    def _step(self) -> None:
        if next(self._steps, self) is self:
            self.stop()
