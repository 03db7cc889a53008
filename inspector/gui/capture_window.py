"""A capture in a window of its own, to read beside another one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.archive.values import Row
from inspector.gui import theme
from inspector.gui.models import capture_words
from inspector.gui.models.capture_line import moment
from inspector.gui.panels.captures_page import carry_out
from inspector.gui.panels.detail_panel import (
    BODY,
    CALLS,
    DELIVERY,
    HEADERS,
    SIGNATURE,
    DetailPanel,
)
from inspector.gui.presenting import Kind, presenting, shown
from inspector.gui.session import Session

if TYPE_CHECKING:
    from inspector.gui.keymap import Keymap

SIZE = QSize(720, 860)
SMALLEST = QSize(460, 360)
STEP = 28
"""Px by which a further window stands further right and down."""

CLOSE_KEY = "Ctrl+W"


class CaptureWindow(QWidget):
    """One capture with all its tabs; what the list selects does not matter here.

    Args:
        session: What the main window works on.
        row: The capture.

    Signals:
        closed: The user closed it.
        secrets_requested: Scheme id (a str) whose secret the user wants to enter.
    """

    closed = Signal()
    secrets_requested = Signal(str)

    def __init__(self, session: Session, row: Row) -> None:
        super().__init__()
        self.capture = row.id
        self._session = session
        self.setObjectName("capture window")
        self.setMinimumSize(SMALLEST)
        self.detail = DetailPanel(session.link, lambda: session.reader, self)
        self.detail.head.offer_own_window(offered=False)
        self.detail.secrets_requested.connect(self.secrets_requested)
        carry_out(self.detail, session)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.detail)
        session.link.notice.connect(self._on_notice)
        presenting.changed.connect(self._on_presenting)
        theme.themes.changed.connect(self.update)
        self.detail.show_capture(row)
        self._show_title()

    def take_keys(self, keymap: "Keymap") -> None:
        """Listen to the keys that the user gave to what concerns one capture."""
        self._listen(CLOSE_KEY, self.close)
        for action, act in actions_of(self.detail).items():
            self._listen(keymap.keys(action), act)

    def _listen(self, keys: str, act: Callable[[], object]) -> None:
        if keys:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

    def _show_title(self) -> None:
        """Name event and time, as the main window would show them now."""
        row = self._session.source.read(self.capture)
        if row is not None:
            when = moment(row.received_at)
            what = shown(capture_words.title(row), Kind.RECEIVED)
            title = f"{what} · {when:%H:%M:%S}"
            self.setWindowTitle(title)
            self.setAccessibleName(f"Capture {title}")

    def _on_presenting(self) -> None:
        """Mask the title at once; or show it again, once the rows are those of before."""
        self._show_title()
        QTimer.singleShot(0, self, self._show_title)

    def _on_notice(self, notice: dict[str, object]) -> None:
        if notice.get("notice") == "cleared":
            self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("surface"))
        painter.end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being written, give the rendering back, and go."""
        self._session.link.notice.disconnect(self._on_notice)
        presenting.changed.disconnect(self._on_presenting)
        self.detail.show_capture(None)
        event.accept()
        self.closed.emit()


def actions_of(detail: DetailPanel) -> dict[str, Callable[[], object]]:
    """What can be done with one capture, by the ids of `actions.py`."""
    head, body = detail.head, detail.body

    def on_body(act: Callable[[], object]) -> Callable[[], object]:
        def do() -> None:
            detail.open_tab(BODY)
            act()

        return do

    return {
        "present": presenting.toggle,
        "star": head.star.click,
        "note": head.note.open,
        "copy-curl": lambda: head.copy_requested.emit("curl"),
        "tab-body": lambda: detail.open_tab(BODY),
        "tab-signature": lambda: detail.open_tab(SIGNATURE),
        "why-failed": lambda: detail.open_tab(SIGNATURE),
        "tab-headers": lambda: detail.open_tab(HEADERS),
        "tab-delivery": lambda: detail.open_tab(DELIVERY),
        "tab-calls": lambda: detail.open_tab(CALLS),
        "sync": detail.sync.press,
        "find-in-body": on_body(body.open_find),
        "find-next": on_body(lambda: body.find_on(1)),
        "find-previous": on_body(lambda: body.find_on(-1)),
        "fold": on_body(body.fold_or_unfold),
        "wrap": on_body(body.switch_wrap),
        "copy-path": on_body(body.copy_path),
        "copy-value": on_body(body.place.value),
        "copy-key": on_body(body.place.copy_key),
    }


class CaptureWindows(QObject):
    """The windows that are open besides the main one.

    Args:
        session: What they work on.
        main: The main window; they stand beside it and close with it.

    Signals:
        secrets_requested: Scheme id (a str) whose secret the user wants to enter.
        capture_wanted: Capture id to show in the main window, and whether its calls are wanted.
    """

    secrets_requested = Signal(str)
    capture_wanted = Signal(object, bool)

    def __init__(self, session: Session, main: QWidget) -> None:
        super().__init__(main)
        self._session = session
        self._main = main
        self.open_windows: list[CaptureWindow] = []
        session.archive_opened.connect(self.close_all)

    def open(self, row: Row, keymap: "Keymap") -> CaptureWindow:
        """Show a capture in a window of its own; raise the one that shows it already."""
        for known in self.open_windows:
            if known.capture == row.id:
                known.raise_()
                known.activateWindow()
                return known
        window = CaptureWindow(self._session, row)
        window.setWindowIcon(self._main.windowIcon())
        window.take_keys(keymap)
        window.secrets_requested.connect(self._on_secrets)
        window.detail.capture_wanted.connect(self._on_capture)
        window.closed.connect(lambda: self._forget(window))
        self._place(window)
        self.open_windows.append(window)
        window.show()
        window.detail.take_focus()
        return window

    def close_all(self) -> None:
        """Close every one of them."""
        for window in tuple(self.open_windows):
            window.close()

    def _place(self, window: CaptureWindow) -> None:
        """Stand beside the main window where there is room, else over its right part.

        So the list stays in sight. Each further window is a step away.
        """
        room = self._main.screen().availableGeometry()
        window.resize(SIZE.boundedTo(room.size()))
        step = STEP * (len(self.open_windows) % 8)
        corner, beside = self._main.pos(), self._main.frameGeometry().right() + 1
        furthest = room.right() + 1 - window.width()
        over = min(beside - window.width() - STEP, furthest) - step
        x = min(beside + step, furthest) if beside <= furthest else over
        y = min(corner.y() + 2 * STEP + step, room.bottom() + 1 - window.height())
        window.move(max(room.left(), x), max(room.top(), y))

    def _on_capture(self, capture: int, calls: bool) -> None:  # noqa: FBT001 - a slot
        self._main.raise_()
        self._main.activateWindow()
        self.capture_wanted.emit(capture, calls)

    def _on_secrets(self, scheme: str) -> None:
        self._main.raise_()
        self._main.activateWindow()
        self.secrets_requested.emit(scheme)

    def _forget(self, window: CaptureWindow) -> None:
        if window in self.open_windows:
            self.open_windows.remove(window)
            window.deleteLater()
