"""How many captures each secret verified, told to a window without holding up the loop."""

import asyncio
from collections.abc import Iterable

from inspector.archive.archive import Archive
from inspector.core.secret import Secret
from inspector.engine.protocol import Message

MOST_SECONDS = 1.0
"""How long last matches are looked for; the next question goes on where this one stopped."""

_PIECE = 2048
"""Captures looked at between two turns of the loop: well under a millisecond."""


async def secret_usage(archive: Archive, secrets: Iterable[Secret]) -> Message:
    """Count and last match by secret id, for each of these secrets and any other that verified.

    `last` is microseconds since 1970, 0 for a secret that verified nothing. It is exact unless
    a secret's newest match was judged otherwise and the one before is not found in a second.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + MOST_SECONDS
    more = True
    while more and loop.time() < until:
        more = archive.search_usage(_PIECE)
        await asyncio.sleep(0)  # requests go first
    usage = {secret.id: {"count": 0, "last": 0} for secret in secrets}
    for number, used in archive.secret_usage().items():
        usage[number] = {"count": used.captures, "last": used.last}
    return {"usage": usage}
