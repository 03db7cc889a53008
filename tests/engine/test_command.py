"""Commands."""

import msgspec
import pytest

from inspector.engine.command import Command


def test_every_command_has_a_number() -> None:
    """A message without one is no command."""
    assert msgspec.json.decode(b'{"id": 7, "more": 1}', type=Command).id == 7
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b"{}", type=Command)
