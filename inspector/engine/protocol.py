"""The control protocol between a window and the engine: every name and message shape in one place.

One JSON object a line (UTF-8, no longer than `MAX_LINE` bytes), both ways:

- a command is `{"id": n, "do": NAME, ...fields}`; its reply is `{"reply": n, ...fields}` or
  `{"reply": n, "problem": {"sentence", "remedy", "kind"}}`. Replies may come in any order.
- a notice is `{"notice": NAME, ...fields}` and comes unasked.

A line that is no command gets a problem with `"reply": null` (or its id, when it has one).
"""

from enum import StrEnum
from typing import Any, Literal, TypeAlias

import msgspec

from inspector.core.capture import Endpoint, Reply
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.engine.command import Command, OfCapture
from inspector.engine.delivery_protocol import DELIVERY_COMMANDS
from inspector.engine.diagnosis_protocol import DIAGNOSIS_COMMANDS
from inspector.engine.draft_protocol import DRAFT_COMMANDS
from inspector.engine.keeping import Keeping
from inspector.engine.scheme_protocol import SCHEME_COMMANDS
from inspector.engine.sync_protocol import SYNC_COMMANDS

PROTOCOL_VERSION = 1
MAX_LINE = 64 * 1024 * 1024

Message: TypeAlias = dict[str, Any]
"""One message as it goes over the line: JSON values only."""


class Notice(StrEnum):
    """Names of what the engine says unasked, with their fields."""

    ARRIVED = "arrived"  # first, last: ids now in the archive; at most 30 a second
    JUDGED = "judged"  # ids: [[first, last], ...] judged or judged anew; at most 30 a second
    REJUDGING = "rejudging"  # done, total: captures; stopped; the last one has done == total
    COUNTS = "counts"  # all, failing, starred, refused, endpoints: {path: [count, failing]}
    RATE = "rate"  # per_minute, buckets: 20 numbers, 3 s each, oldest first; once a second
    BACKLOG = "backlog"  # judging, indexing: captures still to do
    LISTENING = "listening"  # address: string or null, problem: {...} or null
    KEEPING = "keeping"  # problem: {...} or null, refused: requests answered 503 meanwhile
    ENDPOINTS = "endpoints"  # endpoints: [{path, provider, reply, auto_sync}]
    FILTERED = "filtered"  # token, file, count, done, fraction, problem
    FILTER_ADDED = "filter-added"  # token, ids: newest first
    RENDERED = "rendered"  # token, line_count, done, note, coding, sizes: [wire, opened]
    DIAGNOSING = "diagnosing"  # capture, scheme, done, total: hypotheses; trying: id of the last
    DIAGNOSED = "diagnosed"  # capture: it was found out, unasked, why it fails
    CALLING = "calling"  # capture, kind: a call about it began
    CALLED = "called"  # capture, call (its id, 0 when it is not kept), kind, status, outcome, words
    CLEARED = "cleared"  # the archive was emptied: every id of before is gone
    TROUBLE = "trouble"  # sentence, remedy, kind
    STORY = "story"  # story: {round, step, of, words, paused, problem}; of a demo only


class ReplyShape(msgspec.Struct):
    """An endpoint's reply as the window writes it: the body as text, the delay in seconds."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = Reply().headers
    body: str = "{}"
    delay: float = 0.0

    def reply(self) -> Reply:
        """The reply senders get."""
        return Reply(self.status, self.headers, self.body.encode(), self.delay)


class Hello(Command):
    """Who are you?

    Reply: version, protocol, archive, address (or null), problem (or null), port, pid, started_at
    (microseconds), counts, rate, backlog, endpoints, rejudging (as its notice, or null), story (as
    `DirectStory` replies, null without a demo).
    """


class Secrets(Command):
    """All secrets, replacing those sent before; history is judged anew when they differ."""

    secrets: list[Secret]


class TrySecret(Command):
    """How many of the newest captures would this secret verify?"""

    secret: Secret  # -> matches, of


class SecretUsage(Command):
    """How many captures did each secret verify, and when was the newest of them received?

    Reply: usage, {secret id: {count, last (microseconds, 0 for none)}}.
    """


class Settings(Command):
    """Tolerances in seconds by scheme (null: any age); absent schemes keep their default."""

    tolerances: dict[str, float | None]
    # Environment to base URL, where it is not Fuse's own.
    sync_addresses: dict[str, str] = msgspec.field(default_factory=dict)


class EndpointSave(Command):
    """Create or change an endpoint; `was` is its path before when the path itself changes."""

    path: str
    provider: str = ""
    reply: ReplyShape | None = None  # None keeps the reply it has
    was: str = ""
    auto_sync: bool | None = None  # whether sync_data syncs by itself; None keeps what it is
    # -> endpoints


class EndpointDelete(Command):
    """Forget an endpoint; its captures stay."""

    path: str  # -> endpoints


class TreatAs(Command):
    """Judge all requests to this path as this provider's; an empty provider recognises again."""

    path: str
    provider: str  # -> endpoints


class Star(Command):
    """Star a capture or take the star away."""

    capture: int
    on: bool


class NoteOf(Command):
    """Write a note beside a capture, mark it with a colour, or both; null leaves what is there."""

    capture: int
    note: str | None = None
    colour: str | None = None


class ClearArchive(Command):
    """Delete every capture; `name` must be the archive's file name."""

    name: str


class About(Command):
    """What a support ticket needs to know of the engine.

    Reply: version, python, sqlite, pid, started_at (microseconds), format (of the archive), sizes
    (bytes of archive and log, bytes free), captures, failing, refused, endpoints, judging,
    indexing, secrets (how many), address, keeping, log (lines without secrets).
    """


class SaveCopy(Command):
    """Save all that is committed as a new archive beside this one, also when its file is gone.

    Where that folder is gone, too, it is saved in the folder for archives.
    """

    # -> path


class Filter(Command):
    """Find the captures that match; the ids come as notices `filtered` and `filter-added`."""

    text: str  # -> token


class FilterDrop(Command):
    """Stop following a filter and delete its file."""

    token: str


class Render(OfCapture):
    """Lay out a body as lines in files; `view` is pretty, raw or hex. Growth comes as notices."""

    view: str = "pretty"  # -> token, text, lines: file names


class RenderDrop(Command):
    """Stop a rendering and delete its files."""

    token: str


class RejudgeFirst(Command):
    """Judge these captures before the rest of the history: they are on screen."""

    ids: list[int]


class RejudgeStop(Command):
    """Stop judging history anew; what is done stays, and the next start takes up the rest."""


class RejudgeGoOn(Command):
    """Judge the rest of the history anew after all."""


class Explain(OfCapture):
    """How each scheme judges this capture, made again with the secrets of now.

    Reply: proofs, each {scheme, label, outcome, explanation, secret_label, reading, expected,
    received, encoding, difference (index or null), content_name, content_base64 (first 64 KiB, or
    null when nothing is signed), content_size}, findings, each {kind, explanation}, and facts, each
    {name, value, items, sentence}: what the event says, read out.
    """


class HeadersOf(OfCapture):
    """The head of a capture and what was answered.

    Reply: method, target, http_version, headers and trailers ([[name, value], ...]), peer,
    received_at (microseconds), answered {status, headers, body, delay}: `reply` is taken.
    """


class Curl(OfCapture):
    """A command line that sends this capture again."""

    base_url: str = ""  # -> text


class BodyOf(OfCapture):
    """The body as text to copy; `opened` undoes its content codings."""

    opened: bool = True  # -> text


class ValueOf(OfCapture, kw_only=True):
    """One value of a JSON body as received, to copy.

    `path` holds keys and indexes from the root; null where it enters JSON inside a string.
    """

    path: list[str | int | None]  # -> text


class Simulate(Command):
    """Send one signed delivery of a provider's event; `to` defaults to our own endpoint."""

    provider: str
    event: str = ""
    fault: str = ""
    to: str = ""  # -> status, sentence


class Simulations(Command):
    """What `simulate` can send.

    Reply: simulations, each {provider, name, events: [{name, meaning}], faults: [name, ...]}.
    """


Act: TypeAlias = Literal["start", "pause", "resume", "next", "reset"]


class DirectStory(Command):
    """Start, pause, resume or reset a demo's story, or tell its next step at once.

    Reply: story, {round (from 1), step (steps told), of, words, paused, problem or null}. A reset
    deletes every capture.
    """

    act: Act


class Listen(Command):
    """Listen on this port (0: any free one), leaving the one before."""

    port: int  # -> address


class StopListening(Command):
    """Stop accepting requests; the engine stays and its address becomes null."""


class Quit(Command):
    """Stop the engine: what is in flight is answered and committed first."""


COMMANDS: dict[str, type[Command]] = {
    "hello": Hello,
    "secrets": Secrets,
    "try-secret": TrySecret,
    "secret-usage": SecretUsage,
    "settings": Settings,
    "endpoint-save": EndpointSave,
    "endpoint-delete": EndpointDelete,
    "treat-as": TreatAs,
    "star": Star,
    "note": NoteOf,
    "clear-archive": ClearArchive,
    "about": About,
    "save-copy": SaveCopy,
    "filter": Filter,
    "filter-drop": FilterDrop,
    "render": Render,
    "render-drop": RenderDrop,
    "rejudge-first": RejudgeFirst,
    "rejudge-stop": RejudgeStop,
    "rejudge-go-on": RejudgeGoOn,
    "explain": Explain,
    "headers": HeadersOf,
    "curl": Curl,
    "body": BodyOf,
    "value": ValueOf,
    "simulate": Simulate,
    "simulations": Simulations,
    **DRAFT_COMMANDS,
    "direct-story": DirectStory,
    "listen": Listen,
    "stop-listening": StopListening,
    "quit": Quit,
    **SYNC_COMMANDS,
    **SCHEME_COMMANDS,
    **DIAGNOSIS_COMMANDS,
    **DELIVERY_COMMANDS,
}


class _Envelope(msgspec.Struct):
    id: int
    do: str


def read_command(line: bytes) -> tuple[int | None, Command | Problem]:
    """Read one line; the command's id (None when it has none) and the command or what is wrong."""
    try:
        envelope = msgspec.json.decode(line, type=_Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None, Problem("This line is no command.", kind="bad-message")
    shape = COMMANDS.get(envelope.do)
    if shape is None:
        name = envelope.do[:40]
        return envelope.id, Problem(f"There is no command {name!r}.", kind="unknown-command")
    try:
        return envelope.id, msgspec.json.decode(line, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        # The message names the field and the types, never the value: a secret stays unsaid.
        sentence = f"The command {envelope.do!r} cannot be read: {error}."
        return envelope.id, Problem(sentence, kind="bad-message")


def write(message: Message) -> bytes:
    """One message as a line."""
    return msgspec.json.encode(message) + b"\n"


def problem_message(problem: Problem | None) -> Message | None:
    """A problem's three fields."""
    if problem is None:
        return None
    return {"sentence": problem.sentence, "remedy": problem.remedy, "kind": problem.kind}


def keeping_message(keeping: Keeping) -> Message:
    """Whether what arrives can be kept."""
    return {"problem": problem_message(keeping.problem), "refused": keeping.refused}


def reply_message(reply: Reply) -> Message:
    """A reply's fields; body bytes that are no UTF-8 are replaced."""
    return {
        "status": reply.status,
        "headers": [list(pair) for pair in reply.headers],
        "body": reply.body.decode("utf-8", "replace"),
        "delay": reply.delay,
    }


def endpoint_message(endpoint: Endpoint) -> Message:
    """An endpoint's fields."""
    reply = reply_message(endpoint.reply)
    return {
        "path": endpoint.path,
        "provider": endpoint.provider,
        "reply": reply,
        "auto_sync": endpoint.auto_sync,
    }
