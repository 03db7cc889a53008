"""What the engine answers about a sync, for tests of the window."""

from typing import Any

RECEIVED = 1_795_183_331_408_000

OUTCOMES: tuple[tuple[str, int, str, str, str], ...] = (
    ("answered", 200, "sync 200", "Fuse took it.", '{\n  "message": "ok"\n}'),
    ("answered", 401, "sync 401", "invalid_api_key: the API key is not known.", '{"errors": []}'),
    ("timed-out", 0, "sync timed out", "No answer came within 60 s.", ""),
    ("refused", 0, "sync refused", "Nobody listens there.", ""),
    ("tls-failure", 0, "sync no safe connection", "The certificate is not trusted.", ""),
    ("not-json", 502, "sync 502, no JSON", "The answer is an HTML page.", "<html></html>"),
    ("too-large", 200, "sync 200, cut", "The answer is longer than 1 MiB.", "x" * 65_536),
)
"""How a call can end: outcome, status, words, explanation, answer."""


def call(number: int = 1, ended: int = 0, **changes: Any) -> dict[str, Any]:
    """One call; `ended` is an index of `OUTCOMES`."""
    outcome, status, words, explanation, answer = OUTCOMES[ended]
    usual: dict[str, Any] = {
        "id": number, "capture": 1, "kind": "sync", "started_at": RECEIVED, "duration": 240_500,
        "url": "https://sandbox-api.letsfuse.com/v1/financial_connections/sync",
        "headers": [["Content-Type", "application/json"], ["Fuse-Api-Key", "••••••••"]],
        "status": status, "answer_headers": [["Content-Type", "text/html"]] if status else [],
        "answer": answer, "answer_size": len(answer), "outcome": outcome,
        "explanation": explanation, "words": words,
    }  # fmt: skip
    return usual | changes


def item(field: str, name: str, words: str = "", remedy: str = "") -> dict[str, Any]:
    """One thing a sync needs; there when nothing is wrong with it."""
    there = not words
    return {"field": field, "name": name, "is_there": there, "words": words, "remedy": remedy}


def check(*items: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """What a sync needs; complete unless one of these items is missing."""
    usual: dict[str, Any] = {
        "url": "https://sandbox-api.letsfuse.com/v1/financial_connections/sync",
        "source": "mx",
        "environment": "sandbox",
        "headers": [["Fuse-Api-Key", "••••••••"]],
        "items": list(items) or [item("secret:fuse", "Fuse API key")],
        "complete": all(each["is_there"] for each in items),
        "running": False,
    }
    return usual | changes


MISSING = (
    item("address:staging", "Address for staging", "It has no address.", "Give the address."),
    item("secret:fuse", "Fuse API key", "The Fuse API key is missing.", "Enter it."),
    item("credential:Mx-Api-Key", "Mx-Api-Key", "Mx-Api-Key is missing."),
    item("credential:Fuse-Client-Id", "Fuse-Client-Id"),
)
"""A sync that lacks three things."""


def story(*words: str, current: int = 1) -> dict[str, Any]:
    """A story of these steps: those that begin with `sync ` are calls about the capture `current`."""
    steps = [
        {"kind": "call", "id": 50 + at, "capture": current, "at": RECEIVED, "words": each,
         "state": "pass" if each == "sync 200" else "fail", "follows": 0}
        if each.startswith("sync ")
        else {"kind": "capture", "id": current + at, "capture": current + at, "at": RECEIVED,
              "words": each, "state": "pass", "follows": None}
        for at, each in enumerate(words)
    ]  # fmt: skip
    return {"connection": "67bcb452", "words": " → ".join(words), "steps": steps}
