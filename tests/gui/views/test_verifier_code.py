"""Programs to copy."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from inspector.gui.views.verifier_code import VerifierCode

CODE = [{"language": "Python", "text": "import hmac\n"}, {"language": "Go", "text": "package x\n"}]


@pytest.fixture(autouse=True)
def python_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins with the usual language."""
    monkeypatch.setattr(VerifierCode, "chosen", "Python")


def test_the_chosen_language_is_shown_and_copied(qtbot: QtBot) -> None:
    """As a whole, with its last line end."""
    code = VerifierCode(CODE)
    qtbot.addWidget(code)
    assert code.box.text == "import hmac"
    code.languages.chosen.emit(1)
    code.languages.set_index(1)
    assert code.box.text == "package x"
    code.copy_code.click()
    assert QGuiApplication.clipboard().text() == "package x\n"


def test_the_language_is_kept_for_the_next_capture(qtbot: QtBot) -> None:
    """Where it has that language, else the first."""
    first = VerifierCode(CODE)
    qtbot.addWidget(first)
    first.languages.chosen.emit(1)
    again, other = VerifierCode(CODE), VerifierCode(CODE[:1])
    qtbot.addWidget(again)
    qtbot.addWidget(other)
    assert again.languages.index == 1
    assert other.box.text == "import hmac"
