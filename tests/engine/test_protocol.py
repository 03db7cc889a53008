"""Facts about the control protocol's messages."""

import json

import pytest

from inspector.core.capture import Endpoint, Reply
from inspector.core.problem import Problem
from inspector.core.secret import Secret, Use
from inspector.engine import protocol
from inspector.engine.protocol import COMMANDS, read_command
from tests.engine.house import as_line


def test_a_secret_is_read_whole() -> None:
    """Every field of a secret travels."""
    fields = {
        "id": "a", "scheme": "fuse", "value": "v", "use": "previous", "label": "l",
        "endpoint": "/fuse", "environment": "sandbox", "user": "u",
    }  # fmt: skip

    number, command = read_command(as_line(id=7, do="secrets", secrets=[fields]))

    assert number == 7
    assert isinstance(command, protocol.Secrets)
    assert command.secrets == [Secret("a", "fuse", "v", Use.PREVIOUS, "l", "/fuse", "sandbox", "u")]


@pytest.mark.parametrize(
    "line", [b"", b"\n", b"{}", b"[]", b"nonsense", b'{"id":"x","do":"hello"}', b"\xff\xfe{", b"7"]
)
def test_what_is_no_command_is_a_problem(line: bytes) -> None:
    """It has no number that a reply could name."""
    number, problem = read_command(line)

    assert number is None
    assert isinstance(problem, Problem)


def test_an_unknown_command_is_named() -> None:
    """The problem goes to whoever asked."""
    number, problem = read_command(as_line(id=3, do="fly"))

    assert number == 3
    assert isinstance(problem, Problem)
    assert (problem.kind, "fly" in problem.sentence) == ("unknown-command", True)


@pytest.mark.parametrize(
    "line",
    [
        as_line(id=1, do="star", capture="one", on=True),
        as_line(id=1, do="star"),
        as_line(id=1, do="listen", port=None),
        as_line(id=1, do="endpoint-save", path=5),
    ],
)
def test_wrong_fields_are_named_with_their_type(line: bytes) -> None:
    """The sentence helps whoever writes a window."""
    number, problem = read_command(line)

    assert number == 1
    assert isinstance(problem, Problem)
    assert problem.kind == "bad-message"
    assert "$" in problem.sentence or "field" in problem.sentence


def test_a_secret_that_cannot_be_read_is_not_repeated() -> None:
    """Not its value, and not what else was in the line."""
    line = as_line(id=1, do="secrets", secrets=[{"id": 5, "scheme": "fuse", "value": "hunter2"}])

    _, problem = read_command(line)

    assert isinstance(problem, Problem)
    assert "hunter2" not in str(problem)


def test_unknown_fields_do_no_harm() -> None:
    """A newer window may say more than this engine knows."""
    _, command = read_command(as_line(id=1, do="hello", mood="fine"))

    assert isinstance(command, protocol.Hello)


def test_an_endpoint_comes_back_as_it_was_told() -> None:
    """Status, header fields, body and delay of a reply survive both directions."""
    reply = Reply(202, (("X-A", "1"),), "ü".encode(), 1.5)
    told = protocol.endpoint_message(Endpoint("/a", "fuse", reply))

    _, command = read_command(as_line(id=1, do="endpoint-save", **told))

    assert isinstance(command, protocol.EndpointSave)
    assert command.reply is not None
    assert (command.path, command.provider, command.reply.reply()) == ("/a", "fuse", reply)


def test_a_message_is_one_line() -> None:
    """Line ends inside a text are escaped."""
    line = protocol.write({"text": "a\nb\r\n\u2028"})

    assert line.count(b"\n") == 1
    assert json.loads(line)["text"] == "a\nb\r\n\u2028"


def test_the_default_reply_is_the_same_everywhere() -> None:
    """An endpoint without a reply of its own answers what an unknown path does."""
    assert protocol.ReplyShape().reply() == Reply()


def test_a_problem_has_three_fields() -> None:
    """None stays None."""
    assert protocol.problem_message(None) is None
    assert protocol.problem_message(Problem("A.", "B.", "c")) == {
        "sentence": "A.",
        "remedy": "B.",
        "kind": "c",
    }


def test_every_command_says_what_it_is_for() -> None:
    """The list is the documentation of the protocol."""
    assert all(shape.__doc__ for shape in COMMANDS.values())
