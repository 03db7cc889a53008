"""Captures for tests of the detail: their rows, and what the engine answers about them."""

import base64
from collections.abc import Sequence
from typing import Any

from inspector.archive.values import Detail, Row, RowVerdict
from inspector.core.capture import Kind, Reply
from inspector.core.verdict import Finding, Outcome

RECEIVED = 1_795_183_331_408_000  # 2026-11-20 14:02:11.408 UTC
VERIFIED = (RowVerdict("fuse", Outcome.VERIFIED, "current", ""),)


def row(number: int = 1, **changes: Any) -> Row:
    """A verified Fuse delivery, with changes."""
    usual = Row(
        id=number,
        received_at=RECEIVED,
        kind=Kind.COMPLETE,
        method="POST",
        target="/fuse",
        endpoint="/fuse",
        provider="fuse",
        event_type="financial_connection.sync_data",
        label="sync_data",
        description="MX refreshed a member: 2 new transactions",
        entity="67bcb452",
        environment="sandbox",
        verdicts=VERIFIED,
        failing=False,
        reply_status=200,
        body_size=602,
        starred=False,
        reason="",
        judged=True,
        source="mx",
        until=0,
    )
    return usual._replace(**changes)


class FakeArchive:
    """A reader of rows that a test has put there."""

    def __init__(self, *rows: Row) -> None:
        self.kept = {each.id: each for each in rows}
        self.findings: tuple[Finding, ...] = ()
        self.delivery = ""
        self.raw_head = b"\x16\x03\x01garbage\r\n"

    def rows(self, ids: Sequence[int]) -> list[Row]:
        """Those rows that are there."""
        return [self.kept[number] for number in ids if number in self.kept]

    def detail(self, number: int) -> Detail | None:
        """A row with the findings of this archive."""
        found = self.kept.get(number)
        if found is None:
            return None
        return Detail(found, "127.0.0.1:50412", Reply(), (), self.findings, "", "", self.delivery)

    def head(self, number: int) -> bytes | None:
        """The raw head."""
        return self.raw_head if number in self.kept else None


def headers_answer(**changes: Any) -> dict[str, Any]:
    """What the engine answers to `headers`."""
    usual: dict[str, Any] = {
        "method": "POST",
        "target": "/fuse?x=1",
        "http_version": "1.1",
        "headers": [
            ["Host", "127.0.0.1:8787"],
            ["User-Agent", "curl/8.5.0"],
            ["Content-Type", "application/json"],
            ["Authorization", "Bearer very-secret-token"],
            ["fuse-verification", "9f86d0"],
        ],
        "trailers": [],
        "peer": "127.0.0.1:50412",
        "received_at": RECEIVED,
        "answered": {
            "status": 200,
            "headers": [["Content-Type", "application/json"]],
            "body": "{}",
            "delay": 0.0,
        },
    }
    return usual | changes


def proof(**changes: Any) -> dict[str, Any]:
    """One proof of what the engine answers to `explain`: a failed Fiskil signature."""
    content = changes.pop("content", b'{"event":"consent.received"}\n')
    usual: dict[str, Any] = {
        "scheme": "fiskil",
        "label": "fiskil",
        "outcome": "failed",
        "explanation": "The header is not what Fiskil's current signing secret gives for this body.",
        "secret_label": "",
        "reading": "",
        "expected": "Y2r+/691m7mzdhGzgfPylevBla5Bh9HtLn7rCesi1p8=",
        "received": "c10f0da0d3400b9dd881477e4a14725f2c549f920ebf3fbaeed2bb2a1f362990",
        "encoding": "base64",
        "difference": 0,
        "content_name": "the raw body",
        "content_base64": None if content is None else base64.b64encode(content).decode(),
        "content_size": 0 if content is None else len(content),
    }
    return usual | changes
