"""Resources are found wherever the program was installed from."""

import sys
from pathlib import Path

import pytest

from inspector import resources


def test_in_a_source_tree_they_lie_beside_the_package() -> None:
    """A clone keeps them in `resources/` at its root."""
    root = Path(__file__).resolve().parents[1]
    assert resources.path() == root / "resources"
    assert resources.path("icons", "copy.svg") == root / "resources" / "icons" / "copy.svg"


def test_a_wheel_carries_them_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where `_resources` exists inside the package it is taken."""
    package = tmp_path / "site-packages" / "inspector"
    (package / "_resources" / "themes").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.path("themes") == package / "_resources" / "themes"


def test_a_frozen_program_unpacks_them_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A frozen program's own folder wins over everything else."""
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.path("fonts", "a.ttf") == tmp_path / "resources" / "fonts" / "a.ttf"


def test_a_missing_file_is_still_named() -> None:
    """The locator names a place and does not promise a file."""
    assert not resources.path("no-such-thing.txt").exists()
