"""Commands know schemes of files and of the folder."""

import argparse
from pathlib import Path

import pytest

from inspector import settings
from inspector.cli import sign, verify
from inspector.cli.scheme_option import chosen, known_schemes, read_custom, scheme_id
from inspector.core.problem import Problem

TEXT = 'name = "acme"\nheader = "X-Acme"\n'


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings folder of its own."""
    monkeypatch.setenv(settings.HOME_VARIABLE, str(tmp_path))
    return tmp_path


def test_a_named_file_counts_before_the_folder(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file of the folder that cannot be used is told and left out."""
    folder = home / "schemes"
    folder.mkdir()
    (folder / "acme.toml").write_text(TEXT + "tolerance = 1\n")
    (folder / "bad.toml").write_text("[")
    named = home / "mine.toml"
    named.write_text(TEXT + "tolerance = 2\n")

    found = read_custom([named])

    assert not isinstance(found, Problem)
    assert found["custom:acme"].scheme.tolerance == 2.0
    assert "bad.toml" in capsys.readouterr().err
    assert list(known_schemes(found))[-1] == "custom:acme"


def test_a_named_file_has_to_be_right(home: Path) -> None:
    """Unlike one of the folder."""
    assert isinstance(read_custom([home / "none.toml"]), Problem)


def test_ids_are_checked_without_being_repeated() -> None:
    """A person may have typed a secret there."""
    assert scheme_id("custom:x") == "custom:x"
    for wrong in ("hunter2", "custom:x=hunter2"):
        with pytest.raises(argparse.ArgumentTypeError) as error:
            scheme_id(wrong)
        assert "hunter2" not in str(error.value)
    assert isinstance(chosen("custom:x", known_schemes({})), Problem)


def test_sign_and_verify_know_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What one prints the other accepts, by the file and by the folder."""
    (home / "schemes").mkdir()
    (home / "schemes" / "acme.toml").write_text(TEXT)
    file = home / "other.toml"
    file.write_text(TEXT.replace("acme", "other", 1))
    monkeypatch.setenv("S", "k")
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    sign.add_parser(commands)
    verify.add_parser(commands)

    for name, more in (("acme", []), ("other", ["--scheme-file", str(file)])):
        options = parser.parse_args(["sign", "--scheme", f"custom:{name}", "--secret", "env:S", *more])  # fmt: skip
        assert options.run(options) == 0
        line = capsys.readouterr().out.strip()
        arguments = ["verify", "--header", line, "--secret", f"custom:{name}=env:S", *more]
        options = parser.parse_args([*arguments, "--scheme", f"custom:{name}"])
        assert options.run(options) == 0
        assert f"custom:{name} verified" in capsys.readouterr().out
