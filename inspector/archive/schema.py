"""The tables, their version, and how an older file is brought up to it.

`CREATE` makes the newest version. A later version changes `CREATE` and appends one function to
`UPGRADES`; nothing that was released is ever edited. A new column comes last in its table: that is
where an upgrade adds it.
"""

import sqlite3
from collections.abc import Callable

APPLICATION_ID = 0x57484943  # "WHIC", kept in the file's header: tells our files from others

_BESIDE_CAPTURES = (
    # Requests we made about a capture (see calls.py); times in microseconds.
    """CREATE TABLE calls(
        id INTEGER PRIMARY KEY,
        capture INTEGER NOT NULL,
        kind TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        duration INTEGER NOT NULL,
        url TEXT NOT NULL,
        request_headers TEXT NOT NULL,
        status INTEGER NOT NULL,
        answer_headers TEXT NOT NULL,
        answer BLOB NOT NULL,
        outcome TEXT NOT NULL,
        explanation TEXT NOT NULL)""",
    "CREATE INDEX calls_of_capture ON calls(capture)",
    # Why a signature failed, as last found out, and what that was computed from (see diagnoses.py).
    """CREATE TABLE diagnoses(
        capture INTEGER NOT NULL,
        scheme TEXT NOT NULL,
        causes TEXT NOT NULL,
        tried TEXT NOT NULL,
        basis TEXT NOT NULL,
        PRIMARY KEY(capture, scheme)) WITHOUT ROWID""",
    """CREATE TABLE notes(
        capture INTEGER PRIMARY KEY,
        note TEXT NOT NULL,
        colour TEXT NOT NULL)""",
)
"""New in version 2."""

CREATE = (
    # Columns that filters look at come first: SQLite reads a row from its left.
    """CREATE TABLE captures(
        id INTEGER PRIMARY KEY,
        received_at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        starred INTEGER NOT NULL,
        reply INTEGER NOT NULL,
        endpoint TEXT NOT NULL,
        method TEXT NOT NULL,
        target TEXT NOT NULL,
        body_size INTEGER NOT NULL,
        peer TEXT NOT NULL,
        reason TEXT NOT NULL,
        until INTEGER NOT NULL)""",
    """CREATE TABLE bodies(
        id INTEGER PRIMARY KEY,
        head BLOB NOT NULL,
        body BLOB NOT NULL,
        trailers BLOB)""",
    # What few captures differ in is kept once: replies, kinds of event, sets of verdicts.
    """CREATE TABLE replies(
        id INTEGER PRIMARY KEY,
        key BLOB NOT NULL UNIQUE,
        status INTEGER NOT NULL,
        headers TEXT NOT NULL,
        body BLOB NOT NULL,
        delay REAL NOT NULL)""",
    """CREATE TABLE events(
        id INTEGER PRIMARY KEY,
        provider TEXT NOT NULL,
        type TEXT NOT NULL,
        label TEXT NOT NULL,
        environment TEXT NOT NULL,
        source TEXT NOT NULL,
        UNIQUE(provider, type, label, environment, source))""",
    # JSON: [[scheme, outcome, secret label, reading, secret id], ...]
    """CREATE TABLE verdict_sets(
        id INTEGER PRIMARY KEY,
        verdicts TEXT NOT NULL UNIQUE)""",
    # What filters ask for is apart from what only a reader of one capture asks for.
    """CREATE TABLE judgements(
        id INTEGER PRIMARY KEY,
        event INTEGER NOT NULL,
        verdicts INTEGER NOT NULL,
        failing INTEGER NOT NULL)""",
    """CREATE TABLE details(
        id INTEGER PRIMARY KEY,
        description TEXT NOT NULL,
        entity TEXT NOT NULL,
        user TEXT NOT NULL,
        idempotency TEXT NOT NULL,
        delivery TEXT NOT NULL,
        findings TEXT NOT NULL,
        explanations TEXT NOT NULL)""",
    """CREATE TABLE endpoints(
        path TEXT PRIMARY KEY,
        position INTEGER NOT NULL,
        provider TEXT NOT NULL,
        status INTEGER NOT NULL,
        headers TEXT NOT NULL,
        body BLOB NOT NULL,
        delay REAL NOT NULL,
        auto_sync INTEGER NOT NULL DEFAULT 0)""",
    """CREATE TABLE counts(
        endpoint TEXT PRIMARY KEY,
        total INTEGER NOT NULL,
        failing INTEGER NOT NULL,
        starred INTEGER NOT NULL,
        refused INTEGER NOT NULL) WITHOUT ROWID""",
    # How many captures a secret verified, and the newest of them (see usage.py).
    """CREATE TABLE secret_usage(
        secret TEXT PRIMARY KEY,
        count INTEGER NOT NULL,
        last INTEGER NOT NULL,
        newest INTEGER NOT NULL,
        sure INTEGER NOT NULL) WITHOUT ROWID""",
    "CREATE TABLE marks(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # Texts of the captures from `first` to `last`, folded, joined and packed (see blocks.py).
    """CREATE TABLE texts(
        last INTEGER PRIMARY KEY,
        first INTEGER NOT NULL,
        size INTEGER NOT NULL,
        packed BLOB NOT NULL)""",
    *_BESIDE_CAPTURES,
)


def _to_version_2(connection: sqlite3.Connection) -> None:
    """Calls, diagnoses, notes, and which endpoints sync by themselves."""
    for statement in _BESIDE_CAPTURES:
        connection.execute(statement)
    connection.execute("ALTER TABLE endpoints ADD COLUMN auto_sync INTEGER NOT NULL DEFAULT 0")


Upgrade = Callable[[sqlite3.Connection], None]

UPGRADES: tuple[Upgrade, ...] = (_to_version_2,)
"""`UPGRADES[n]` brings version n + 1 to version n + 2."""

VERSION = 1 + len(UPGRADES)


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of the newest version; the caller holds a transaction."""
    for statement in CREATE:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def upgrade(
    connection: sqlite3.Connection, version: int, upgrades: tuple[Upgrade, ...] = UPGRADES
) -> None:
    """Bring a file of an older version up to date; the caller holds a transaction."""
    for number, step in enumerate(upgrades[version - 1 :], start=version + 1):
        step(connection)
        connection.execute(f"PRAGMA user_version = {number}")


def stand_in(connection: sqlite3.Connection, version: int) -> None:
    """Let an older file be read as the newest version without writing to it.

    What a later version added is put before it in memory, empty, for this connection only.
    """
    if version < 2:
        for statement in _BESIDE_CAPTURES:
            if statement.startswith("CREATE TABLE"):
                connection.execute(statement.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
        connection.execute(
            "CREATE TEMP VIEW endpoints AS SELECT *, 0 AS auto_sync FROM main.endpoints"
        )
