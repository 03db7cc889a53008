"""Files of schemes: read one by one or by the folder, written under their names."""

from pathlib import Path

from inspector.core.problem import Problem
from inspector.exchange.scheme_files import SchemeFile, read_file, read_folder, save_file

TEXT = 'name = "acme"\nheader = "X-Acme"\n'


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    """Under its name, with its comments."""
    text = "# mine\n" + TEXT

    path = save_file(tmp_path / "schemes", text)

    assert path == tmp_path / "schemes" / "acme.toml"
    assert isinstance(path, Path)
    found = read_file(path)
    assert isinstance(found, SchemeFile)
    assert (found.scheme.id, found.text) == ("custom:acme", text)
    assert [file.scheme.id for file in read_folder(path.parent).files] == ["custom:acme"]


def test_a_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    """Each problem names its file; a name counts once."""
    (tmp_path / "a.toml").write_text("[")
    (tmp_path / "b.toml").write_text(TEXT)
    (tmp_path / "c.toml").write_text(TEXT)
    (tmp_path / "d.toml").write_bytes(b"\xff")
    (tmp_path / "e.txt").write_text("no scheme")

    found = read_folder(tmp_path)

    assert [file.scheme.id for file in found.files] == ["custom:acme"]
    words = [problem.sentence for problem in found.problems]
    assert ["a.toml" in words[0], "c.toml" in words[1], "d.toml" in words[2]] == [True] * 3


def test_what_cannot_be_read_or_written_is_a_problem(tmp_path: Path) -> None:
    """A missing folder is none: nobody made it yet."""
    file = tmp_path / "file"
    file.write_text("x")

    assert read_folder(tmp_path / "none") == ((), ())
    assert isinstance(read_file(tmp_path / "none"), Problem)
    assert len(read_folder(file).problems) == 1
    assert isinstance(save_file(file, TEXT), Problem)
    assert isinstance(save_file(tmp_path, "["), Problem)
