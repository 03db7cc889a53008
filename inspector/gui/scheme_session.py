"""The user's own signature schemes: read from their folder, told to the engine, written by the sheet.

Nothing is imported or read before an engine answers, and little where the folder is empty.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from inspector.core.problem import Problem
from inspector.gui.engine_link import EngineLink

if TYPE_CHECKING:
    from inspector.core.scheme import Scheme

SUFFIX = "*.toml"


class SchemeSession(QObject):
    """The schemes of this window.

    Args:
        folder: Where they lie, one file each.
        link: Told of them whenever an engine answers.

    Attributes:
        texts: The text of each file, by the scheme's id.
        schemes: The schemes themselves.
        problems: What is wrong with files that were left out.

    Signals:
        changed: They are others now.
    """

    changed = Signal()

    def __init__(self, folder: Path, link: EngineLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.texts: dict[str, str] = {}
        self.schemes: tuple[Scheme, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self._folder = folder
        self._link = link
        link.connected.connect(lambda: QTimer.singleShot(0, self, self._on_connected))

    def save(self, text: str) -> Problem | None:
        """Write a scheme into the folder and judge by it from now on."""
        from inspector.exchange.scheme_files import save_file  # noqa: PLC0415 - at first use

        saved = save_file(self._folder, text)
        if isinstance(saved, Problem):
            return saved
        self.read()
        return None

    def import_file(self, path: Path) -> str | Problem:
        """The text of a file that somebody shared, checked."""
        from inspector.exchange.scheme_files import read_file  # noqa: PLC0415 - at first use

        found = read_file(path)
        return found if isinstance(found, Problem) else found.text

    def delete(self, scheme: str) -> Problem | None:
        """Delete a scheme's file; its secrets stay."""
        name = scheme.partition(":")[2]
        try:
            (self._folder / f"{name}.toml").unlink()
        except OSError as error:
            return Problem(f"The scheme cannot be deleted: {error.strerror}.", "Delete its file.")
        self.read()
        return None

    def read(self, then: Callable[[], None] | None = None) -> None:
        """Read the folder and tell the engine."""
        from inspector.exchange.scheme_files import read_folder  # noqa: PLC0415 - at first use

        found = read_folder(self._folder)
        self.schemes = tuple(each.scheme for each in found.files)
        self.texts = {each.scheme.id: each.text for each in found.files}
        self.problems = found.problems
        self._link.ask("schemes", schemes=list(self.texts.values()))
        self.changed.emit()
        if then is not None:
            then()

    def _on_connected(self) -> None:
        if self.schemes or any(self._folder.glob(SUFFIX)):
            self.read()
