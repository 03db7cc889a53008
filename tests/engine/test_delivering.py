"""A delivery, read from an archive and asked of an engine."""

import base64
import json
from pathlib import Path
from typing import Any

from inspector.archive.archive import Archive
from inspector.core.capture import Reply, Request
from inspector.core.problem import Problem
from inspector.engine import commands, delivering, protocol
from inspector.engine.delivering import read_delivery, retry_after
from inspector.engine.endpoints import EndpointTable
from inspector.engine.judging import judge_capture
from inspector.engine.protocol import Message
from inspector.engine.rules import Rules
from tests.engine.house import NOW, archive_of, arrived, as_line, house, play, secret, signed

S = 1_000_000
WARMING = Reply(503, body=b'{"error":"warming up"}')


def fiskil(message: str = "906", note: str = "") -> Request:
    """A Fiskil delivery."""
    document = {
        "publish_time": "2026-11-21T14:00:00Z", "message_id": message,
        "data": {"event": "consent.received", "consent_id": note},
    }  # fmt: skip
    return signed("fiskil", "/fiskil", json.dumps(document).encode())


def keep(archive: Archive, *came: tuple[Request, float, Reply]) -> None:
    """Judged captures, each with its seconds after NOW and our reply."""
    first = archive.reader.bounds()[1] + 1
    for request, seconds, reply in came:
        when = NOW + round(seconds * S)
        archive.add(
            arrived(request)._replace(received_at=when, reply=reply, endpoint=request.target)
        )
    assert archive.commit() is None
    rules = Rules((secret("fiskil"),))
    for capture in archive.reader.captures(range(first, first + len(came))):
        route = EndpointTable(()).route(capture.request.target)
        assert archive.store_judgements([judge_capture(capture, route, rules)]) is None


def told(archive: Archive, number: int) -> Message:
    """What is told of a capture's delivery."""
    found = read_delivery(archive.path, number)
    assert not isinstance(found, Problem), found
    return found


def test_attempts_of_one_message_and_what_comes_next(tmp_path: Path) -> None:
    """From whichever attempt one asks; others' messages are not among them."""
    with archive_of(tmp_path) as archive:
        keep(
            archive,
            (fiskil(), 0, WARMING),
            (fiskil("907"), 1, WARMING),
            (fiskil(), 66.9, WARMING),
        )
        found = told(archive, 3)
        assert told(archive, 1) == found

    assert [each["id"] for each in found["attempts"]] == [1, 3]
    first = found["attempts"][0]
    assert (first["status"], first["received_at"], first["same"]) == (503, NOW, True)
    assert first["body"] == '{"error":"warming up"}'
    assert first["verdicts"][0][:2] == ["fiskil", "verified"]
    assert (found["key"], found["provider"], found["of"]) == ("message_id", "fiskil", 6)
    assert found["standing"] == "due"
    assert found["windows"][0] == [3, NOW + 126_900_000, NOW + 666_900_000]
    assert len(found["windows"]) == 4
    assert found["rule"].startswith("Fiskil tries up to 5 more times")


def test_a_changed_body_is_told(tmp_path: Path) -> None:
    """By its size, else byte for byte; what is too much to read is left open."""
    with archive_of(tmp_path) as archive:
        keep(
            archive,
            (fiskil(note="a"), 0, WARMING),
            (fiskil(note="b"), 70, WARMING),
            (fiskil(note="longer"), 140, WARMING),
            (fiskil(note="a"), 210, Reply()),
        )
        kept = delivering.COMPARED
        try:
            compared = told(archive, 1)
            delivering.COMPARED = 10
            left_open = told(archive, 1)
        finally:
            delivering.COMPARED = kept

    assert [each["same"] for each in compared["attempts"]] == [True, False, False, True]
    assert [each["same"] for each in left_open["attempts"]] == [True, None, False, None]
    assert compared["standing"] == "accepted"
    assert compared["windows"] == []


def test_without_an_id_the_body_makes_the_delivery(tmp_path: Path) -> None:
    """Nobody's request: no rule, no count, nothing foretold."""
    bare = Request(b"", b"hello", "POST", "/x", "1.1", (("Host", "x"),))
    with archive_of(tmp_path) as archive:
        keep(archive, (bare, 0, WARMING), (bare, 5, WARMING))
        found = told(archive, 1)

    assert [each["same"] for each in found["attempts"]] == [True, True]
    assert (found["key"], found["provider"], found["rule"]) == ("body", "", "")
    assert (found["of"], found["standing"], found["windows"]) == (None, "unknown", [])


def test_what_is_not_judged_or_not_there_has_no_delivery(tmp_path: Path) -> None:
    """No attempts for the first, a problem for the second."""
    with archive_of(tmp_path, fiskil()) as archive:
        assert told(archive, 1)["attempts"] == []
        gone = read_delivery(archive.path, 9)

    assert isinstance(gone, Problem)
    assert gone.kind == "no-capture"


def test_retry_after_counts_in_seconds() -> None:
    """A date, or nonsense, is not computed with."""
    assert retry_after((("retry-After", " 120 "),)) == 120.0
    assert retry_after((("Retry-After", "Fri, 31 Dec 2026 23:59:59 GMT"),)) is None
    assert retry_after((("Retry-After", "9" * 30),)) is None
    assert retry_after(()) is None


def test_an_engine_tells_it_and_masks_it(tmp_path: Path) -> None:
    """What we replied may hold personal data: it is masked for a window that presents."""
    mask = base64.b64encode(b"k" * 32).decode()

    async def scene() -> list[Message]:
        async with house(tmp_path, secrets=(secret("fiskil"),)) as at:
            address = "ann@example.org"
            reply = {"status": 503, "headers": [], "body": json.dumps({"email": address})}
            saved = await do(at.engine, "endpoint-save", path="/fiskil", reply=reply)
            assert not isinstance(saved, Problem)
            await at.send(fiskil())
            await at.send(fiskil())
            await at.heard.judged(1, 2)
            return [
                await done(at.engine, "delivery", capture=2),
                await done(at.engine, "delivery", capture=2, mask=mask),
            ]

    plain, masked = play(scene)

    assert [each["id"] for each in plain["attempts"]] == [1, 2]
    assert "ann@example.org" in plain["attempts"][0]["body"]
    assert "ann@example.org" not in json.dumps(masked)
    assert masked["windows"] == plain["windows"]
    assert masked["rule"] == plain["rule"]


async def do(engine: Any, name: str, **fields: Any) -> Message | Problem:
    """Do a command as it comes over the line."""
    _, command = protocol.read_command(as_line(id=1, do=name, **fields))
    assert not isinstance(command, Problem), command
    return await commands.run(engine, command)


async def done(engine: Any, name: str, **fields: Any) -> Message:
    """The same for one that can be done."""
    reply = await do(engine, name, **fields)
    assert not isinstance(reply, Problem), reply
    return reply
