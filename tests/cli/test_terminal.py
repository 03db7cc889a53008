"""Results go to stdout, everything else to stderr."""

import pytest

from inspector.cli import terminal
from inspector.core.problem import Problem


def test_streams_are_kept_apart(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A script reads stdout and sees results only."""
    terminal.emit("result")
    terminal.say("talk")
    terminal.emit_bytes(b"\xff")

    captured = capfdbinary.readouterr()
    assert captured.out == b"result\n\xff"
    assert captured.err == b"talk\n"


def test_a_problem_is_exit_code_two(capsys: pytest.CaptureFixture[str]) -> None:
    """Unusable input says its sentence and its remedy."""
    assert terminal.complain(Problem("It is broken.", "Mend it.")) == 2
    assert "It is broken. Mend it." in capsys.readouterr().err


def test_a_needed_value_ends_the_command() -> None:
    """A value passes; a problem is carried to `main`."""
    assert terminal.needed(7) == 7
    with pytest.raises(terminal.Unusable):
        terminal.needed(Problem("No."))
