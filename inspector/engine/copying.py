"""Saves what an archive holds as a new one: the way out when its own file is gone."""

import asyncio

from inspector import settings
from inspector.archive import failures
from inspector.archive.archive import Archive
from inspector.archive.rescue import free_name
from inspector.core.problem import Problem
from inspector.engine.protocol import Message


async def save_copy(archive: Archive) -> Message | Problem:
    """Save it beside itself, or among our archives where that folder is gone, too; `path`."""
    path = archive.path
    if not path.parent.is_dir():
        path = settings.data_directory() / path.name
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            return failures.cannot_open(path, error.strerror or str(error))
    name = free_name(path)
    problem = await asyncio.wrap_future(archive.copy_to(name))
    return problem or {"path": str(name)}
