"""The export object holds everything that was received."""

import base64
import json

from inspector.core.capture import Capture, Kind, request_of
from inspector.core.verdict import Outcome, Verdict
from inspector.exchange.jsonl import exported, line, moment

HEAD = b"POST /a HTTP/1.1\r\nx-A: 1\r\nX-a: \xe9\r\n\r\n"


def capture(kind: Kind = Kind.COMPLETE, *, starred: bool = False) -> Capture:
    """A small capture."""
    return Capture(7, 1_700_000_000_000_005, kind, request_of(HEAD, b"\x00\xff"), starred=starred)


def test_the_object_is_complete() -> None:
    """Fields are pairs in order and original case, bytes are base64, times have microseconds."""
    verdict = Verdict("fuse", Outcome.VERIFIED, "Signed.", "current")
    found = json.loads(line(exported(capture(), "fuse", "sync", [verdict])))

    assert list(found) == [
        "id", "received_at", "method", "target", "http_version", "headers", "head_base64",
        "body_base64", "peer", "provider", "event_type", "verdicts", "reply", "marks",
    ]  # fmt: skip
    assert found["received_at"] == "2023-11-14T22:13:20.000005Z"
    assert found["headers"] == [["x-A", "1"], ["X-a", "é"]]
    assert base64.b64decode(found["head_base64"]) == HEAD
    assert base64.b64decode(found["body_base64"]) == b"\x00\xff"
    assert found["verdicts"][0]["outcome"] == "verified"
    assert found["marks"] == []


def test_bytes_can_stay_behind() -> None:
    """`listen --json` leaves the two byte fields out and nothing else."""
    full = exported(capture(), "", "", [])
    short = exported(capture(), "", "", [], with_bytes=False)

    assert set(full) - set(short) == {"head_base64", "body_base64"}


def test_marks_say_what_is_odd_about_a_capture() -> None:
    """Cut and starred are marks."""
    assert exported(capture(Kind.CUT, starred=True), "", "", [])["marks"] == ["cut", "starred"]


def test_a_moment_is_rfc_3339() -> None:
    """The epoch is written with all six digits."""
    assert moment(0) == "1970-01-01T00:00:00.000000Z"
