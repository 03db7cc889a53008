"""How soon a large body is there: from its selection in the list to its first painted lines.

`python -m tests.benchmarks.bench_body [--megabytes 10 50]`. A real engine and the real window; each
size is sent twice, the second time with the engine's processes running. It prints the time to the
first painted line, the worst stall of the window (how late a 5 ms timer fires) until all of the body
is laid out, and how long that took.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import httpx
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from inspector.gui.main_window import MainWindow
from inspector.gui.session import Opening, Session
from inspector.gui.theme_switch import ThemeSwitch
from inspector.gui.views.body_view import BodyView
from inspector.settings import Settings, ThemeChoice
from tests.benchmarks.bench_window import Clockwork, shown

SETTLED = 3.0
"""Seconds after a delivery until judging and indexing it disturb nothing."""


def body_of(megabytes: float, salt: int) -> bytes:
    """JSON of about this size: transactions, as a provider's first sync has them."""
    one = {"id": 1, "date": "2026-11-20", "value": -12.5, "wording": "CARD 4970 MARKET STREET"}
    count = int(megabytes * 1_000_000 / (len(json.dumps(one)) + 12))
    rows = [{**one, "id": salt * 10_000_000 + number} for number in range(count)]
    return json.dumps({"type": "transactions", "transactions": rows}).encode()


class FirstLines(QObject):
    """Notes when a view with lines was painted."""

    def __init__(self, view: BodyView) -> None:
        super().__init__(view)
        self._view = view
        self.at: float | None = None
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look once the paint that is due was done."""
        if event.type() is QEvent.Type.Paint and self.at is None and self._has_lines():
            asyncio.get_running_loop().call_soon(self._note)
        return super().eventFilter(watched, event)

    def _has_lines(self) -> bool:
        return self._view.lines is not None and self._view.lines.count > 0

    def _note(self) -> None:
        if self.at is None:
            self.at = time.perf_counter()


async def run(app: QApplication, sizes: list[float], place: Path) -> None:
    """Measure every size twice."""
    themes = ThemeSwitch(app, ThemeChoice.LIGHT)
    session = Session(Opening(Settings(), place / "captures.sqlite", 0, remembers=False))
    window = MainWindow(session, themes)
    session.start()
    await shown(window)
    while not (session.facts.address and session.reader):
        await asyncio.sleep(0.02)
    number = 0
    for size in sizes:
        for turn in ("first", "again"):
            number += 1
            await send(session.facts.address, body_of(size, number))
            while session.model.rowCount() < number:
                await asyncio.sleep(0.02)
            await asyncio.sleep(SETTLED)
            await measured(window, number, f"{size:g} MB, {turn}")
    window.close()
    ended = asyncio.Event()
    session.stop(ended.set)
    await ended.wait()


async def send(address: str, body: bytes) -> None:
    """Deliver a body."""
    async with httpx.AsyncClient(timeout=60) as client:
        answer = await client.post(f"{address}/fuse", content=body)
        answer.raise_for_status()


async def measured(window: MainWindow, capture: int, name: str) -> None:
    """Select a capture and follow its body to the end."""
    panel = window.captures.detail.body
    ended = asyncio.Event()
    panel.opened_known.connect(lambda *_: ended.set())
    first, clock, began = FirstLines(panel.view), Clockwork(), time.perf_counter()
    window.captures.list_panel.list.select(capture)
    await asyncio.wait_for(ended.wait(), 120)
    took = time.perf_counter() - began
    clock.stop()
    assert first.at is not None
    late = statistics.quantiles(clock.late, n=100)[98]
    sys.stdout.write(
        f"{name:14} first line {first.at - began:6.3f} s   worst stall {max(clock.late):5.1f} ms"
        f"   p99 {late:5.1f} ms   all {took:6.2f} s\n"
    )
    window.captures.list_panel.list.select(0)
    await asyncio.sleep(0.5)


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--megabytes", type=float, nargs="+", default=[10, 50])
    given = options.parse_args()
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    loop = QEventLoop(app)
    with loop, tempfile.TemporaryDirectory() as place:
        loop.run_until_complete(run(app, given.megabytes, Path(place)))


if __name__ == "__main__":
    main()
