"""How many of the newest captures a secret would verify, before it is kept."""

import asyncio
import sqlite3
from dataclasses import replace
from pathlib import Path

from inspector import providers
from inspector.archive.filtering import find
from inspector.archive.reading import Reader
from inspector.core.problem import Problem
from inspector.core.query import Condition, Query
from inspector.core.secret import Secret, Use
from inspector.core.verdict import Outcome
from inspector.engine import judging
from inspector.engine.history import History
from inspector.engine.judge import Judge
from inspector.providers.custom import compiled

MOST = 2000
_PIECE = 16


async def try_secret(
    archive: Path, history: History, judge: Judge, secret: Secret
) -> tuple[int, int] | Problem:
    """Of the newest captures that carry the secret's scheme: (how many match, how many).

    At most 2,000 captures of its provider (and endpoint, when it has one) are looked at, those
    with large bodies left out.
    """
    scheme = providers.SCHEMES.get(secret.scheme)
    own = any(one.id == secret.scheme for one in compiled(judge.rules.schemes))
    if scheme is None and not own:
        return Problem(f"There is no scheme {secret.scheme!r}.", kind="no-scheme")
    # A scheme of the user's own has no provider: whatever carries its header counts.
    conditions = [] if scheme is None else [Condition("provider", (scheme.provider,))]
    if secret.endpoint:
        conditions.append(Condition("endpoint", (secret.endpoint,)))
    ids = await asyncio.to_thread(_newest, archive, Query("", tuple(conditions)))
    rules = replace(judge.rules, secrets=(replace(secret, use=Use.CURRENT),))
    matches = of = 0
    for start in range(0, len(ids), _PIECE):
        for capture in history.read(ids[start : start + _PIECE]).captures:
            route = judge.route(capture.request.target)
            for verdict in judging.judge_capture(capture, route, rules).verdicts:
                if verdict.scheme == secret.scheme and verdict.outcome is not Outcome.UNSIGNED:
                    of += verdict.outcome is not Outcome.NO_SECRET
                    matches += verdict.outcome in (Outcome.VERIFIED, Outcome.EXPIRED)
        await asyncio.sleep(0)  # requests go first
    return matches, of


def _newest(archive: Path, query: Query) -> list[int]:
    reader = Reader.open(archive)
    if isinstance(reader, Problem):
        return []
    found: list[int] = []
    try:
        for part in find(reader.connection, query):
            found.extend(part.ids)
            if len(found) >= MOST:
                break
    except sqlite3.Error:
        return []
    finally:
        reader.close()
    return found[:MOST]
