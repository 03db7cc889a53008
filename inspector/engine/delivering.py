"""The delivery that a capture is an attempt of: its other attempts, and when the next one is due."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from inspector import providers
from inspector.archive.reading import Reader
from inspector.archive.values import Detail, Row
from inspector.core.capture import Headers, Reply
from inspector.core.problem import Problem
from inspector.core.retrying import Made, outlook
from inspector.engine import delivery_protocol
from inspector.engine.command import Command
from inspector.engine.engine import Engine
from inspector.engine.protocol import Message

SHOWN_REPLY = 200
COMPARED = 8 * 1024 * 1024
"""Bytes of bodies that are read at most to compare them; sizes alone are told beyond that."""

NEXT = 5
"""Windows that are told at most, after that of the next attempt as well."""

_BY_BODY = "body"


async def delivery(engine: Engine, command: delivery_protocol.Delivery) -> Message | Problem:
    """Tell the delivery of a capture."""
    return await asyncio.to_thread(read_delivery, engine.archive.path, command.capture)


def read_delivery(archive: Path, number: int) -> Message | Problem:
    """The same by a reader of its own: it looks at many captures."""
    reader = Reader.open(archive)
    if isinstance(reader, Problem):
        return reader
    try:
        told = _read(reader, number)
        return reader.problem or told
    finally:
        reader.close()


def _read(reader: Reader, number: int) -> Message | Problem:
    chosen = reader.detail(number)
    if chosen is None:
        return Problem(f"There is no request {number} in the archive.", kind="no-capture")
    ids = reader.attempts(number, chosen.row.endpoint, chosen.delivery)
    found = [detail for each in ids if (detail := reader.detail(each)) is not None]
    key = chosen.delivery.partition(":")[0]
    same = _same(reader, [detail.row for detail in found], key)
    return {
        "attempts": [_attempt(detail, same) for detail in found],
        "key": key,
        **_to_come(chosen.row.provider, found),
    }


def _to_come(provider: str, attempts: Sequence[Detail]) -> Message:
    """The provider's rule, and what it lets expect after these attempts."""
    rule, named = providers.retries_of(provider), providers.provider_named(provider)
    made = [
        Made(each.row.received_at / 1e6, each.reply.status, retry_after(each.reply.headers))
        for each in attempts
    ]
    stands = outlook(rule, made, NEXT)
    return {
        "provider": provider,
        "rule": named.retry_rule if named is not None else "",
        "of": rule.attempts,
        "standing": stands.standing.value,
        "windows": [
            [window.attempt, round(window.earliest * 1e6), round(window.latest * 1e6)]
            for window in stands.windows
        ],
    }


def retry_after(headers: Headers) -> float | None:
    """The Retry-After of a reply in seconds; None without one, and for a date."""
    values = [value for name, value in headers if name.lower() == "retry-after"]
    text = values[0].strip() if values else ""
    return float(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _attempt(detail: Detail, same: Mapping[int, bool]) -> Message:
    row, reply = detail.row, detail.reply
    return {
        "id": row.id,
        "received_at": row.received_at,
        "status": reply.status,
        "body": _first_words(reply),
        "delay": reply.delay,
        "same": same.get(row.id),
        "verdicts": [
            [each.scheme, each.outcome.value, each.secret_label] for each in detail.verdicts
        ],
    }


def _first_words(reply: Reply) -> str:
    return reply.body[: 4 * SHOWN_REPLY].decode("utf-8", "replace")[:SHOWN_REPLY]


def _same(reader: Reader, rows: Sequence[Row], key: str) -> dict[int, bool]:
    """Whether each body is that of the first attempt; without those that were not compared."""
    if not rows or key == _BY_BODY:  # equal bodies are what makes these one delivery
        return {row.id: True for row in rows}
    first = rows[0]
    told = {row.id: False for row in rows if row.body_size != first.body_size} | {first.id: True}
    alike = [row.id for row in rows if row.id not in told]
    fitting = alike[: COMPARED // max(1, first.body_size)]
    return told | (reader.same_bodies(first.id, fitting) if fitting else {})


DELIVERY_HANDLERS: dict[type[Command], Callable[[Engine, Any], Awaitable[Message | Problem]]] = {
    delivery_protocol.Delivery: delivery,
}
