"""Commands about syncing on the line."""

from inspector.core.credential import Credential
from inspector.core.problem import Problem
from inspector.engine import protocol
from inspector.engine.sync_protocol import SYNC_COMMANDS, Credentials, Sync
from tests.engine.house import as_line


def test_they_are_read_like_every_other() -> None:
    """By their names, with their fields."""
    sent = {"name": "Mx-Api-Key", "value": "hunter2", "environment": "sandbox"}
    line = as_line(id=1, do="credentials", credentials=[sent])

    assert set(SYNC_COMMANDS) <= set(protocol.COMMANDS)
    assert protocol.read_command(as_line(id=2, do="sync", capture=9)) == (2, Sync(id=2, capture=9))
    _, command = protocol.read_command(line)
    assert isinstance(command, Credentials)
    assert command.credentials == [Credential("Mx-Api-Key", "hunter2", "sandbox")]
    assert "hunter2" not in repr(command)


def test_a_credential_that_cannot_be_read_is_not_repeated() -> None:
    """The problem names the field, never the value."""
    line = as_line(id=1, do="credentials", credentials=[{"name": "A", "value": {"x": "hunter2"}}])
    _, problem = protocol.read_command(line)

    assert isinstance(problem, Problem)
    assert "hunter2" not in str(problem)
