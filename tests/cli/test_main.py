"""The command line as a whole: what it lists works, and failures are exit codes."""

import os
import subprocess
import sys

import pytest

from inspector import __version__
from inspector.cli.main import COMMANDS, joined, main


def test_help_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    """The overview names every command and shows examples; each command has its own."""
    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    text = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(f"\n    {command} " in text for command in COMMANDS)
    assert "examples:" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`COMMAND --help` has examples."""
    with pytest.raises(SystemExit):
        main([command, "--help"])

    assert "examples:" in capsys.readouterr().out


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` prints the package's version."""
    with pytest.raises(SystemExit):
        main(["--version"])

    assert __version__ in capsys.readouterr().out


def test_a_problem_is_exit_code_two(capsys: pytest.CaptureFixture[str]) -> None:
    """What a command cannot use is said in words, not in a traceback."""
    assert main(["verify", "--request", "/no/such/file"]) == 2
    assert "/no/such/file cannot be read" in capsys.readouterr().err


def test_unknown_words_are_usage_errors() -> None:
    """argparse ends with its code 2."""
    with pytest.raises(SystemExit) as ended:
        main(["dance"])

    assert ended.value.code == 2


def test_what_nobody_takes_is_not_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    """A person who mistyped `--secret` typed a secret after it."""
    for words in (["--secrets", "fuse=hunter2"], ["--secrets=hunter2"], ["fuse=hunter2"]):
        assert main(["verify", *words]) == 2

        said = capsys.readouterr().err
        assert "hunter2" not in said
        assert ("--secrets" in said) == ("--secrets" in words[0])


def test_options_are_written_out(capsys: pytest.CaptureFixture[str]) -> None:
    """Half a name may mean another option one day."""
    assert main(["verify", "--sec", "fuse=x"]) == 2
    assert "no option --sec." in capsys.readouterr().err


def test_a_filter_may_begin_with_minus(capsys: pytest.CaptureFixture[str]) -> None:
    """It means "not", as in the window."""
    export = ["export", "--archive", "/no/such", "--format", "jsonl", "--out", "-"]

    assert main([*export, "--filter", "-verdict:verified"]) == 2
    assert "There is no archive at /no/such" in capsys.readouterr().err
    assert joined(["--secret"]) == ["--secret"]


def test_a_narrow_locale_is_no_traceback() -> None:
    """What it cannot show is escaped."""
    code = (
        "import sys; from inspector.cli.main import main;"
        "sys.exit(main(['verify', '--header', 'fuse-verification: x']))"
    )
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    ran = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)  # fmt: skip

    assert (ran.returncode, ran.stderr) == (3, b"")
    assert rb"Fuse \xb7 Fuse sent a webhook" in ran.stdout


def test_the_window_waits_for_nothing_it_does_not_use() -> None:
    """Choosing the window imports neither the engine nor an HTTP client."""
    code = (
        "import sys; from inspector.cli.main import parser; parser(['gui']);"
        "sys.exit(any(name in sys.modules for name in ('inspector.engine', 'httpx', 'httptools')))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
