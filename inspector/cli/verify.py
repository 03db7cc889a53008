"""`verify`: judge one request from a file."""

import argparse
import json
from collections.abc import Mapping, Sequence

from inspector import providers
from inspector.cli import diagnosing, moment, terminal
from inspector.cli.request_options import add_parts_options, chosen_request
from inspector.cli.scheme_option import (
    add_scheme_file_option,
    chosen,
    known_schemes,
    read_custom,
    scheme_id,
)
from inspector.cli.secret_option import add_secret_option, read_secrets
from inspector.cli.terminal import Exit
from inspector.core.capture import Request
from inspector.core.diagnosis import Diagnosis
from inspector.core.event import Event
from inspector.core.verdict import Finding, Outcome, Verdict
from inspector.decode.opening import open_request
from inspector.exchange.jsonl import verdict_members
from inspector.exchange.raw_request import content_length
from inspector.providers.judging import judge, recognise

SIGNS = {True: "✓ pass", False: "✗ fail"}
EXAMPLES = """examples:
  webhook-inspector verify --request captured.http --secret fuse=env:FUSE_API_KEY
  webhook-inspector verify --body body.json --header 'X-Fiskil-Signature: 6YnY…' \\
      --secret fiskil=file:fiskil.secret
  webhook-inspector verify --request old.http --secret fynapse=env:FYNAPSE \\
      --now 2026-04-14T09:54:45Z          judge by the clock of that day

exit codes: 0 every judged scheme passes · 1 one fails · 2 unusable input · 3 nothing to judge"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "verify",
        help="judge the signatures of one request from a file",
        description="Judge the signatures of one request, exactly as the window does.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--request", metavar="FILE", help="a raw HTTP request (- is stdin)")
    parser.add_argument(
        "--header", action="append", default=[], metavar="'K: V'", help="a header field; repeat it"
    )
    add_parts_options(parser)
    add_secret_option(parser)
    add_scheme_file_option(parser)
    parser.add_argument(
        "--scheme", type=scheme_id, metavar="ID",
        help=f"judge this scheme only: {', '.join(providers.SCHEMES)} or custom:NAME",
    )  # fmt: skip
    parser.add_argument("--now", metavar="RFC3339", help=moment.HELP)
    parser.add_argument(
        "--tolerance", type=tolerance, metavar="S",
        help="seconds a timestamp may be off, inf for any; default: each scheme's own",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def tolerance(text: str) -> float:
    """Read `--tolerance`: a number of seconds from 0 to `inf`."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not seconds >= 0:  # which NaN is not either
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds


def run(options: argparse.Namespace) -> int:
    """Judge and report."""
    request = terminal.needed(chosen_request(options))
    custom = terminal.needed(read_custom(options.scheme_file))
    known = known_schemes(custom)
    secrets = terminal.needed(read_secrets(options.secret, known))
    now = terminal.needed(moment.read_moment(options.now))
    stored = secrets
    if options.scheme:
        secrets = [secret for secret in secrets if secret.scheme == options.scheme]
    opened = open_request(request)
    wanted = terminal.needed(chosen(options.scheme, known)).provider if options.scheme else ""
    event = recognise(opened, wanted)
    tolerances = {} if options.tolerance is None else dict.fromkeys(known, options.tolerance)
    mine = [each.scheme for each in custom.values()]
    proofs = judge(opened, event, secrets, now, tolerances, custom=mine)
    verdicts = [p.verdict for p in proofs if options.scheme in (None, p.verdict.scheme)]
    judged = diagnosing.Judged(opened, event, stored, now, tolerances)
    diagnoses = diagnosing.diagnoses(judged, verdicts, known)
    findings = (*cut_short(request), *opened.findings, *event.findings)
    report = report_json if options.json else report_text
    report(event, verdicts, diagnoses, findings)
    return exit_code(verdicts)


def cut_short(request: Request) -> Sequence[Finding]:
    """Say so of a body with fewer bytes than its head announces."""
    length = content_length(request)
    if length is None or length <= len(request.body):
        return ()
    sentence = (
        f"Content-Length announces {length:,} bytes and the body has {len(request.body):,},"
        " so it is not what was sent."
    )
    return (Finding("cut", sentence),)


def exit_code(verdicts: Sequence[Verdict]) -> int:
    """What the verdicts mean for a script."""
    judged = [verdict for verdict in verdicts if verdict.outcome is not Outcome.NO_SECRET]
    if not judged:
        return Exit.NOTHING
    return Exit.FAILED if any(verdict.outcome.fails for verdict in judged) else Exit.FINE


def report_json(
    event: Event,
    verdicts: Sequence[Verdict],
    diagnoses: Mapping[str, Diagnosis],
    findings: Sequence[Finding],
) -> None:
    """Print the object of the command line contract."""
    found = {
        "provider": event.provider,
        "event_type": event.type,
        "verdicts": [verdict_members(verdict) for verdict in verdicts],
        "diagnosis": diagnosing.cause_members(diagnoses),
        "tried": diagnosing.tried_members(diagnoses),
        "findings": [{"kind": f.kind, "explanation": f.explanation} for f in findings],
    }
    terminal.emit(json.dumps(found, indent=2))


def report_text(
    event: Event,
    verdicts: Sequence[Verdict],
    diagnoses: Mapping[str, Diagnosis],
    findings: Sequence[Finding],
) -> None:
    """Print the same for a person."""
    provider = providers.provider_named(event.provider)
    name = provider.name if provider else "Unknown provider"
    terminal.emit(" · ".join(part for part in (name, event.type, event.description) if part))
    for verdict in verdicts:
        sign = (
            "? unknown" if verdict.outcome is Outcome.NO_SECRET else SIGNS[verdict.outcome.passes]
        )
        reading = f" ({verdict.reading})" if verdict.reading else ""
        terminal.emit(f"{sign}  {verdict.scheme} {verdict.outcome}{reading}: {verdict.explanation}")
        for line in diagnosing.lines(verdict, diagnoses.get(verdict.scheme)):
            terminal.emit(line)
    if not verdicts:
        terminal.emit(
            "Nothing to judge: no proof that we know came, and none is due by a --secret."
        )
    for finding in findings:
        terminal.emit(f"note  {finding.explanation}")
