"""`--secret SCHEME=VALUE`: where VALUE is `env:NAME`, `file:PATH` or, with a warning, the secret."""

import argparse
import os
from collections.abc import Collection, Sequence
from pathlib import Path

from inspector import providers
from inspector.cli import terminal
from inspector.core.problem import Problem
from inspector.core.secret import Secret, Use

FILE_LIMIT = 64 * 1024
HELP = (
    "a secret as SCHEME=VALUE; VALUE is env:NAME, file:PATH (one line end after it is left out) or "
    "the secret itself. Repeat it for several schemes, or for rotation: the first of a scheme is "
    "the current one, the next ones are previous"
)


def add_secret_option(parser: argparse.ArgumentParser) -> None:
    """Give a command the `--secret` option."""
    parser.add_argument("--secret", action="append", default=[], metavar="SCHEME=VALUE", help=HELP)


def read_secrets(
    options: Sequence[str], schemes: Collection[str] = tuple(providers.SCHEMES)
) -> list[Secret] | Problem:
    """Read every `SCHEME=VALUE`; the first of a scheme is current, the others are previous."""
    secrets: list[Secret] = []
    for option in options:
        scheme, equals, source = option.partition("=")
        if not equals or scheme not in schemes:
            known = ", ".join(schemes)
            # Never repeat the option: a person who forgot SCHEME= typed a secret there.
            return Problem("A --secret does not begin with a scheme.", f"Use one of: {known}.")
        value = read_value(source)
        if isinstance(value, Problem):
            return value
        earlier = sum(secret.scheme == scheme for secret in secrets)
        label = f"previous {earlier}" if earlier > 1 else ""
        use = Use.PREVIOUS if earlier else Use.CURRENT
        secrets.append(Secret(f"option-{len(secrets) + 1}", scheme, value, use, label))
    return secrets


def read_value(source: str, option: str = "--secret") -> str | Problem:
    """The text behind `env:NAME`, `file:PATH` or a literal; never an empty one."""
    value = _value(source)
    if value:
        return value
    remedy = f"Look at what {source} holds." if source else "Write it as env:NAME or file:PATH."
    return Problem(f"A {option} is empty.", remedy)


def _value(source: str) -> str | Problem:
    if source in ("env:", "file:"):
        return Problem(f"Nothing stands after {source}", "Write it as env:NAME or file:PATH.")
    if source.startswith("env:"):
        value = os.environ.get(source[4:])
        if value is None:
            return Problem(
                f"There is no environment variable {source[4:]}.", "Set it, then try again."
            )
        return value
    if source.startswith("file:"):
        return read_file(Path(source[5:]))
    terminal.say(
        "webhook-inspector: a secret on the command line can be read by other users of this "
        "machine; better: env:NAME or file:PATH."
    )
    return source


def read_file(path: Path) -> str | Problem:
    """The text of a small file without the line end after it; `~` is the user's home."""
    try:
        with path.expanduser().open("rb") as file:
            data = file.read(FILE_LIMIT + 1)
    except OSError as error:
        return Problem(f"{path} cannot be read: {error.strerror}.", "Check the path after file:.")
    except RuntimeError:  # a home that nobody has
        return Problem(f"{path} cannot be read: there is no such user.", "Write the whole path.")
    if len(data) > FILE_LIMIT:
        return Problem(f"{path} is longer than {FILE_LIMIT} bytes.", "A secret is one short line.")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return Problem(f"{path} is no UTF-8 text.", "Store the secret as text.")
    return text.removesuffix("\n").removesuffix("\r")
