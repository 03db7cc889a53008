"""How much memory engine and window take for 100,000 captures more, while the window follows.

`python -m tests.benchmarks.bench_memory [--captures 100000] [--rate 4000]`. Both are started as a
user starts them, without a screen; resident sizes are read from /proc, so this works on Linux only.
The goal: the engine grows by less than 20 MB, the window by less than 40 MB.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from inspector.archive.reading import Reader

WARM_UP = 5_000
"""Captures before the first reading: code that is loaded when first needed is no growth."""

SETTLE = 5.0
"""Seconds between the last verdict and the second reading."""


class Sizes(NamedTuple):
    """Resident sizes in MB."""

    engine: float
    window: float


def resident(pid: int) -> float:
    """A process's resident size in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1000
    raise SystemExit(f"Process {pid} has ended.")


def engine_of(window: int, deadline: float) -> int:
    """The engine's process: the only child of the window."""
    while time.monotonic() < deadline:
        for tasks in Path(f"/proc/{window}/task").glob("*/children"):
            for child in tasks.read_text().split():
                return int(child)
        time.sleep(0.05)
    raise SystemExit("The window started no engine.")


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_port(port: int, deadline: float) -> None:
    """Wait until the engine listens."""
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("The engine does not listen.")


def send(port: int, captures: int, rate: int) -> int:
    """Send so many captures at a rate; how many were answered."""
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "tests.benchmarks.load", url, str(rate), str(captures / rate)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def wait_for_verdicts(archive: Path, deadline: float) -> int:
    """Wait until the newest capture is judged; its id."""
    reader = Reader.open(archive)
    if not isinstance(reader, Reader):
        raise SystemExit(str(reader))
    try:
        while time.monotonic() < deadline:
            last = reader.bounds()[1]
            if all(row.judged for row in reader.rows([last])):
                return last
            time.sleep(0.2)
    finally:
        reader.close()
    raise SystemExit("The captures were not judged in time.")


def measure(archive: Path, port: int, window: int, given: argparse.Namespace) -> None:
    """Send, read the sizes before and after, and print them."""
    engine = engine_of(window, time.monotonic() + 20)
    wait_for_port(port, time.monotonic() + 20)

    def sizes_after(captures: int) -> tuple[int, Sizes]:
        answered = send(port, captures, given.rate)
        wait_for_verdicts(archive, time.monotonic() + 120)
        time.sleep(SETTLE)
        return answered, Sizes(resident(engine), resident(window))

    _, before = sizes_after(WARM_UP)
    answered, after = sizes_after(given.captures)
    print(f"{answered:,} captures of 1 KB at {given.rate:,} a second, the window following")
    for name, least, most, goal in (
        ("engine", before.engine, after.engine, 20),
        ("window", before.window, after.window, 40),
    ):
        print(
            f"{name}  {least:6.1f} MB -> {most:6.1f} MB   {most - least:+6.1f} MB (goal < {goal})"
        )


def main() -> None:
    """Start the window on a fresh archive, measure, close it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--captures", type=int, default=100_000)
    options.add_argument("--rate", type=int, default=4_000)
    given = options.parse_args()
    if not sys.platform.startswith("linux"):
        raise SystemExit("Resident sizes are read from /proc, which only Linux has.")
    with tempfile.TemporaryDirectory() as place:
        archive, port = Path(place, "captures.sqlite"), free_port()
        command = [sys.executable, "-m", "inspector", "gui"]
        command += ["--archive", str(archive), "--port", str(port)]
        home = {"QT_QPA_PLATFORM": "offscreen", "WEBHOOK_INSPECTOR_HOME": place}
        with subprocess.Popen(command, env={**os.environ, **home}) as window:
            try:
                measure(archive, port, window.pid, given)
            finally:
                window.send_signal(signal.SIGTERM)


if __name__ == "__main__":
    main()
