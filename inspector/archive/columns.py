"""The few values that the archive keeps as JSON in one column. Empty lists are empty text."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from inspector.archive.values import RowVerdict
from inspector.core.capture import Headers, Reply
from inspector.core.verdict import Finding, Outcome, Verdict


def encode_headers(headers: Headers) -> str:
    """Header fields as pairs."""
    return _encode(headers)


@lru_cache(maxsize=512)
def decode_headers(text: str) -> Headers:
    """Header fields from pairs."""
    return tuple((name, value) for name, value in _decode(text))


def decode_reply(status: int, headers: str, body: bytes, delay: float) -> Reply:
    """A reply from its four columns."""
    return Reply(status, decode_headers(headers), body, delay)


def encode_verdicts(verdicts: Sequence[Verdict]) -> str:
    """Verdicts without explanations: scheme, outcome, secret label, reading, secret id."""
    return _encode(
        [(v.scheme, v.outcome.value, v.secret_label, v.reading, v.secret_id) for v in verdicts]
    )


@lru_cache(maxsize=2048)
def decode_row_verdicts(text: str) -> tuple[RowVerdict, ...]:
    """Verdicts as the list shows them."""
    return tuple(RowVerdict(row[0], Outcome(row[1]), row[2], row[3]) for row in _decode(text))


def encode_explanations(verdicts: Sequence[Verdict]) -> str:
    """The explanations of verdicts, in their order."""
    return _encode_texts(tuple([verdict.explanation for verdict in verdicts]))


def decode_verdicts(text: str, explanations: str) -> tuple[Verdict, ...]:
    """Verdicts with their explanations."""
    return tuple(
        Verdict(row[0], Outcome(row[1]), explanation, row[2], row[4], row[3])
        for row, explanation in zip(_decode(text), _decode(explanations), strict=True)
    )


def decode_verifying(text: str) -> frozenset[str]:
    """Ids of the secrets that verified, of verdicts without explanations."""
    verified = Outcome.VERIFIED.value
    return frozenset(row[4] for row in _decode(text) if row[1] == verified and row[4])


def encode_findings(findings: Sequence[Finding]) -> str:
    """Findings as pairs of kind and explanation."""
    return _encode([(finding.kind, finding.explanation) for finding in findings])


def decode_findings(text: str) -> tuple[Finding, ...]:
    """Findings from pairs."""
    return tuple(Finding(kind, explanation) for kind, explanation in _decode(text))


@lru_cache(maxsize=512)
def _encode_texts(texts: tuple[str, ...]) -> str:
    return _encode(texts)


def _encode(rows: Sequence[object]) -> str:
    return json.dumps(rows, separators=(",", ":")) if rows else ""


def _decode(text: str) -> Any:
    return json.loads(text) if text else []
