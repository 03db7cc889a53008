"""The commands about schemes are part of the protocol."""

from inspector.engine.protocol import COMMANDS
from inspector.engine.scheme_protocol import SCHEME_COMMANDS


def test_every_command_has_its_name() -> None:
    """None hides another."""
    assert {name: COMMANDS[name] for name in SCHEME_COMMANDS} == SCHEME_COMMANDS
