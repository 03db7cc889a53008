"""The one verifier of all HMAC schemes.

The header's text is signed and compared as received: a time is never parsed and written again.
Comparison takes constant time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from inspector.core.capture import Headers, Request
from inspector.core.event import Event
from inspector.core.opened import Opened
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.core.signing import encode_digest, hmac_sha256, same, wire
from inspector.core.verdict import Outcome, Proof, Verdict
from inspector.providers import hmac_words
from inspector.providers.hmac_rule import HmacRule
from inspector.providers.signature_header import (
    Carried,
    Layout,
    carried,
    fits,
    iso_text,
    moment_of,
    unix_text,
)

_MILLISECONDS_FROM = 1e11  # as seconds the year 5138, as milliseconds 1973


@dataclass(frozen=True, slots=True)
class HmacScheme(HmacRule):
    """A stated HMAC scheme that judges and signs: implements `core.scheme.Scheme`."""

    def is_present(self, request: Request) -> bool:
        """Whether the header is there and not plainly another scheme's of the same name."""
        value = request.header(self.header)
        return value is not None and fits(self.layout, value)

    def is_due(self, event: Event) -> bool:
        """Whether this provider's event should be signed: all are."""
        return event.provider == self.provider

    def judge(
        self, opened: Opened, secrets: Sequence[Secret], now: float, tolerance: float | None
    ) -> Proof:
        """Judge one request; see `core.scheme.Scheme`."""
        came = carried(opened.request, self.header, self.layout, self.time_header)
        body = self.body(opened)
        if came is None:
            return _without_header(self, opened, secrets, body)
        if came.fault:
            return _proof(self, Outcome.MALFORMED, came.fault, came)
        if isinstance(body, Problem):
            return _proof(self, Outcome.MALFORMED, body.sentence, came)
        return _compare(self, opened, body, came, secrets, now, tolerance)

    def sign(self, request: Request, secret: str, now: float) -> Headers:
        """The header fields that make an uncompressed request pass.

        Empty when the secret or the body cannot be used; sign before compressing the body.
        """
        opened = Opened(request, request.body)
        key = self.key(secret)
        body = self.body(opened)
        if key is None or isinstance(body, Problem):
            return ()
        time = iso_text(now) if self.time_header else unix_text(now)
        content = self.content(request, body, time, with_query=False)
        value = encode_digest(hmac_sha256(key, content), self.encoding)
        if self.layout is Layout.T_V1:
            return ((self.header, f"t={time},v1={value}"),)
        if self.time_header:
            return ((self.time_header, time), (self.header, value))
        return ((self.header, value),)


def _compare(
    scheme: HmacScheme,
    opened: Opened,
    body: bytes,
    came: Carried,
    secrets: Sequence[Secret],
    now: float,
    tolerance: float | None,
) -> Proof:
    received = [wire(value) for value in came.values]
    usual = scheme.content(opened.request, body, came.time, with_query=False)
    expected = ""
    for reading in scheme.readings:
        content = usual
        if reading.name:
            if not reading.differs(opened):
                continue
            read = reading.body(opened) if reading.body else body
            content = scheme.content(opened.request, read, came.time, with_query=reading.with_query)
        for secret in secrets:
            key = scheme.key(secret.value)
            if key is None:
                continue
            value = encode_digest(hmac_sha256(key, content), scheme.encoding)
            ours = value.encode("ascii")
            if True in [same(ours, theirs) for theirs in received]:
                match = _Match(secret, reading.name, content, value)
                return _matched(scheme, match, came, now, tolerance)
            expected = expected or value
    return _unmatched(scheme, came, usual, expected, secrets)


class _Match(NamedTuple):
    secret: Secret
    reading: str
    content: bytes
    value: str


def _unmatched(
    scheme: HmacScheme,
    came: Carried,
    content: bytes,
    expected: str,
    secrets: Sequence[Secret],
) -> Proof:
    """No secret gives what came: because it is wrong, cannot be used, or there is none."""
    tried = [secret for secret in secrets if scheme.key(secret.value) is not None]
    unusable = [secret for secret in secrets if secret not in tried]
    sentences: list[str] = []
    if tried:
        sentences.append(
            hmac_words.failed(
                scheme.owner, scheme.secret_word, scheme.subject, tried, len(came.values)
            )
        )
    if unusable:
        sentences.append(hmac_words.undecodable(scheme.secret_word, unusable))
    outcome = Outcome.FAILED
    if not sentences:
        outcome = Outcome.NO_SECRET
        sentences.append(hmac_words.no_secret(scheme.owner, scheme.secret_name))
    return _proof(scheme, outcome, " ".join(sentences), came, content, expected)


def _matched(
    scheme: HmacScheme, match: _Match, came: Carried, now: float, tolerance: float | None
) -> Proof:
    outcome = Outcome.VERIFIED
    word = scheme.secret_word
    sentence = hmac_words.verified(word, match.secret, match.reading, len(came.values))
    if tolerance is not None and came.time:
        moment = float(came.time) if scheme.layout is Layout.T_V1 else moment_of(came.time)
        if moment is None:
            outcome = Outcome.MALFORMED
            sentence = hmac_words.unreadable_time(scheme.time_header or scheme.header)
        elif abs(now - moment) > tolerance:
            outcome = Outcome.EXPIRED
            note = scheme.tolerance_note if tolerance == scheme.tolerance else "as set by you"
            sentence = (
                hmac_words.in_milliseconds(word, match.secret)
                if moment >= _MILLISECONDS_FROM
                else hmac_words.expired(word, match.secret, now - moment, tolerance, note)
            )
    verdict = Verdict(
        scheme.id, outcome, sentence, match.secret.name, match.secret.id, match.reading
    )
    return Proof(
        verdict, match.content, scheme.content_name, match.value, match.value, scheme.encoding
    )


def _without_header(
    scheme: HmacScheme, opened: Opened, secrets: Sequence[Secret], body: "bytes | Problem"
) -> Proof:
    """No header: what it should have been can be shown when no received time is part of it."""
    sentence = hmac_words.unsigned(scheme.owner, scheme.header)
    if "{time}" in scheme.template or isinstance(body, Problem):
        return _proof(scheme, Outcome.UNSIGNED, sentence)
    content = scheme.content(opened.request, body, "", with_query=False)
    key = scheme.key(secrets[0].value) if secrets else None
    expected = encode_digest(hmac_sha256(key, content), scheme.encoding) if key else ""
    return _proof(scheme, Outcome.UNSIGNED, sentence, None, content, expected)


def _proof(
    scheme: HmacScheme,
    outcome: Outcome,
    sentence: str,
    came: Carried | None = None,
    content: bytes | None = None,
    expected: str = "",
) -> Proof:
    received = (came.values[0] if came.values else came.text) if came else ""
    return Proof(
        Verdict(scheme.id, outcome, sentence),
        content,
        scheme.content_name,
        expected,
        received,
        scheme.encoding if content is not None else "",
    )
