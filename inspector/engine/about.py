"""What the engine tells about itself for a support ticket: versions, sizes, state, its log."""

import asyncio
import os
import platform
import shutil
import sqlite3
from pathlib import Path

import inspector
from inspector import reports
from inspector.archive import schema
from inspector.engine.engine import Engine
from inspector.engine.protocol import Message, keeping_message


async def about(engine: Engine) -> Message:
    """Everything; sizes are read from the disk beside the loop."""
    path = engine.archive.path
    sizes = await asyncio.to_thread(sizes_of, path)
    tail = reports.tail_of_process()
    counts = engine.archive.counts()
    backlog = engine.status.backlog()
    return {
        "version": inspector.__version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "pid": os.getpid(),
        "started_at": engine.started_at,
        "format": schema.VERSION,
        "sizes": sizes,
        "captures": counts.all,
        "failing": counts.failing,
        "refused": counts.refused,
        "endpoints": len(engine.endpoints.endpoints),
        "judging": backlog["judging"],
        "indexing": backlog["indexing"],
        "secrets": len(engine.judge.rules.secrets),
        "address": engine.address or None,
        "keeping": keeping_message(engine.watch.keeping),
        "log": tail.lines if tail is not None else [],
    }


def sizes_of(archive: Path) -> list[int]:
    """Bytes of the archive and of its write-ahead log, and bytes free on its disk; 0 unknown."""
    return [_size(archive), _size(archive.with_name(f"{archive.name}-wal")), _free(archive.parent)]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _free(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0
