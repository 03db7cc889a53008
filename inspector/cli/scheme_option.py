"""The schemes a command knows: ours, those of the schemes folder, and those of `--scheme-file`."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from inspector import providers, settings
from inspector.cli import terminal
from inspector.core.problem import Problem
from inspector.core.scheme import Scheme
from inspector.exchange.scheme_files import SchemeFile, read_file, read_folder
from inspector.providers.custom import PREFIX

HELP = (
    "a scheme of your own as a TOML file, known as custom:NAME; repeat it for several. The files in"
    " the folder `schemes` beside the settings are known without it"
)


def add_scheme_file_option(parser: argparse.ArgumentParser) -> None:
    """Give a command the `--scheme-file` option."""
    parser.add_argument(
        "--scheme-file", action="append", default=[], metavar="FILE", type=Path, help=HELP
    )


def scheme_id(text: str) -> str:
    """Read a scheme's id; an error never repeats the text, which may be `SCHEME=VALUE`."""
    if text in providers.SCHEMES or (text.startswith(PREFIX) and "=" not in text):
        return text
    known = ", ".join(providers.SCHEMES)
    raise argparse.ArgumentTypeError(f"there is no such scheme; known: {known}, custom:NAME")


def read_custom(files: list[Path]) -> Mapping[str, SchemeFile] | Problem:
    """Custom schemes by id; a file that was named counts before one of the folder.

    A file of the folder that cannot be used is told and left out.
    """
    found: dict[str, SchemeFile] = {}
    for path in files:
        one = read_file(path.expanduser())
        if isinstance(one, Problem):
            return one
        found.setdefault(one.scheme.id, one)
    folder = read_folder(settings.schemes_folder())
    for problem in folder.problems:
        terminal.say(f"webhook-inspector: {problem}")
    for each in folder.files:
        found.setdefault(each.scheme.id, each)
    return found


def known_schemes(custom: Mapping[str, SchemeFile]) -> Mapping[str, Scheme]:
    """Ours and these, by id."""
    return {**providers.SCHEMES, **{name: each.scheme for name, each in custom.items()}}


def chosen(id: str, known: Mapping[str, Scheme]) -> Scheme | Problem:  # noqa: A002 - our word
    """The scheme of an id."""
    scheme = known.get(id)
    if scheme is not None:
        return scheme
    mine = ", ".join(one for one in known if one.startswith(PREFIX)) or "none"
    return Problem(
        "There is no custom scheme of that name.", f"Known: {mine}. Give one by --scheme-file."
    )
