"""The user's own schemes as files: one TOML file each, in a folder or by name."""

from pathlib import Path
from typing import NamedTuple

from inspector.core.problem import Problem
from inspector.providers.custom import LONGEST_FILE, MOST_SCHEMES, read_scheme
from inspector.providers.hmac_scheme import HmacScheme

SUFFIX = ".toml"


class SchemeFile(NamedTuple):
    """A scheme with the text it was read from, which is what other processes get."""

    scheme: HmacScheme
    text: str


class Folder(NamedTuple):
    """What a folder holds: schemes in the order of their files' names, and what is wrong there."""

    files: tuple[SchemeFile, ...]
    problems: tuple[Problem, ...]


def read_file(path: Path) -> SchemeFile | Problem:
    """One scheme of a file; the problem names the file."""
    try:
        with path.open("rb") as file:
            raw = file.read(LONGEST_FILE + 1)
        text = raw.decode()
    except OSError as error:
        return Problem(f"{path} cannot be read: {error.strerror}.", "Check the path.")
    except UnicodeDecodeError:
        return Problem(f"{path} is no UTF-8 text.", "Save it as UTF-8.")
    found = read_scheme(text)
    if isinstance(found, Problem):
        return Problem(f"{path}: {found.sentence}", found.remedy, found.kind)
    return SchemeFile(found, text)


def read_folder(folder: Path) -> Folder:
    """Every scheme of a folder; a folder that is missing holds none."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX)
    except FileNotFoundError:
        return Folder((), ())
    except OSError as error:
        problem = Problem(f"{folder} cannot be read: {error.strerror}.", "Check its permissions.")
        return Folder((), (problem,))
    files: dict[str, SchemeFile] = {}
    problems: list[Problem] = []
    for path in paths[:MOST_SCHEMES]:
        found = read_file(path)
        if isinstance(found, Problem):
            problems.append(found)
        elif found.scheme.id in files:
            sentence = f"{path}: another file has the name {found.scheme.label} already."
            problems.append(Problem(sentence, "Give it another name.", "bad-scheme"))
        else:
            files[found.scheme.id] = found
    return Folder(tuple(files.values()), tuple(problems))


def save_file(folder: Path, text: str) -> Path | Problem:
    """Write a scheme's text into a folder, under its name; an older one of that name goes."""
    found = read_scheme(text)
    if isinstance(found, Problem):
        return found
    path = folder / f"{found.label}{SUFFIX}"
    part = path.with_name(f".{path.name}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        return Problem(
            f"The scheme cannot be written to {path}: {error.strerror}.",
            "Check the folder's permissions and the free space.",
        )
    return path
