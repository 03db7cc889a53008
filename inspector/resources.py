"""Finds the files of `resources/` in a source tree, an installed wheel and a frozen program.

No other module knows where these files lie.
"""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """The path of a resource, such as `path("icons", "copy.svg")`.

    Without parts: the folder itself. The file need not exist; whoever opens it says so.
    """
    return _folder(getattr(sys, "_MEIPASS", None), _PACKAGE).joinpath(*parts)


def _folder(unpacked: str | None, package: Path) -> Path:
    """Where resources lie, given where a frozen program was unpacked and where our package is."""
    if unpacked is not None:
        return Path(unpacked) / "resources"
    carried = package / "_resources"  # a wheel carries them inside the package
    return carried if carried.is_dir() else package.parent / "resources"
