"""Numbers, spans of time and secrets in words, for sentences a person reads."""

from inspector.core.secret import Secret

_PLURALS = {"balance": "balances", "entry": "entries", "identity": "identities"}


def counted(number: int, noun: str, adjective: str = "") -> str:
    """A number with its noun: `1 account`, `2 new transactions`, `1,204 transactions`."""
    word = noun if number == 1 else _PLURALS.get(noun, f"{noun}s")
    return f"{number:,} {adjective} {word}" if adjective else f"{number:,} {word}"


def listed(parts: list[str]) -> str:
    """Parts as one list: `a`, `a and b`, `a, b and c`; empty ones left out."""
    named = [part for part in parts if part]
    if len(named) < 2:
        return "".join(named)
    return f"{', '.join(named[:-1])} and {named[-1]}"


def span(seconds: float) -> str:
    """A span of time, rounded: `45 s`, `12 min`, `5 h`, `3 days`."""
    if seconds < 120:
        return f"{seconds:.0f} s"
    if seconds < 7200:
        return f"{seconds / 60:.0f} min"
    if seconds < 172_800:
        return f"{seconds / 3600:.0f} h"
    return f"{seconds / 86_400:,.0f} days"


def spans_apart(one: float, other: float) -> tuple[str, str]:
    """Two different spans in words that differ, as exactly as that takes."""
    words = span(one), span(other)
    for digits in (0, 3):
        if words[0] != words[1]:
            break
        words = f"{one:,.{digits}f} s", f"{other:,.{digits}f} s"
    return words


def which(secret: Secret, word: str) -> str:
    """A secret by what tells it from the others: `current API key`, `API key “staging”`."""
    if secret.label and secret.label != secret.use:
        return f"{word} “{secret.label}”"
    return f"{secret.use} {word}"
