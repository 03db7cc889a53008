"""The field a credential is pasted into: masked, and of several lines where it is a PEM file."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from inspector.core.problem import Problem
from inspector.gui.panels.secret_field import SecretField

LARGEST_FILE = 64 * 1024
_STAND_IN = "x" * 12


class CredentialField(SecretField):
    """A masked field that keeps the line breaks of what is pasted or read from a file.

    A line can show no line breaks, so such a value is kept beside it; typing forgets it.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._lines = ""
        self.textEdited.connect(self._forget_lines)

    def value(self) -> str:
        """What was entered, with its line breaks."""
        return self._lines or self.text()

    def empty(self) -> None:
        """Forget what was entered."""
        self._keep("")

    def read_file(self, path: Path) -> Problem | None:
        """Take a file's text, such as a certificate or a private key."""
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST_FILE + 1)
            text = content.decode("ascii")
        except OSError as error:
            return Problem(f"{path.name} cannot be read: {error.strerror}.")
        except ValueError:
            return Problem(
                f"{path.name} is no PEM file.", "Choose the file that begins with -----."
            )
        if len(content) > LARGEST_FILE:
            return Problem(f"{path.name} is larger than 64 KiB, so it is no key or certificate.")
        self._keep(text)
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste several lines as they are."""
        pasted = QGuiApplication.clipboard().text() if _is_paste(event) else ""
        if "\n" in pasted.strip():
            self._keep(pasted)
            return
        super().keyPressEvent(event)

    def _keep(self, text: str) -> None:
        several = "\n" in text.strip()
        self._lines = text if several else ""
        self.setText(_STAND_IN if several else text.strip())
        self.set_hint(f"{len(text.strip().splitlines())} lines" if several else "")

    def _forget_lines(self) -> None:
        if self._lines:
            self._keep("")


def _is_paste(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Paste)
