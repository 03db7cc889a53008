"""Facts about an archive whose file goes away while it is open."""

from pathlib import Path

import pytest

from inspector.archive.presence import Presence


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "folder" / "captures.sqlite"
    place.parent.mkdir()
    place.write_bytes(b"one")
    return place


def test_a_file_that_stays_is_no_problem(file: Path) -> None:
    """Whatever is written into it."""
    presence = Presence(file)
    file.write_bytes(b"two")

    assert presence.problem() is None


def test_a_file_that_is_renamed_and_put_back(file: Path) -> None:
    """It is missed while it is away, and no longer."""
    presence = Presence(file)
    away = file.rename(file.with_name("away"))

    problem = presence.problem()
    assert problem is not None
    assert problem.kind == "moved"
    assert str(file) in problem.sentence
    away.rename(file)
    assert presence.problem() is None


def test_another_file_in_its_place_is_another(file: Path) -> None:
    """What was opened is not what lies there now."""
    presence = Presence(file)
    file.rename(file.with_name("away"))
    file.write_bytes(b"other")

    assert presence.problem() is not None


def test_a_folder_that_is_gone_took_the_file_along(file: Path) -> None:
    """As much as a file that was deleted."""
    presence = Presence(file)
    file.parent.rename(file.parent.with_name("elsewhere"))

    assert presence.problem() is not None
