"""The command line as a whole: what it lists works, and failures are exit codes."""

import subprocess
import sys

import pytest

from inspector import __version__
from inspector.cli.main import COMMANDS, main


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


def test_the_window_waits_for_nothing_it_does_not_use() -> None:
    """Choosing the window imports neither the engine nor an HTTP client."""
    code = (
        "import sys; from inspector.cli.main import parser; parser(['gui']);"
        "sys.exit(any(name in sys.modules for name in ('inspector.engine', 'httpx', 'httptools')))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
