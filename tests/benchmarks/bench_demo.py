"""How soon the demo shows a pass and a failure, and how many MB its window grows over the story.

Run from the root of the repository, on Linux:
`QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.benchmarks.bench_demo [ROUNDS]`. The presenter's
"next step" is pressed as soon as a step was told, so a round takes seconds. The newest capture is
opened after each step, as a presenter would.
"""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from inspector.core.problem import Problem
from inspector.gui.demo import Demo
from inspector.gui.main_window import MainWindow
from inspector.gui.session import Opening, Session
from inspector.gui.story import Story
from inspector.gui.theme_switch import ThemeSwitch
from inspector.settings import ThemeChoice

PATIENCE = 60.0
SETTLE = 0.4
"""Seconds a step has to be painted."""


def resident() -> float:
    """Resident memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class Run:
    """A demo's window and its story."""

    def __init__(self) -> None:
        demo = Demo.open()
        if isinstance(demo, Problem):
            raise SystemExit(str(demo))
        self.demo = demo
        self.app = QApplication(["bench"])
        self.app.setQuitOnLastWindowClosed(False)
        opening = Opening(demo.settings, demo.archive, 0, remembers=False, demo=demo)
        self.session = Session(opening)
        self.themes = ThemeSwitch(self.app, ThemeChoice.LIGHT)
        self.session.show_archive()
        self.window = MainWindow(self.session, self.themes)
        self.window.resize(1280, 800)
        self.window.show()
        self.session.call_engine()

    @property
    def story(self) -> Story:
        """The demo's story."""
        story = self.session.story
        if story is None:
            raise SystemExit("There is no story.")
        return story

    def turn(self, seconds: float) -> None:
        """Let the window live for so long."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.app.processEvents()
            time.sleep(0.005)

    def step(self) -> None:
        """Tell the next step, open the newest capture, and let it be painted."""
        before = (self.story.state.round, self.story.state.step)
        until = time.monotonic() + PATIENCE
        self.story.next_step()
        while (self.story.state.round, self.story.state.step) == before:
            if time.monotonic() > until:
                raise SystemExit(f"Step {before} took longer than {PATIENCE:g} s.")
            self.turn(0.02)
        self.turn(SETTLE)
        self.window.captures.list_panel.list.follow()
        self.window.commands.run("next-capture")
        self.turn(SETTLE)

    def close(self) -> None:
        """End engine and window, and throw the demo away."""
        ended: list[bool] = []
        self.session.stop(lambda: ended.append(True))
        until = time.monotonic() + PATIENCE
        while not ended and time.monotonic() < until:
            self.turn(0.02)
        self.session.link.join()
        self.themes.stop()
        self.window.deleteLater()
        QApplication.sendPostedEvents(QObject(), QEvent.Type.DeferredDelete.value)
        self.demo.close()


def main() -> None:
    """Tell a few rounds and print how large the window is after each."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    opened = time.monotonic()
    run = Run()
    while run.session.facts.counts.failing < 1:
        run.turn(0.02)
    print(
        f"first pass and failure {time.monotonic() - opened:7.1f} s  after the start of the window"
    )
    run.story.pause_or_resume()
    run.turn(0.5)
    began = resident()
    print(f"after 2 steps          {began:7.1f} MB")
    for number in range(1, rounds + 1):
        while run.story.state.round == number and run.story.state.step < run.story.state.of:
            run.step()
        now = resident()
        print(f"after round {number:<2}         {now:7.1f} MB   grown by {now - began:5.1f} MB")
        if number < rounds:
            run.step()
    run.close()


if __name__ == "__main__":
    main()
