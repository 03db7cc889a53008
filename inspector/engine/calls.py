"""Calls as the archive keeps them and as a window gets them."""

from contextlib import suppress

import msgspec

from inspector.archive.values import Call
from inspector.engine.protocol import Message
from inspector.outbound import fuse_sync
from inspector.outbound.fuse_sync import Prepared
from inspector.outbound.outcome import Ended, Outcome

SHOWN_ANSWER = 64 * 1024
"""Characters of an answer that a window gets; its size says how much more there is."""

_OUTCOME_WORDS = {
    Outcome.TIMED_OUT: "timed out",
    Outcome.REFUSED: "refused",
    Outcome.UNREACHABLE: "not reachable",
    Outcome.TLS: "no safe connection",
    Outcome.RESET: "connection ended",
    Outcome.GARBAGE: "no HTTP answer",
    Outcome.UNSENDABLE: "could not be sent",
    Outcome.STOPPED: "stopped",
}


def call_of(prepared: Prepared, ended: Ended, started_at: int) -> Call:
    """A sync as the archive keeps it: credentials masked."""
    return Call(
        capture=prepared.capture,
        kind=fuse_sync.KIND,
        started_at=started_at,
        duration=round(ended.seconds * 1_000_000),
        url=prepared.outgoing.url,
        request_headers=prepared.shown_headers,
        status=ended.status,
        answer_headers=ended.headers,
        answer=ended.content,
        outcome=ended.outcome.value,
        explanation=ended.explanation,
    )


def succeeded(call: Call) -> bool:
    """Whether it was answered 2xx in full."""
    return call.outcome == Outcome.ANSWERED and 200 <= call.status <= 299


def call_words(call: Call) -> str:
    """A call in a few words: `sync 200`, `sync timed out`."""
    if call.status and Outcome(call.outcome).has_answer:
        extra = {"not-json": ", no JSON", "too-large": ", cut"}.get(call.outcome, "")
        return f"{call.kind} {call.status}{extra}"
    return f"{call.kind} {_OUTCOME_WORDS.get(Outcome(call.outcome), call.outcome)}"


def call_message(call: Call) -> Message:
    """One call's fields, as `sync_protocol.Calls` promises them."""
    return {
        "id": call.id,
        "capture": call.capture,
        "kind": call.kind,
        "started_at": call.started_at,
        "duration": call.duration,
        "url": call.url,
        "headers": [list(pair) for pair in call.request_headers],
        "status": call.status,
        "answer_headers": [list(pair) for pair in call.answer_headers],
        "answer": answer_text(call.answer)[:SHOWN_ANSWER],
        "answer_size": len(call.answer),
        "outcome": call.outcome,
        "explanation": call.explanation,
        "words": call_words(call),
    }


def answer_text(content: bytes) -> str:
    """An answer as text, JSON laid out token for token; what is no text is replaced."""
    is_json = content.lstrip()[:1] in (b"{", b"[")
    if is_json and len(content) <= SHOWN_ANSWER:  # laid out, deep nesting grows a thousandfold
        with suppress(msgspec.DecodeError, RecursionError):
            content = msgspec.json.format(content, indent=2)
    return content.decode("utf-8", "replace")
