"""An archive of the test's own, closed after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.archive.archive import Archive
from tests.archive.making import opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's archive is."""
    return tmp_path / "archive.db"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    """A new archive, open."""
    made = opened(Archive.open(path))
    yield made
    assert made.close() is None
