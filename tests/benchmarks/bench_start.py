"""How long until the window is there: ratios to a bare PySide6 window from the same run.

`python -m tests.benchmarks.bench_start [--runs 7] [--captures 1000000]`. Times begin before the
process is started and end when the first frame is whole: everything in it was painted. It prints
medians, also of the ratio to the bare window. Python may keep compiled modules in a directory of its
own, as it does for an installed program, also where the environment forbids it.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from inspector.archive.archive import Archive
from inspector.archive.values import Arrived, Judgement
from inspector.core.capture import Kind, Reply
from inspector.core.event import Event
from inspector.core.verdict import Outcome, Verdict

ROOT = Path(__file__).resolve().parent.parent.parent
BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
def told():
    print(time.time() - float(sys.argv[1]), flush=True)
    QApplication.quit()
class Window(QWidget):
    def paintEvent(self, event):
        QTimer.singleShot(0, told)
app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""
OURS = """
import os, sys, time, types
def run(app, window, *others):
    print(time.time() - float(sys.argv[1]), flush=True)
    rows = window.captures.list_panel.list
    os._exit(0 if rows.isVisible() and rows.model().rowCount() else 1)
# What is imported once the first frame stands; see `inspector.gui.app`.
later = sys.modules["inspector.gui.running"] = types.ModuleType("later")
later.run = run
from inspector.cli.main import main
main(["gui", "--archive", sys.argv[2], "--port", "0"])
"""
HEAD = b"POST /fiskil HTTP/1.1\r\nHost: 127.0.0.1:8787\r\nContent-Length: 2\r\n\r\n"


def fill(path: Path, captures: int) -> None:
    """Make an archive with so many small, judged captures."""
    archive = Archive.open(path)
    assert isinstance(archive, Archive)
    event = Event("fiskil", "consent.received", "consent.received", "A person granted consent")
    verdict = Verdict("fiskil", Outcome.VERIFIED, "Signed with the current secret.", "current")
    for start in range(0, captures, 5000):
        ids = []
        for number in range(start, min(start + 5000, captures)):
            arrived = Arrived(1_700_000_000_000_000 + number, Kind.COMPLETE, "127.0.0.1:1", "/fiskil",
                              HEAD, b"{}", b"", "POST", "/fiskil", Reply())  # fmt: skip
            ids.append(archive.add(arrived))
        archive.commit()
        archive.store_judgements([Judgement(number, event, (verdict,)) for number in ids])
    archive.close()


def timed(compiled: Path, code: str, *arguments: str) -> float:
    """Seconds from before the start of a process to what it prints."""
    with tempfile.TemporaryDirectory() as home:
        variables = {
            **os.environ,
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "WEBHOOK_INSPECTOR_HOME": home,
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(compiled),
        }
        variables.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [sys.executable, "-c", code, str(time.time()), *arguments]
        done = subprocess.run(command, env=variables, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[0])


def main() -> None:
    """Measure in turns, so that a busy machine slows every variant alike."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=7)
    options.add_argument("--captures", type=int, default=1_000_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        small, large, compiled = (Path(place, name) for name in ("small", "large", "compiled"))
        fill(small, 40)
        fill(large, given.captures)
        runs = [
            (
                timed(compiled, BARE),
                timed(compiled, OURS, str(small)),
                timed(compiled, OURS, str(large)),
            )
            for _ in range(given.runs + 1)
        ][1:]  # the first one compiles
    bare, window, rows = (statistics.median(column) for column in zip(*runs, strict=True))
    # Each ratio is taken within one turn: the machine may be busier in the next.
    ratio = statistics.median(each / base for base, each, _ in runs)
    large_ratio = statistics.median(each / base for base, _, each in runs)
    print(f"bare PySide6 window        {bare:.3f} s")
    print(f"our window, 40 captures    {window:.3f} s   {ratio:.2f} x bare")
    print(f"{given.captures:9,} captures        {rows:.3f} s   {large_ratio:.2f} x bare")


if __name__ == "__main__":
    main()
