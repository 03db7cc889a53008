"""`listen`: the engine without a window."""

import argparse
import asyncio
import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from inspector import settings
from inspector.archive.values import Judgement
from inspector.cli import terminal
from inspector.cli.capture_table import heading, row
from inspector.cli.scheme_option import add_scheme_file_option, known_schemes, read_custom
from inspector.cli.secret_option import add_secret_option, read_secrets
from inspector.cli.terminal import Exit
from inspector.core.capture import Capture
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.engine import event_loop
from inspector.engine.engine import Engine
from inspector.engine.options import Options
from inspector.engine.protocol import Notice
from inspector.exchange.jsonl import exported, line

EXAMPLES = """examples:
  webhook-inspector listen --secret fuse=env:FUSE_API_KEY
  webhook-inspector listen --archive customer.db --port 9000
  webhook-inspector listen --port 0 --json | tee captures.jsonl

With --json the first line says where it listens; then each capture is one object, once it is
judged. Ctrl-C stops accepting, answers and keeps what is in flight, and ends."""

Report = Callable[[Capture, Judgement], bytes]


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "listen",
        help="listen, keep and judge in the terminal, without a window",
        description="Listen for webhooks, keep and judge them, and print each one.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--archive", metavar="FILE", help="where captures are kept; default: yours")
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="H",
        help="address to listen on; default: 127.0.0.1, which only this machine can reach",
    )  # fmt: skip
    parser.add_argument(
        "--port", type=int, default=settings.DEFAULT_PORT, metavar="N",
        help=f"port to listen on, 0 for any free one; default: {settings.DEFAULT_PORT}",
    )  # fmt: skip
    add_secret_option(parser)
    add_scheme_file_option(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object a capture")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Listen until Ctrl-C or SIGTERM."""
    custom = terminal.needed(read_custom(options.scheme_file))
    secrets = terminal.needed(read_secrets(options.secret, known_schemes(custom)))
    archive = Path(options.archive) if options.archive else terminal.needed(own_archive())
    schemes = tuple(each.text for each in custom.values())
    return event_loop.run(listen(options, archive, secrets, schemes))


def own_archive() -> Path | Problem:
    """The archive when none is named; its folder is made at the first start, as by the window."""
    archive = settings.default_archive()
    try:
        archive.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        sentence = f"The folder {archive.parent} cannot be made: {error.strerror}."
        return Problem(sentence, "Choose another place by --archive.", "cannot-open")
    return archive


async def listen(
    options: argparse.Namespace, archive: Path, secrets: list[Secret], schemes: tuple[str, ...]
) -> int:
    """Start the engine, report what it captures, and stop it cleanly."""
    stop = asyncio.Event()
    stop_at_signals(stop)
    started = await Engine.start(
        Options(archive, options.host, options.port, secrets=tuple(secrets), schemes=schemes)
    )
    engine = terminal.needed(started)
    try:
        if engine.listening_problem is not None:
            return terminal.complain(engine.listening_problem)
        announce(engine, as_json=options.json)
        follower = Follower(engine, report_json if options.json else report_text, stop)
        engine.subscribe(follower.on_notice)
        await stop.wait()
    finally:
        await engine.stop()
    return Exit.FAILED if follower.output_is_gone else Exit.FINE


def stop_at_signals(stop: asyncio.Event) -> None:
    """Let Ctrl-C and SIGTERM end the command in order."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        if sys.platform == "win32":  # asyncio has no signal handlers there
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
        else:
            loop.add_signal_handler(number, stop.set)


def announce(engine: Engine, *, as_json: bool) -> None:
    """Say where it listens and what it writes to."""
    archive = str(engine.archive.path)
    if as_json:
        terminal.emit(json.dumps({"listening": engine.address, "archive": archive}))
    else:
        terminal.say(f"Listening at {engine.address}, keeping captures in {archive}. Ctrl-C ends.")
        terminal.emit(heading())


class Follower:
    """Prints each new capture once, when it is judged.

    Attributes:
        output_is_gone: Whether the reader of our output went away.
    """

    def __init__(self, engine: Engine, report: Report, stop: asyncio.Event) -> None:
        self.output_is_gone = False
        self._engine = engine
        self._report = report
        self._stop = stop
        self._last = engine.archive.last_id  # everything older was there before
        self._late: set[int] = set()  # newer ids that are not judged yet although later ones are

    def on_notice(self, notice: dict[str, Any]) -> None:
        """Print what a notice tells."""
        if notice["notice"] == Notice.TROUBLE:
            terminal.say(f"webhook-inspector: {notice['sentence']} {notice['remedy']}".rstrip())
        elif notice["notice"] == Notice.JUDGED:
            self._print([number for pair in notice["ids"] for number in self._new(*pair)])

    def _new(self, first: int, last: int) -> list[int]:
        """Those of the ids that were not printed yet; what is judged anew is not new."""
        late = sorted(number for number in self._late if first <= number <= last)
        self._late.difference_update(late)
        begin = max(first, self._last + 1)
        if begin > last:
            return late
        self._late.update(range(self._last + 1, begin))  # large bodies are judged beside the others
        self._last = last
        return [*late, *range(begin, last + 1)]

    def _print(self, ids: list[int]) -> None:
        if self.output_is_gone:
            return
        reader = self._engine.archive.reader
        judged = {judgement.id: judgement for judgement in reader.judgements(ids)}
        captures = reader.captures([number for number in ids if number in judged])
        try:
            terminal.emit_bytes(b"".join(self._report(each, judged[each.id]) for each in captures))
        except BrokenPipeError:
            self.output_is_gone = True
            self._stop.set()


def report_json(capture: Capture, judgement: Judgement) -> bytes:
    """One object on one line."""
    event = judgement.event
    return line(exported(capture, event.provider, event.type, judgement.verdicts, with_bytes=False))


def report_text(capture: Capture, judgement: Judgement) -> bytes:
    """One row of the table."""
    return f"{row(capture, judgement)}\n".encode()
