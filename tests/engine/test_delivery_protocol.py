"""The command about a delivery, as it comes over the line."""

from inspector.engine import protocol
from inspector.engine.delivery_protocol import Delivery
from tests.engine.house import as_line


def test_it_is_a_command_about_a_capture() -> None:
    """It can be asked masked, as everything that shows what was received."""
    number, command = protocol.read_command(as_line(id=3, do="delivery", capture=7, mask="x"))

    assert number == 3
    assert isinstance(command, Delivery)
    assert (command.capture, command.mask) == (7, "x")
