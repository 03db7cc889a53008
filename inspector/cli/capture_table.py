"""Captures as rows of text for a terminal; what a sender chose can never control the terminal."""

from datetime import datetime

from inspector import providers
from inspector.archive.values import Judgement
from inspector.core.capture import Capture
from inspector.core.verdict import Outcome, Verdict

WIDTHS = (12, 9, 36, 32, 5)
TITLES = ("Time", "Provider", "Event", "Signatures", "Reply")
MARKS = {Outcome.VERIFIED: "✓", Outcome.NO_SECRET: "?"}


def heading() -> str:
    """The column titles."""
    return columns(TITLES)


def row(capture: Capture, judgement: Judgement) -> str:
    """One capture: local time, provider, event or request line, verdicts, our status."""
    event = judgement.event
    provider = providers.provider_named(event.provider)
    time = datetime.fromtimestamp(capture.received_at / 1_000_000).astimezone()
    what = event.label or event.type or f"{capture.request.method} {capture.request.path}".strip()
    return columns(
        (
            f"{time:%H:%M:%S}.{capture.received_at // 100_000 % 10}",
            provider.name if provider else "",
            " ".join(part for part in (what, event.entity) if part) or capture.kind.value,
            "  ".join(badge(verdict) for verdict in judgement.verdicts),
            str(capture.reply.status),
        )
    )


def badge(verdict: Verdict) -> str:
    """A verdict as a mark, its scheme, and its outcome where that is not plain pass or fail."""
    scheme = providers.SCHEMES.get(verdict.scheme)
    word = scheme.label if scheme else verdict.scheme
    plain = verdict.outcome in (Outcome.VERIFIED, Outcome.FAILED)
    return f"{MARKS.get(verdict.outcome, '✗')} {word}" + ("" if plain else f" {verdict.outcome}")


def columns(cells: tuple[str, ...]) -> str:
    """Cells side by side; one that is too long is cut with an ellipsis."""
    return "  ".join(cell(text, width) for text, width in zip(cells, WIDTHS, strict=True)).rstrip()


def cell(text: str, width: int) -> str:
    """Printable text of exactly this width."""
    shown = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
    return (shown if len(shown) <= width else shown[: width - 1] + "…").ljust(width)
