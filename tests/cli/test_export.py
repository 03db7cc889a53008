"""`export` writes what was captured, completely or not at all."""

import argparse
import base64
import json
import os
import shutil
import threading
from pathlib import Path

import pytest

from inspector.archive.archive import Archive
from inspector.archive.values import Arrived, Judgement, Note
from inspector.cli import export
from inspector.cli.terminal import Unusable
from inspector.core.capture import Kind, Reply
from inspector.core.event import Event
from inspector.core.verdict import Outcome, Verdict

HEAD = b"POST /fuse?a=1 HTTP/1.1\r\nX-b: \xe9\r\n\r\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two captures, the second failing."""
    path = tmp_path / "a.db"
    opened = Archive.open(path)
    assert isinstance(opened, Archive)
    for body in (b"one", b"\xfftwo needle"):
        opened.add(Arrived(1_700_000_000_000_000, Kind.COMPLETE, "127.0.0.1:1", "/fuse", HEAD, body,
                           b"", "POST", "/fuse?a=1", Reply()))  # fmt: skip
    opened.commit()
    verdict = Verdict("fuse", Outcome.FAILED, "Does not match.")
    opened.store_judgements([Judgement(2, Event("fuse", "x"), (verdict,))])
    opened.close()
    return path


def run(*arguments: str) -> int:
    """Run the command as the program would."""
    parser = argparse.ArgumentParser()
    export.add_parser(parser.add_subparsers())
    options = parser.parse_args(["export", "--format", "jsonl", *arguments])
    return int(options.run(options))


def test_every_capture_is_a_line(archive: Path, tmp_path: Path) -> None:
    """Oldest first, bytes as they came, verdicts where there are any; readable by its owner only."""
    out = tmp_path / "out.jsonl"
    assert run("--archive", str(archive), "--out", str(out)) == 0

    first, second = (json.loads(line) for line in out.read_text().splitlines())
    assert base64.b64decode(first["head_base64"]) == HEAD
    assert base64.b64decode(second["body_base64"]) == b"\xfftwo needle"
    assert [v["outcome"] for v in second["verdicts"]] == ["failed"]
    assert (first["id"], first["verdicts"]) == (1, [])
    assert out.stat().st_mode & 0o077 == 0


def test_what_the_user_wrote_is_exported(archive: Path, tmp_path: Path) -> None:
    """The note as a member of its own where there is one; the colour among the marks."""
    opened = Archive.open(archive)
    assert isinstance(opened, Archive)
    opened.save_note(2, Note("Asked the bank", "red"))
    opened.close()
    out = tmp_path / "out.jsonl"
    assert run("--archive", str(archive), "--out", str(out)) == 0
    first, second = (json.loads(line) for line in out.read_text().splitlines())
    assert (second["note"], second["marks"]) == ("Asked the bank", ["red"])
    assert ("note" in first, first["marks"]) == (False, [])


@pytest.mark.parametrize("query", ["verdict:failed", "needle", "provider:fuse"])
def test_a_filter_chooses(
    archive: Path, query: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The window's filter language works here, on stdout too; stderr says how many."""
    assert run("--archive", str(archive), "--out", "-", "--filter", query) == 0
    written = capfdbinary.readouterr()
    assert [json.loads(line)["id"] for line in written.out.splitlines()] == [2]
    assert written.err == b"1 capture exported.\n"


def test_failures_replace_nothing(archive: Path, tmp_path: Path) -> None:
    """No archive, a bad query, no place to write: a sentence, and the old file stays."""
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    for arguments in (
        ("--archive", str(tmp_path / "none.db"), "--out", str(out)),
        ("--archive", str(archive), "--out", str(out), "--filter", "colour:red"),
        ("--archive", str(archive), "--out", str(tmp_path / "no" / "out.jsonl")),
    ):
        with pytest.raises(Unusable):
            run(*arguments)

    assert out.read_text() == "old"


def test_an_older_archive_is_exported_where_it_cannot_be_written(tmp_path: Path) -> None:
    """Nothing is brought up to date for it: the same file, byte for byte, and no other beside it."""
    path, out = tmp_path / "v1.db", tmp_path / "out.jsonl"
    shutil.copy(Path(__file__).parent.parent / "data" / "archive-v1.db", path)
    before = path.read_bytes()
    path.chmod(0o400)
    assert run("--archive", str(path), "--out", str(out), "--filter", "note:x") == 0
    assert out.read_text() == ""
    assert run("--archive", str(path), "--out", str(out)) == 0
    assert len(out.read_text().splitlines()) > 1
    assert path.read_bytes() == before


def test_a_link_is_followed(archive: Path, tmp_path: Path) -> None:
    """The file behind it is replaced; the link stays one."""
    out, link = tmp_path / "out.jsonl", tmp_path / "link"
    out.write_text("old")
    link.symlink_to(out)

    assert run("--archive", str(archive), "--out", str(link)) == 0
    assert (link.is_symlink(), out.read_text().count("\n")) == (True, 2)


def test_links_in_a_circle_are_told(archive: Path, tmp_path: Path) -> None:
    """Such a name leads to no file."""
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(Unusable):
        run("--archive", str(archive), "--out", str(tmp_path / "a"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are POSIX")
def test_a_pipe_is_written_to(archive: Path, tmp_path: Path) -> None:
    """A pipe, or a device such as /dev/null, is no file: replacing it would take it away."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reading = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reading.start()

    assert run("--archive", str(archive), "--out", str(pipe)) == 0
    reading.join()
    assert (pipe.is_fifo(), read[0].count("\n")) == (True, 2)
