"""Rows for the terminal are aligned and harmless."""

from inspector.archive.values import Judgement
from inspector.cli.capture_table import WIDTHS, badge, cell, heading, row
from inspector.core.capture import Capture, Kind, request_of
from inspector.core.event import Event
from inspector.core.verdict import Outcome, Verdict

CAPTURE = Capture(
    1, 1_700_000_000_450_000, Kind.COMPLETE, request_of(b"POST /a HTTP/1.1\r\n\r\n", b"")
)


def test_columns_are_aligned() -> None:
    """Every row begins its columns where the heading does."""
    event = Event("fuse", "financial_connection.sync_data", "sync_data", entity="67bcb452")
    text = row(CAPTURE, Judgement(1, event, (Verdict("fuse", Outcome.VERIFIED, "ok"),)))

    assert text.index("sync_data 67bcb452") == heading().index("Event")
    assert text.index("✓ fuse") == heading().index("Signatures")
    assert text.endswith("200")
    assert ":20.4" in text


def test_an_unknown_request_shows_its_line() -> None:
    """Without an event the method and path say what came."""
    assert "POST /a" in row(CAPTURE, Judgement(1, Event()))


def test_control_characters_do_not_reach_the_terminal() -> None:
    """An event type with an escape sequence is shown, not obeyed."""
    text = row(CAPTURE, Judgement(1, Event("", "\x1b[2Jgone\n")))

    assert "\x1b" not in text
    assert "\n" not in text


def test_long_cells_are_cut() -> None:
    """A cell keeps its width."""
    assert cell("a" * 99, 5) == "aaaa…"
    assert len(cell("", WIDTHS[0])) == WIDTHS[0]


def test_badges_carry_words() -> None:
    """Mark and scheme always; the outcome where it is not plain."""
    assert badge(Verdict("powens-hmac", Outcome.FAILED, "")) == "✗ hmac"
    assert badge(Verdict("fynapse", Outcome.EXPIRED, "")) == "✗ fynapse expired"
    assert badge(Verdict("fuse", Outcome.NO_SECRET, "")) == "? fuse no-secret"
