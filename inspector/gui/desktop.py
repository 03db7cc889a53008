"""What the window asks of the desktop: notifications of failing signatures, and an icon in the tray.

Both are off until the user wants them, and said to be missing where the desktop has none.
"""

import shutil
import sys
from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from inspector.gui import icons
from inspector.gui.failing_watch import FailingWatch
from inspector.gui.widgets.menu import Menu

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow

NOTIFIER = "notify-send"
NAME = "Webhook Inspector"
SHOWN_MS = 8_000
ENTRIES = ("show-failing", "pause", "quit")


def has_tray() -> bool:
    """Whether this desktop shows icons in a tray."""
    return QSystemTrayIcon.isSystemTrayAvailable()


def has_notifications() -> bool:
    """Whether this desktop can show a notification of ours."""
    return _notifier() is not None or (has_tray() and QSystemTrayIcon.supportsMessages())


def _notifier() -> str | None:
    """The freedesktop program that shows notifications, which needs no icon in a tray."""
    return shutil.which(NOTIFIER) if sys.platform.startswith("linux") else None


class Desktop(QObject):
    """Shows notifications and the icon as the settings say.

    Args:
        window: What a press on either brings to the front.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        session = window.session
        self.watch = FailingWatch(
            session.link, lambda ids: session.reader.rows(ids) if session.reader else [], self
        )
        self.watch.told.connect(self.notify)
        self._icon: QSystemTrayIcon | None = None
        self._menu: Menu | None = None
        self.follow()

    @property
    def icon(self) -> QSystemTrayIcon | None:
        """The icon in the tray, None while there is none."""
        return self._icon

    def follow(self) -> None:
        """Do as the settings say now."""
        settings = self._window.session.settings
        self.watch.on = settings.notify_failing
        by_icon = settings.notify_failing and _notifier() is None
        if (settings.tray_icon or by_icon) and has_tray():
            self._show_icon()
        elif self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def notify(self, title: str, text: str) -> None:
        """Show a notification; it is gone by itself after a while."""
        program = _notifier()
        if program is not None:
            plain = escape(text, quote=False)  # the text may be read as markup
            QProcess.startDetached(
                program, [f"--app-name={NAME}", f"--expire-time={SHOWN_MS}", "--", title, plain]
            )
        elif self._icon is not None:
            self._icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.Warning, SHOWN_MS)

    def _show_icon(self) -> None:
        if self._icon is not None:
            return
        icon = self._icon = QSystemTrayIcon(QIcon(icons.pixmap("inbox", "acc", 64)), self)
        icon.setToolTip(NAME)
        icon.activated.connect(self._on_icon)
        icon.messageClicked.connect(lambda: come_forward(self._window))
        self._menu = Menu(NAME, self._window)
        self._menu.aboutToShow.connect(self._fill)
        self._fill()
        icon.setContextMenu(self._menu)
        icon.show()

    def _fill(self) -> None:
        menu, commands = self._menu, self._window.commands
        if menu is None:
            return
        menu.clear()
        menu.add("Show the window", lambda: come_forward(self._window))
        for action in ENTRIES:
            menu.add(commands.words(action), partial(self._run, action))

    def _run(self, action: str) -> None:
        if action == "show-failing":
            come_forward(self._window)
        self._window.commands.run(action)

    def _on_icon(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            come_forward(self._window)


def come_forward(window: QWidget) -> None:
    """Bring a window to the front, also from an icon."""
    if window.isMinimized():
        window.showNormal()
    else:
        window.show()
    window.raise_()
    window.activateWindow()
