"""The command line: which commands there are, and what an expected failure of any of them means."""

import argparse
import importlib
import io
import sys
from collections.abc import Sequence

from inspector import __version__
from inspector.cli import terminal
from inspector.cli.terminal import Exit, Unusable
from inspector.core.problem import Problem

COMMANDS = ("gui", "listen", "verify", "sign", "simulate", "export", "sync")
MAY_BEGIN_WITH_MINUS = ("--filter", "--secret", "--credential")
EPILOG = """examples:
  webhook-inspector                              open the window
  webhook-inspector listen --secret fuse=env:FUSE_API_KEY
                                                 the same without a window
  webhook-inspector simulate fuse --to http://127.0.0.1:8787
                                                 send it a signed Fuse webhook
  webhook-inspector verify --request captured.http --secret fiskil=file:secret.txt
                                                 judge one request from a file

`webhook-inspector COMMAND --help` shows each command's options and examples."""


def parser(commands: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    """The command line with these commands.

    Each command is a module of this package, imported only when it is needed: the window must not
    wait for what only the terminal uses.
    """
    root = argparse.ArgumentParser(
        prog="webhook-inspector",
        description="Watch financial-data webhooks arrive, see whether each signature holds, and why not.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    root.add_argument("--version", action="version", version=f"webhook-inspector {__version__}")
    choices = root.add_subparsers(title="commands", metavar="COMMAND")
    for command in commands:
        importlib.import_module(f"inspector.cli.{command}").add_parser(choices)
        choices.choices[command].allow_abbrev = False  # a script must not rely on half a name
    return root


def joined(words: Sequence[str]) -> list[str]:
    """`--filter -is:starred` as `--filter=-is:starred`, which argparse takes for one option."""
    rest = iter(words)
    found: list[str] = []
    for word in rest:
        value = next(rest, None) if word in MAY_BEGIN_WITH_MINUS else None
        found.append(word if value is None else f"{word}={value}")
    return found


def not_understood(command: str, words: Sequence[str]) -> Problem:
    """What nobody takes; only names of options are repeated, as other words may be secrets."""
    names = [word.partition("=")[0] for word in words if word.startswith("--")]
    said = f"no option {', '.join(names)}" if names else "a word too many"
    return Problem(f"There is {said}.", f"See `webhook-inspector {command} --help`.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Without a command the window opens."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as stderr is, whatever the locale
    given = joined(sys.argv[1:] if arguments is None else arguments)
    # Options without a command are the window's: `webhook-inspector --port 9000`.
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "gui")
    root = parser(given[:1] if given[0] in COMMANDS else COMMANDS)
    options, unknown = root.parse_known_args(given)
    if unknown:
        return terminal.complain(not_understood(given[0], unknown))
    try:
        code: int = options.run(options)
    except Unusable as error:
        return terminal.complain(error.problem)
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        sys.stderr.close()
        return Exit.FAILED
    except KeyboardInterrupt:
        return 130
    return code
