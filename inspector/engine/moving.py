"""Giving the captures of before to an endpoint that was made for their path."""

import asyncio
from collections.abc import Callable

from inspector.archive.archive import Archive
from inspector.archive.moving import STRETCH
from inspector.core.problem import Problem


async def move_history(archive: Archive, path: str, told: Callable[[], object]) -> int | Problem:
    """Move all captures at a literal path, newest first; how many were another endpoint's.

    Other work of the engine goes on between two stretches. A path that is a template, or that a
    filter would read as a pattern, moves nothing.

    Args:
        archive: The open archive.
        path: The endpoint's path.
        told: Called after each stretch that moved something: counts are others now.
    """
    moved = 0
    if "{" in path or path.endswith("*"):
        return moved
    first, high = archive.reader.bounds()
    while high >= first:
        low = max(first, high - STRETCH + 1)
        found = archive.move_captures(path, low, high)
        if isinstance(found, Problem):
            return found
        if found:
            moved += found
            told()
        high = low - 1
        await asyncio.sleep(0)
    return moved
