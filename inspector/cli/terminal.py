"""The terminal: results go to stdout, everything else to stderr."""

import sys
from enum import IntEnum
from typing import TypeVar

from inspector.core.problem import Problem

T = TypeVar("T")


class Unusable(Exception):  # noqa: N818 - it ends a command, `main` turns it into an exit code
    """A command cannot go on with what it was given."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def needed(value: T | Problem) -> T:
    """The value; a problem ends the command with its sentence and exit code 2."""
    if isinstance(value, Problem):
        raise Unusable(value)
    return value


class Exit(IntEnum):
    """Exit codes of every command."""

    FINE = 0
    FAILED = 1  # a signature fails, a delivery was not taken
    UNUSABLE = 2  # input or arguments that cannot be used
    NOTHING = 3  # nothing could be judged


def emit(text: str) -> None:
    """Write a line of the result."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def emit_bytes(data: bytes) -> None:
    """Write bytes of the result as they are."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def say(text: str) -> None:
    """Tell the person at the terminal something that is no result."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def complain(problem: Problem) -> int:
    """Say what is wrong and what to do next; the exit code for it."""
    say(f"webhook-inspector: {problem}")
    return Exit.UNUSABLE
