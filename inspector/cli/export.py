"""`export`: write captures of an archive to a file."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from inspector.archive.reading import Reader
from inspector.cli import terminal
from inspector.cli.terminal import Exit
from inspector.core import query
from inspector.core.capture import Capture
from inspector.core.problem import Problem
from inspector.decode.opening import open_request
from inspector.decode.text import searchable_text
from inspector.exchange.jsonl import exported, line
from inspector.providers.words import counted

EXAMPLES = """examples:
  webhook-inspector export --archive captures.db --format jsonl --out captures.jsonl
  webhook-inspector export --archive captures.db --format jsonl --out - \\
      --filter 'provider:powens verdict:failed,expired'

jsonl is complete: one object a capture, with head and body in base64 and every header as it was
received, credentials included. A file that exists is replaced once the export is complete."""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "export",
        help="write captures of an archive to a file",
        description="Write captures of an archive to a file, oldest first.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--archive", required=True, metavar="FILE", help="the archive to read")
    parser.add_argument(
        "--format", required=True, choices=["jsonl"], help="jsonl: one object a line"
    )
    parser.add_argument("--out", required=True, metavar="PATH", help="file to write (- is stdout)")
    parser.add_argument(
        "--filter", metavar="QUERY", help="only captures that match, as in the window"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Walk through the archive and write each capture."""
    wanted = terminal.needed(query.parse(options.filter)) if options.filter else None
    reader = terminal.needed(Reader.open(Path(options.archive), older=True))
    try:
        lines = export_lines(reader, wanted)
        if options.out == "-":
            count = write_lines(sys.stdout.buffer, lines)
        else:
            count = terminal.needed(write_file(Path(options.out), lines))
    finally:
        reader.close()
    terminal.say(f"{counted(count, 'capture')} exported.")
    return Exit.FINE


def export_lines(reader: Reader, wanted: query.Query | None) -> Iterator[bytes]:
    """One line a capture; an archive that cannot be read to its end ends the command."""
    for capture, judgement in reader.walk(wanted, text_of):
        event = judgement.event if judgement else None
        note = reader.note(capture.id)
        members = exported(
            capture,
            event.provider if event else "",
            event.type if event else "",
            judgement.verdicts if judgement else (),
            note=note.note,
            colour=note.colour,
        )
        yield line(members)
    if reader.problem is not None:
        raise terminal.Unusable(reader.problem)


def text_of(capture: Capture) -> str:
    """What free text in a filter looks through."""
    return searchable_text(open_request(capture.request))


def write_file(path: Path, lines: Iterable[bytes]) -> int | Problem:
    """Write all lines to a file of this user's only; it appears under its name when complete.

    What is there and no file, such as a device or a pipe, is written to; behind a link, what it
    leads to is replaced.
    """
    try:
        path = path.resolve()
        if path.exists() and not path.is_file() and not path.is_dir():
            return write_special(path, lines)
    except (OSError, RuntimeError) as error:  # a loop of links
        return Problem(f"{path} cannot be written: {reason(error)}.", "Choose another place.")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        return Problem(f"{path} cannot be written: {error.strerror}.", "Choose another place.")
    try:
        with os.fdopen(handle, "wb") as file:
            count = write_lines(file, lines)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        return Problem(f"{path} could not be written: {error.strerror}.", "Nothing was replaced.")
    except BaseException:  # Ctrl-C, an unreadable archive: leave no half-written file behind
        Path(name).unlink(missing_ok=True)
        raise
    return count


def write_special(path: Path, lines: Iterable[bytes]) -> int | Problem:
    """Write all lines into what is no file; it can be neither replaced nor taken back."""
    try:
        with path.open("wb") as file:
            return write_lines(file, lines)
    except BrokenPipeError:
        raise
    except OSError as error:
        return Problem(f"{path} could not be written: {reason(error)}.", "Choose another place.")


def reason(error: OSError | RuntimeError) -> str:
    """What went wrong, in the system's words."""
    return (error.strerror if isinstance(error, OSError) else "") or "it leads in a circle"


def write_lines(file: BinaryIO, lines: Iterable[bytes]) -> int:
    """Write all lines; how many."""
    count = 0
    for count, text in enumerate(lines, 1):  # noqa: B007 - the last number is the result
        file.write(text)
    return count
