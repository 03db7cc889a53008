"""How long the window stalls while deliveries come in, against a plain table in the same run.

`python -m tests.benchmarks.bench_window [--rate 1000] [--seconds 8]`. The stall is how late a 5 ms
timer fires. Each view follows the newest row at 1600 x 900 while another process sends to a real
engine. It prints p50, p99 and the worst, the CPU of this process, and the ratio of the p99s.
"""

import argparse
import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop

from inspector.core.secret import Secret
from inspector.gui.main_window import MainWindow
from inspector.gui.session import Opening, Session
from inspector.gui.theme_switch import ThemeSwitch
from inspector.settings import Settings, ThemeChoice
from inspector.simulator.sample_secrets import SAMPLE_SECRETS
from tests.benchmarks.plain_table import plain_table

TICK = 0.005


class Stall(NamedTuple):
    """How late the timer fired, in ms, and the share of a core this process used."""

    middle: float
    late: float
    worst: float
    cpu: float


class Clockwork:
    """A 5 ms timer that notes how late it fires."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(int(TICK * 1000))

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, now - self._last - TICK) * 1000)
        self._last = now

    def stop(self) -> None:
        """Stop noting."""
        self._timer.stop()


async def measured(address: str, rate: float, seconds: float) -> Stall:
    """Send, and note how late the timer is meanwhile."""
    load = ["-m", "tests.benchmarks.load", address, str(rate), str(seconds)]
    sender = await asyncio.to_thread(started, load)
    await asyncio.sleep(1.0)  # its imports are over
    clock, cpu, began = Clockwork(), time.process_time(), time.perf_counter()
    answered = await asyncio.to_thread(sender.communicate)
    used = (time.process_time() - cpu) / (time.perf_counter() - began)
    clock.stop()
    sys.stdout.write(f"  sent {int(answered[0])}\n")
    cuts = statistics.quantiles(clock.late, n=100)
    return Stall(cuts[49], cuts[98], max(clock.late), used)


def started(arguments: list[str]) -> "subprocess.Popen[str]":
    """A Python process with its output kept."""
    return subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, text=True)


async def run(app: QApplication, rate: float, seconds: float, place: Path) -> None:
    """Measure both views over one engine."""
    themes = ThemeSwitch(app, ThemeChoice.LIGHT)
    session = Session(Opening(Settings(), place / "captures.sqlite", 0, remembers=False))
    window = MainWindow(session, themes)
    session.start()
    await shown(window)
    while not (session.facts.address and session.reader):
        await asyncio.sleep(0.02)
    session.vault.put(Secret("s", "fiskil", SAMPLE_SECRETS["fiskil"]))
    ours = await measured(session.facts.address, rate, seconds)
    tell("our list", ours)
    window.hide()
    view, model = plain_table(session.reader)
    session.link.notice.connect(model.take)
    await shown(view)
    plain = await measured(session.facts.address, rate, seconds)
    tell("plain QTableView + Python model", plain)
    sys.stdout.write(f"p99 of ours / plain: {ours.late / plain.late:.2f}\n")
    view.close()
    window.close()
    ended = asyncio.Event()
    session.stop(ended.set)
    await ended.wait()


async def shown(widget: QWidget) -> None:
    """Show a view at the size that is compared."""
    widget.resize(1600, 900)
    widget.show()
    await asyncio.sleep(0.5)


def tell(name: str, stall: Stall) -> None:
    """Print one line."""
    sys.stdout.write(
        f"{name:34} p50 {stall.middle:6.1f} ms  p99 {stall.late:6.1f} ms  worst {stall.worst:6.1f} ms"
        f"  CPU {stall.cpu:4.0%}\n"
    )


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rate", type=float, default=1000)
    options.add_argument("--seconds", type=float, default=8)
    given = options.parse_args()
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    loop = QEventLoop(app)
    with loop, tempfile.TemporaryDirectory() as place:
        loop.run_until_complete(run(app, given.rate, given.seconds, Path(place)))


if __name__ == "__main__":
    main()
