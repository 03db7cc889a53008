"""The commands about drafts are read from a line like any other."""

from inspector.engine.draft_protocol import SendDraft
from inspector.engine.protocol import read_command
from tests.engine.house import as_line

DRAFT = {
    "provider": "fuse", "event": "x", "method": "POST", "url": "http://127.0.0.1:1/",
    "headers": [["A", "b"]], "body": "{}",
}  # fmt: skip


def test_a_draft_travels_as_text() -> None:
    """Header fields are pairs; it is signed unless the command says otherwise."""
    number, command = read_command(as_line(id=4, do="send-draft", draft=DRAFT))

    assert number == 4
    assert isinstance(command, SendDraft)
    assert command.draft.headers == (("A", "b"),)
    assert command.sign
