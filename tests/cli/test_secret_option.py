"""`--secret` reads from the environment, a file or the command line, and never repeats a value."""

from pathlib import Path

import pytest

from inspector.cli.secret_option import FILE_LIMIT, read_file, read_secrets, read_value
from inspector.core.problem import Problem
from inspector.core.secret import Use


def test_the_first_of_a_scheme_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    """Repeating a scheme means rotation: current, previous, previous 2."""
    monkeypatch.setenv("A", "one")
    secrets = read_secrets(["fuse=env:A", "fiskil=env:A", "fuse=env:A", "fuse=env:A"])

    assert not isinstance(secrets, Problem)
    assert [(s.scheme, s.use, s.name) for s in secrets] == [
        ("fuse", Use.CURRENT, "current"),
        ("fiskil", Use.CURRENT, "current"),
        ("fuse", Use.PREVIOUS, "previous"),
        ("fuse", Use.PREVIOUS, "previous 2"),
    ]


def test_a_literal_is_taken_with_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    """Other users can read arguments, so a literal is warned about on stderr, without its text."""
    secrets = read_secrets(["fuse=hunter2=="])

    assert not isinstance(secrets, Problem)
    assert secrets[0].value == "hunter2=="
    warning = capsys.readouterr()
    assert "env:NAME" in warning.err
    assert "hunter2" not in warning.err + warning.out


def test_a_forgotten_scheme_is_not_repeated() -> None:
    """What stands there may be the secret itself, so the message names the schemes only."""
    problem = read_secrets(["hunter2"])

    assert isinstance(problem, Problem)
    assert "hunter2" not in str(problem)
    assert "powens-hmac" in str(problem)


def test_one_line_end_after_a_file_is_left_out(tmp_path: Path) -> None:
    """Editors end files with a line feed; anything else belongs to the secret."""
    file = tmp_path / "secret"
    for written, read in ((b"a\n", "a"), (b"a\r\n", "a"), (b" a \n\n", " a \n"), (b"a", "a")):
        file.write_bytes(written)

        assert read_value(f"file:{file}") == read


def test_an_empty_secret_is_a_problem(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing can be judged by it, and a variable that is set but empty is a common slip."""
    monkeypatch.setenv("E", "")
    (tmp_path / "empty").write_text("\n")

    for source in ("", "env:", "env:E", "file:", f"file:{tmp_path / 'empty'}"):
        problem = read_secrets([f"fuse={source}"])
        assert isinstance(problem, Problem)
        assert problem.remedy


def test_what_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    """A missing variable, a missing file, a huge one and a binary one each say what to do."""
    big, binary = tmp_path / "big", tmp_path / "binary"
    big.write_bytes(b"a" * (FILE_LIMIT + 1))
    binary.write_bytes(b"\xff\xfe")

    problems = [read_value("env:NOT_SET_ANYWHERE"), *(read_file(p) for p in (tmp_path / "no", big, binary, Path("~nobody-here/x")))]  # fmt: skip
    assert all(isinstance(problem, Problem) and problem.remedy for problem in problems)
