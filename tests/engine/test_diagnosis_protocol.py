"""Facts about the commands of diagnosing as they are read."""

from inspector.engine.diagnosis_protocol import Compare, Diagnose, DiagnoseStop
from inspector.engine.protocol import read_command


def test_the_commands_are_read() -> None:
    """By their names, with what they need."""
    line = b'{"id": 1, "do": "diagnose", "capture": 4, "scheme": "fuse"}'
    assert read_command(line) == (1, Diagnose(id=1, capture=4, scheme="fuse"))
    line = b'{"id": 2, "do": "diagnose-stop", "capture": 4, "scheme": "fuse"}'
    assert read_command(line) == (2, DiagnoseStop(id=2, capture=4, scheme="fuse"))
    line = b'{"id": 3, "do": "compare", "capture": 4, "scheme": "fuse", "pasted": "00"}'
    assert read_command(line) == (3, Compare(id=3, capture=4, scheme="fuse", pasted="00"))
