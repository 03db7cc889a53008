"""`sync`: answer a Fuse sync_data webhook of an archive with the sync that Fuse asks for."""

import argparse
import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

from inspector.archive.archive import Archive
from inspector.archive.reading import Reader
from inspector.archive.values import Call
from inspector.cli import terminal
from inspector.cli.secret_option import add_secret_option, read_secrets, read_value
from inspector.cli.terminal import Exit
from inspector.core.credential import Credential
from inspector.core.opened import Json
from inspector.core.problem import Problem
from inspector.engine.calls import answer_text, call_of
from inspector.engine.syncing import described, now_us
from inspector.outbound import fuse_sync
from inspector.outbound.client import Client
from inspector.outbound.fuse_sync import Item, Means, Prepared
from inspector.outbound.outcome import Ended, Outcome
from inspector.providers.fuse_sync import CREDENTIALS, credential_name

EXAMPLES = """examples:
  webhook-inspector sync 42 --archive captures.db --secret fuse=env:FUSE_API_KEY \\
      --credential Fuse-Client-Id=env:FUSE_CLIENT_ID --credential Mx-Client-Id=env:MX_ID \\
      --credential Mx-Api-Key=file:mx.key
  webhook-inspector sync 42 --archive captures.db --secret fuse=env:FUSE_API_KEY --json \\
      --credential Teller-Certificate=file:certificate.pem …

The captured bytes go to Fuse as they came, with the Fuse-Verification they came with. All
credentials may be given: only those that the webhook's source needs are sent. PEM files go as
base64, as Fuse documents it. The call is kept in the archive, without credentials, unless a window
has it open.

exit codes: 0 answered 2xx · 1 any other answer, or none · 2 something is missing"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "sync",
        help="sync a captured Fuse webhook with Fuse",
        description="Send a captured financial_connection.sync_data webhook to Fuse's sync endpoint.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("id", type=int, metavar="ID", help="number of the capture")
    parser.add_argument("--archive", required=True, metavar="FILE", help="the archive it is in")
    parser.add_argument(
        "--base-url", default="", metavar="URL",
        help="where to sync; default: Fuse's address for the body's environment",
    )  # fmt: skip
    add_secret_option(parser)
    parser.add_argument(
        "--credential", action="append", default=[], metavar="HEADER=VALUE",
        help="a credential by the name Fuse gives its header; VALUE as for --secret. Repeat it",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prepare, send, report, keep."""
    path = Path(options.archive)
    means = Means(
        tuple(terminal.needed(read_secrets(options.secret))),
        terminal.needed(read_credentials(options.credential)),
        base_url=options.base_url,
    )
    prepared = terminal.needed(prepared_from(path, options.id, means))
    if not prepared.is_complete:
        for item in prepared.missing:
            terminal.say(f"webhook-inspector: {item.words} {how_to_give(item)}".rstrip())
        return Exit.UNUSABLE
    started_at = now_us()
    ended = asyncio.run(made(prepared))
    report = report_json if options.json else report_text
    report(prepared, ended)
    keep(path, call_of(prepared, ended, started_at))
    return exit_code(ended)


def read_credentials(options: Sequence[str]) -> tuple[Credential, ...] | Problem:
    """Read every `HEADER=VALUE`; of the same header the last one counts."""
    found: dict[str, Credential] = {}
    for option in options:
        name, equals, source = option.partition("=")
        known = credential_name(name)
        if not equals or not known:
            # Never repeat the option: a person who forgot HEADER= typed a credential there.
            return Problem(
                "A --credential does not begin with a header that Fuse names.",
                f"Use one of: {', '.join(CREDENTIALS)}. The API key is --secret fuse=VALUE.",
            )
        value = read_value(source, "--credential")
        if isinstance(value, Problem):
            return value
        found[known] = Credential(known, value)
    return tuple(found.values())


def prepared_from(path: Path, number: int, means: Means) -> Prepared | Problem:
    """The sync of a capture as far as it can be prepared."""
    reader = Reader.open(path)
    if isinstance(reader, Problem):
        return reader
    try:
        endpoints = reader.endpoints()
    finally:
        reader.close()
    found = described(path, number, endpoints)
    return found if isinstance(found, Problem) else fuse_sync.prepare(*found, means)


async def made(prepared: Prepared) -> Ended:
    """Make the call."""
    client = Client()
    try:
        return fuse_sync.understood(await client.call(prepared.outgoing))
    finally:
        await client.close()


def how_to_give(item: Item) -> str:
    """What to do about a missing thing, as an option of this command where there is one."""
    where, _, name = item.field.partition(":")
    if where == "credential" and "is missing" in item.words:
        return f"Give it as --credential {name}=env:NAME or file:PATH."
    if where == "secret" and "is missing" in item.words:
        return "Give it as --secret fuse=env:NAME or file:PATH."
    return "Give it as --base-url URL." if where == "address" and not name else item.remedy


def exit_code(ended: Ended) -> int:
    """0 for an answer of 2xx, 1 for any other and for none."""
    return Exit.FINE if ended.outcome.has_answer and 200 <= ended.status <= 299 else Exit.FAILED


def report_json(prepared: Prepared, ended: Ended) -> None:
    """Print the object of the command line contract; `status` and `answer` are null without one."""
    found: Json = {
        "status": ended.status or None,
        "duration_ms": round(ended.seconds * 1000, 1),
        "request": {
            "url": prepared.outgoing.url,
            "headers": [[name, value] for name, value in prepared.shown_headers],
        },
        "answer": answer_of(ended),
        "explanation": ended.explanation,
    }
    terminal.emit(json.dumps(found, indent=2))


def answer_of(ended: Ended) -> Json:
    """The answer as JSON where it is some, else as text; None when none came."""
    if not ended.status:
        return None
    document = fuse_sync.answer_document(ended.content)
    if document is None or ended.outcome is Outcome.TOO_LARGE:
        return ended.content.decode("utf-8", "replace")
    return document


def report_text(prepared: Prepared, ended: Ended) -> None:
    """Print the same for a person."""
    terminal.emit(f"POST {prepared.outgoing.url}")
    for name, value in prepared.shown_headers:
        terminal.emit(f"  {name}: {value}")
    took = f"{ended.seconds * 1000:.0f} ms"
    terminal.emit(f"{ended.status or 'No answer'} after {took}")
    if ended.content:
        terminal.emit(answer_text(ended.content))
    terminal.emit(ended.explanation)


def keep(path: Path, call: Call) -> None:
    """Keep the call in the archive when nobody else has it open; else say so."""
    archive = Archive.open(path)
    if isinstance(archive, Problem):
        terminal.say(f"The call is not kept in the archive. {archive.sentence}")
        return
    kept = archive.add_call(call)
    problem = kept if isinstance(kept, Problem) else None
    problem = archive.close() or problem
    if problem is not None:
        terminal.say(f"The call is not kept in the archive. {problem.sentence}")
