"""Programs that verify a scheme, one language at a time, to copy into a handler."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui.presenting import copy
from inspector.gui.views.code_box import CodeBox
from inspector.gui.widgets.icon_button import IconButton
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.segmented import Segmented

TITLE = "In your code"


class VerifierCode(QWidget):
    """A heading, the languages, a button that copies, and the program.

    Args:
        code: The engine's answer to `verifier-code`: each {language, text}.
        parent: The widget around it.
    """

    chosen: ClassVar[str] = "Python"
    """The language that was last chosen, for the next capture too."""

    def __init__(self, code: Sequence[dict[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = [(each["language"], each["text"]) for each in code]
        names = [language for language, _ in self._code]
        self.languages = Segmented(names, "Language")
        self.languages.chosen.connect(self._choose)
        self.copy_code = IconButton("copy", "Copy this program")
        self.copy_code.clicked.connect(self._copy)
        heading = QHBoxLayout()
        heading.setContentsMargins(0, 16, 0, 6)
        heading.setSpacing(8)
        heading.addWidget(Label(TITLE, "bodyB", stretch=True), 1)
        heading.addWidget(self.languages)
        heading.addWidget(self.copy_code)
        self.box = CodeBox("Program")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(self.box)
        index = names.index(self.chosen) if self.chosen in names else 0
        self.languages.set_index(index)
        self.box.set_text(self._code[index][1].rstrip("\n"))

    def _choose(self, index: int) -> None:
        language, text = self._code[index]
        type(self).chosen = language
        self.box.set_text(text.rstrip("\n"))

    def _copy(self) -> None:
        copy(self._code[self.languages.index][1])
        self.copy_code.confirm()
