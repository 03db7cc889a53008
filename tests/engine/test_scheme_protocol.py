"""The commands about schemes are part of the protocol."""

from inspector.engine.protocol import COMMANDS
from inspector.engine.scheme_protocol import SCHEME_COMMANDS, FindScheme


def test_every_command_has_its_name() -> None:
    """None hides another."""
    assert {name: COMMANDS[name] for name in SCHEME_COMMANDS} == SCHEME_COMMANDS


def test_a_secret_that_is_searched_with_never_shows_itself() -> None:
    """Whoever logs a command logs no secret."""
    assert "hunter2" not in repr(FindScheme(id=1, captures=[1], secret="hunter2"))
