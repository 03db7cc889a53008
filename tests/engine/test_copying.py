"""Facts about saving what an archive holds."""

import sys
from pathlib import Path

import pytest

from inspector import settings
from inspector.archive.archive import Archive
from inspector.core.problem import Problem
from inspector.engine.copying import save_copy
from tests.engine.house import FUSE, archive_of, play


def test_it_lies_beside_the_archive(tmp_path: Path) -> None:
    """Under a name that says what it is."""

    async def scene() -> None:
        with archive_of(tmp_path, FUSE) as archive:
            assert await save_copy(archive) == {"path": str(tmp_path / "captures-saved.sqlite")}

    play(scene)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_where_the_folder_is_gone_it_lies_among_our_archives(tmp_path: Path) -> None:
    """It opens there with everything in it."""
    folder = tmp_path / "disk"
    folder.mkdir()

    async def scene() -> None:
        with archive_of(folder, FUSE) as archive:
            folder.rename(tmp_path / "unplugged")
            answer = await save_copy(archive)
        assert not isinstance(answer, Problem)
        assert Path(answer["path"]).parent == settings.data_directory()
        saved = Archive.open(Path(answer["path"]))
        assert isinstance(saved, Archive)
        assert saved.counts().all == 1
        saved.close()

    play(scene)
