"""Facts about the files that a window maps."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.core.capture import Kind, Request
from inspector.decode.line import SIZE, Line, pack, unpack
from inspector.decode.render import Chunk
from inspector.engine import render_files
from inspector.engine.render_files import RenderFiles, write_chunks, write_rendering
from tests.engine.house import FUSE, archive_of, arrived, gzipped


@pytest.fixture
def files(tmp_path: Path) -> RenderFiles:
    """Empty files."""
    made = RenderFiles(tmp_path / "b.text", tmp_path / "b.lines", tmp_path / "b.stop")
    made.text.touch()
    made.lines.touch()
    return made


def lines_of(files: RenderFiles) -> list[str]:
    """The lines as the window reads them."""
    records, text = files.lines.read_bytes(), files.text.read_bytes()
    found = (unpack(records, index) for index in range(len(records) // SIZE))
    return [text[line.offset : line.offset + line.length].decode() for line in found]


def test_a_compressed_body_is_laid_out_opened(tmp_path: Path, files: RenderFiles) -> None:
    """With its coding and both sizes."""
    request = gzipped(FUSE)
    with archive_of(tmp_path, request) as archive:
        rendered = write_rendering(archive.path, 1, "pretty", files)

    assert (rendered.coding, rendered.note) == ("gzip", "")
    assert rendered.sizes == (len(request.body), len(FUSE.body))
    assert rendered.line_count == len(lines_of(files)) == 5
    assert json.loads("".join(lines_of(files))) == json.loads(FUSE.body)


def test_hex_shows_what_came_over_the_wire(tmp_path: Path, files: RenderFiles) -> None:
    """Not what it opens to."""
    with archive_of(tmp_path, gzipped(FUSE)) as archive:
        write_rendering(archive.path, 1, "hex", files)

    assert lines_of(files)[0].startswith("00000000  1f 8b")


def test_a_body_that_cannot_be_opened_says_so(tmp_path: Path, files: RenderFiles) -> None:
    """And shows what came."""
    broken = replace(gzipped(FUSE), body=b"no gzip at all")
    with archive_of(tmp_path, broken) as archive:
        rendered = write_rendering(archive.path, 1, "pretty", files)

    assert rendered.note
    assert lines_of(files) == ["no gzip at all"]


def test_a_cut_body_says_so(tmp_path: Path, files: RenderFiles) -> None:
    """The reader should not wonder where the end is."""
    with archive_of(tmp_path) as archive:
        archive.add(arrived(FUSE)._replace(kind=Kind.CUT))
        archive.commit()
        rendered = write_rendering(archive.path, 1, "pretty", files)

    assert "not complete" in rendered.note


def test_a_capture_that_is_gone_has_no_lines(tmp_path: Path, files: RenderFiles) -> None:
    """The note says why."""
    with archive_of(tmp_path) as archive:
        rendered = write_rendering(archive.path, 1, "pretty", files)

    assert (rendered.line_count, bool(rendered.note)) == (0, True)


def test_an_empty_body_has_no_lines(tmp_path: Path, files: RenderFiles) -> None:
    """And nothing to say about it."""
    with archive_of(tmp_path, Request(b"", b"", "GET", "/", "1.1", ())) as archive:
        assert write_rendering(archive.path, 1, "pretty", files) == (0, "", "", (0, 0))


def test_earlier_records_are_written_anew_in_place(files: RenderFiles) -> None:
    """An opener learns where it closes."""
    first = Chunk(b"{", pack(Line(0, 1)))
    second = Chunk(b"}", pack(Line(1, 1)), ((0, pack(Line(0, 1, fold_end=1))),))

    assert write_chunks([first, second], files) == (2, "")
    assert unpack(files.lines.read_bytes(), 0).fold_end == 1
    assert lines_of(files) == ["{", "}"]


def test_a_record_is_written_after_its_text(files: RenderFiles) -> None:
    """Whoever sees a line can read it."""

    def chunks() -> Iterator[Chunk]:
        for number in range(3):
            yield Chunk(b"x", pack(Line(number, 1)))
            assert lines_of(files) == ["x"] * (number + 1)

    write_chunks(chunks(), files)


def test_it_ends_when_nobody_looks_any_more(files: RenderFiles) -> None:
    """After the chunk in hand."""
    files.stop.touch()
    chunk = Chunk(b"x", pack(Line(0, 1)))

    assert write_chunks([chunk, chunk], files)[0] == 1


def test_there_is_an_end_to_what_is_laid_out(
    files: RenderFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small body may unfold to very much."""
    monkeypatch.setattr(render_files, "MOST_TEXT", 2)
    chunk = Chunk(b"xx", pack(Line(0, 1)))

    count, why = write_chunks([chunk] * 5, files)

    assert (count, "rest" in why) == (2, True)


def test_a_full_disk_is_a_note(tmp_path: Path) -> None:
    """Nothing raises."""
    gone = RenderFiles(tmp_path / "x" / "t", tmp_path / "x" / "l", tmp_path / "x" / "s")

    count, why = write_chunks([Chunk(b"x", pack(Line(0, 1)))], gone)

    assert (count, "not shown" in why) == (0, True)
