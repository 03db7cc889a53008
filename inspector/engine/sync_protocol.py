"""The commands about syncing with Fuse: part of `protocol`, where the rules of all commands are."""

from inspector.core.credential import Credential
from inspector.engine.command import Command, OfCapture


class Credentials(Command):
    """All credentials of provider APIs, replacing those sent before; nothing is judged anew."""

    credentials: list[Credential]


class SyncCheck(OfCapture):
    """What does a sync of this capture need, and what of it is missing?

    Reply: url (empty while the address is missing), source, environment, headers ([[name, value],
    ...], credentials masked), items (each {field, name, is_there, words, remedy}; `field` is
    `secret:fuse`, `credential:NAME`, `address:ENVIRONMENT` or `capture`), complete, running.
    A problem of kind `not-syncable` for any other webhook.
    """


class Sync(Command):
    """Sync this capture with Fuse. What came of it is told by the notice `called`.

    Reply: started; false when one runs already, which is left alone. A problem of kind
    `sync-incomplete` names what is missing.
    """

    capture: int


class Calls(OfCapture):
    """The calls about a capture, oldest first.

    Reply: calls, each {id, capture, kind, started_at, duration (microseconds), url, headers, status
    (0: no answer), answer_headers, answer (text, JSON laid out, at most 64 KiB of it), answer_size,
    outcome, explanation, words}, and running.
    """


class SyncStory(OfCapture):
    """What belongs to the same sync as this capture, in order.

    Reply: connection, words (one line), steps, each {kind (`capture` or `call`), id, capture, at
    (microseconds), words, state (`pass`, `fail` or `unknown`), follows (index of the step before
    it, or null)}. No steps for webhooks that are not of a Fuse connection.
    """


SYNC_COMMANDS: dict[str, type[Command]] = {
    "credentials": Credentials,
    "sync-check": SyncCheck,
    "sync": Sync,
    "calls": Calls,
    "sync-story": SyncStory,
}
