"""The engine as a process of its own, started by the window: `python -m inspector.engine`.

The first line on stdout says how it went: `{"ready": control address}` or `{"problem": sentence,
"remedy", "kind"}`. Secrets come over the control connection, never as arguments.
"""

import argparse
import asyncio
import faulthandler
import json
import multiprocessing
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from inspector import reports, settings
from inspector.core.problem import Problem
from inspector.engine import commands, event_loop
from inspector.engine.command import Command
from inspector.engine.control import Control
from inspector.engine.engine import Engine
from inspector.engine.lifetime import Lifetime
from inspector.engine.options import Options
from inspector.engine.protocol import Message

GRACE_SECONDS = 60.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until the last window quits, nobody comes back within the grace, or a signal."""
    given = _read(arguments)
    faulthandler.enable()  # what ends Python itself is told to whoever reads our stderr
    folder = settings.reports_directory()
    reports.begin(folder, "engine")
    reports.catch(folder, "engine")
    event_loop.keep_what_stays()
    return event_loop.run(serve(given))


async def serve(given: argparse.Namespace) -> int:
    """Run an engine and its door; 0 after a clean end, 2 when it could not start."""
    loop = asyncio.get_running_loop()
    port = None if given.deaf else given.port
    options = Options(given.archive, given.host, port, demo=given.demo)
    engine = await Engine.start(options)
    if isinstance(engine, Problem):
        return _say_problem(engine)
    lifetime = Lifetime(loop, given.grace)
    control = Control(lifetime, lambda command: _handle(engine, command), engine.drop)
    problem = await control.open(given.control)
    if problem is not None:
        await engine.stop()
        return _say_problem(problem)
    engine.subscribe(control.tell)
    _end_on_signals(loop, lifetime)
    _say({"ready": given.control})
    await lifetime.over()
    await engine.stop_listening()
    await control.close()
    await engine.stop()
    return 0


async def _handle(engine: Engine, command: Command) -> Message | Problem:
    return await commands.run(engine, command)


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="inspector.engine", description=__doc__)
    parser.add_argument("--archive", type=Path, required=True, metavar="FILE")
    parser.add_argument("--host", default="127.0.0.1", metavar="H")
    parser.add_argument("--port", type=int, default=8787, metavar="N")
    parser.add_argument("--deaf", action="store_true", help="listen at nothing until told to")
    parser.add_argument("--control", required=True, metavar="PATH")
    parser.add_argument("--grace", type=float, default=GRACE_SECONDS, metavar="SECONDS")
    parser.add_argument("--demo", action="store_true")
    return parser.parse_args(arguments)


def _end_on_signals(loop: asyncio.AbstractEventLoop, lifetime: Lifetime) -> None:
    if sys.platform == "win32":
        signal.signal(signal.SIGINT, lambda *_: loop.call_soon_threadsafe(lifetime.end))
        return
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, lifetime.end)


def _say_problem(problem: Problem) -> int:
    _say({"problem": problem.sentence, "remedy": problem.remedy, "kind": problem.kind})
    return 2


def _say(line: Message) -> None:
    try:
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
    except OSError:  # whoever started us is gone; the grace decides how long we stay
        return


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
