"""`sign`: the header lines that make a request pass."""

import argparse
import re
from dataclasses import replace

from inspector import providers
from inspector.cli import moment, terminal
from inspector.cli.request_options import add_parts_options, from_parts
from inspector.cli.scheme_option import (
    add_scheme_file_option,
    chosen,
    known_schemes,
    read_custom,
    scheme_id,
)
from inspector.cli.secret_option import read_value
from inspector.cli.terminal import Exit
from inspector.core.problem import Problem
from inspector.core.scheme import ExplainsSigning
from inspector.core.secret import Secret
from inspector.decode.opening import open_request

EXAMPLES = """examples:
  webhook-inspector sign --scheme fiskil --secret file:fiskil.secret --body body.json
  webhook-inspector sign --scheme powens-hmac --secret env:POWENS_KEY \\
      --body body.json --target /powens/user-created"""


CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
UNFIT = Problem(
    "The secret cannot travel in a header: it has a line break, a control character or a blank at"
    " one end.",
    "Look at where it comes from.",
)


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "sign",
        help="print the header lines that make a request pass",
        description="Print the header lines that sign a request; `verify` accepts them.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--scheme", required=True, type=scheme_id, metavar="ID",
        help=f"{', '.join(providers.SCHEMES)} or custom:NAME",
    )  # fmt: skip
    parser.add_argument(
        "--secret", required=True, metavar="VALUE", help="env:NAME, file:PATH or the secret itself"
    )
    add_scheme_file_option(parser)
    add_parts_options(parser)
    parser.add_argument("--now", metavar="RFC3339", help=moment.HELP)
    parser.set_defaults(run=run)


def fits_a_header(token: str) -> bool:
    """Whether a token arrives as it was sent: no control character, no blank at an end."""
    return token == token.strip() and not CONTROL.search(token)


def run(options: argparse.Namespace) -> int:
    """Sign and print."""
    secret = terminal.needed(read_value(options.secret.removeprefix(f"{options.scheme}=")))
    now = terminal.needed(moment.read_moment(options.now))
    request = terminal.needed(from_parts(options, ()))
    known = known_schemes(terminal.needed(read_custom(options.scheme_file)))
    scheme = terminal.needed(chosen(options.scheme, known))
    headers = scheme.sign(request, secret, now)
    if not headers and isinstance(scheme, ExplainsSigning) and (why := scheme.cannot_sign(secret)):
        return terminal.complain(Problem(f"This cannot be signed. {why}"))
    if any(secret in value for _, value in headers) and not fits_a_header(secret):
        return terminal.complain(UNFIT)
    # The verifier has the last word: a secret or a body that cannot be used gives no header, and
    # with a header that means nothing the verifier says which of them it is.
    signed = open_request(replace(request, headers=headers or ((scheme.header, "-"),)))
    proof = scheme.judge(signed, [Secret("sign", scheme.id, secret)], now, scheme.tolerance)
    if not proof.verdict.outcome.passes:
        return terminal.complain(Problem(f"This cannot be signed. {proof.verdict.explanation}"))
    for name, value in headers:
        terminal.emit(f"{name}: {value}")
    return Exit.FINE
