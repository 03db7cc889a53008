"""Commands about syncing with Fuse: what is missing, the sync, its calls, its story."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from inspector import reports
from inspector.core.problem import Problem
from inspector.engine import sync_protocol
from inspector.engine.calls import call_message
from inspector.engine.command import Command
from inspector.engine.engine import Engine
from inspector.engine.protocol import Message
from inspector.engine.sync_story import read_story


async def set_credentials(engine: Engine, command: sync_protocol.Credentials) -> Message | Problem:
    """Use these credentials."""
    tail = reports.tail_of_process()
    if tail is not None:
        tail.hide("credentials", [credential.value for credential in command.credentials])
    engine.syncing.use_credentials(command.credentials)
    return {}


async def check(engine: Engine, command: sync_protocol.SyncCheck) -> Message | Problem:
    """Say what a sync needs and what is missing."""
    prepared = await engine.syncing.prepare(command.capture)
    if isinstance(prepared, Problem):
        return prepared
    return {
        "url": prepared.outgoing.url,
        "source": prepared.source,
        "environment": prepared.environment,
        "headers": [list(pair) for pair in prepared.shown_headers],
        "items": [item._asdict() for item in prepared.items],
        "complete": prepared.is_complete,
        "running": engine.syncing.is_running(command.capture),
    }


async def sync(engine: Engine, command: sync_protocol.Sync) -> Message | Problem:
    """Begin a sync."""
    started = await engine.syncing.sync(command.capture)
    return started if isinstance(started, Problem) else {"started": started}


async def calls(engine: Engine, command: sync_protocol.Calls) -> Message | Problem:
    """Show the calls about a capture."""
    found = engine.archive.reader.calls(command.capture)
    return {
        "calls": [call_message(call) for call in found],
        "running": engine.syncing.is_running(command.capture),
    }


async def story(engine: Engine, command: sync_protocol.SyncStory) -> Message | Problem:
    """Tell what belongs to the same sync."""
    return await asyncio.to_thread(read_story, engine.archive.path, command.capture)


SYNC_HANDLERS: dict[type[Command], Callable[[Engine, Any], Awaitable[Message | Problem]]] = {
    sync_protocol.Credentials: set_credentials,
    sync_protocol.SyncCheck: check,
    sync_protocol.Sync: sync,
    sync_protocol.Calls: calls,
    sync_protocol.SyncStory: story,
}
