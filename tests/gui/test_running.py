"""Running the window: what happens between its first frame and its end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from inspector.core.problem import Problem
from inspector.gui.main_window import MainWindow
from inspector.gui.running import run
from inspector.gui.screenshot import Picture
from inspector.gui.theme_switch import ThemeSwitch
from inspector.settings import ThemeChoice
from tests.gui.window_kit import session_of


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """A shown window without an engine; whoever runs it deletes it, as the program does."""
    qapp.setQuitOnLastWindowClosed(False)
    session, _link = session_of(tmp_path)
    themes = ThemeSwitch(qapp, ThemeChoice.LIGHT)
    shown = MainWindow(session, themes)
    shown.show()
    yield shown
    themes.stop()
    qapp.setQuitOnLastWindowClosed(True)


def test_it_runs_until_the_window_is_closed(window: MainWindow, qapp: QApplication) -> None:
    """Closing the window ends the loop with 0."""
    QTimer.singleShot(0, window, window.close)
    assert run(qapp, window, None, None) == 0


def test_a_window_closed_at_once_ends_at_once(window: MainWindow, qapp: QApplication) -> None:
    """Who closes the window while the program is still being loaded does not wait for ever."""
    window.close()
    assert run(qapp, window, None, None) == 0


def test_broken_settings_are_told(window: MainWindow, qapp: QApplication) -> None:
    """What was wrong with the settings is said in the window."""
    sentences: list[str] = []

    def told(problem: Problem) -> None:
        sentences.append(problem.sentence)
        QTimer.singleShot(0, window, window.close)

    window.session.problem_met.connect(told)
    run(qapp, window, Problem("The settings are not valid."), None)
    assert sentences == ["The settings are not valid."]


def test_a_picture_ends_it(window: MainWindow, qapp: QApplication, tmp_path: Path) -> None:
    """With a picture to save nobody has to close the window."""
    file = tmp_path / "window.png"
    assert run(qapp, window, None, Picture(file, 0.0, 800, 600)) == 0
    assert file.exists()


def test_the_detail_is_ready_for_the_first_click(window: MainWindow, qapp: QApplication) -> None:
    """It is made while the user looks at the first frame."""
    each_turn = QTimer(window)

    def look() -> None:
        if window.captures.has_detail:
            window.close()

    each_turn.timeout.connect(look)
    each_turn.start()
    assert not window.captures.has_detail
    assert run(qapp, window, None, None) == 0
