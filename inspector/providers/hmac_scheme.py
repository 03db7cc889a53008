"""The one verifier of all HMAC schemes.

The header's text is signed and compared as received: a time is never parsed and written again.
Comparison takes constant time.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from inspector.core.capture import Headers, Request
from inspector.core.event import Event
from inspector.core.opened import Opened
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.core.signing import encode_digest
from inspector.core.verdict import Outcome, Proof, Verdict
from inspector.providers import hmac_words
from inspector.providers.hmac_rule import HmacRule, Prepared
from inspector.providers.signature_header import LONGEST_UNIX_TIME, Carried, Layout, carried, fits
from inspector.providers.signature_time import TimeForm, moment_of, time_text

_MILLISECONDS_FROM = 1e11  # as seconds the year 5138, as milliseconds 1973
_MOST_REMEMBERED = 64
_UNIX = TimeForm.UNIX  # a member looked up once: doing so each time is a third of the check
SIGNING_ID = "msg_signed_here"
"""What a signature made here says the message's id is, where a scheme has one and none came."""


@dataclass(frozen=True, slots=True)
class HmacScheme(HmacRule):
    """A stated HMAC scheme that judges and signs: implements `core.scheme.Scheme`."""

    def is_present(self, request: Request) -> bool:
        """Whether the header is there and not plainly another scheme's of the same name."""
        for names in self.form.lowered:
            value = request.header(names.header)
            if value is not None:
                return fits(self.layout, value)
        return False

    def is_due(self, event: Event) -> bool:
        """Whether this provider's event should be signed: all are."""
        return event.provider == self.provider

    def judge(
        self, opened: Opened, secrets: Sequence[Secret], now: float, tolerance: float | None
    ) -> Proof:
        """Judge one request; see `core.scheme.Scheme`."""
        came = carried(opened.request, self.form)
        body = self.body(opened)
        if came is None:
            return _without_header(self, opened, secrets, body)
        if came.fault:
            return proof_of(self, Outcome.MALFORMED, came.fault, came)
        if isinstance(body, Problem):
            return proof_of(self, Outcome.MALFORMED, body.sentence, came)
        return self.compare(opened, body, came, secrets, now, tolerance)

    def compare(
        self,
        opened: Opened,
        body: bytes,
        came: Carried,
        secrets: Sequence[Secret],
        now: float,
        tolerance: float | None,
    ) -> Proof:
        """The verdict on signatures that can be read."""
        # Text beyond ASCII equals no digest, and `compare_digest` refuses it.
        received = came.values
        only = received[0] if len(received) == 1 and received[0].isascii() else ""
        usual = self.content(opened.request, body, came.time, identity=came.id)
        expected = ""
        for reading in self.readings:
            content = usual
            if reading.name:
                if not reading.differs(opened):
                    continue
                read = reading.body(opened) if reading.body else body
                content = self.content(
                    opened.request, read, came.time, with_query=reading.with_query, identity=came.id
                )
            for secret in secrets:
                prepared = self.memo.get(id(secret))
                if prepared is None or prepared.secret is not secret:
                    prepared = _prepare(self, secret)
                if prepared.key is None:
                    continue
                digest = hmac.digest(prepared.key, content, self.hash_name)
                value = encode_digest(digest, self.encoding)
                if only:
                    hit = hmac.compare_digest(value, only)
                else:
                    hit = True in [
                        hmac.compare_digest(value, one) for one in received if one.isascii()
                    ]
                if hit:
                    if only and not reading.name and _is_fresh(self, came, now, tolerance):
                        return Proof(
                            prepared.verdict, content, self.content_name, value, value,
                            self.encoding,
                        )  # fmt: skip
                    match = Match(secret, reading.name, content, value, prepared.verdict)
                    return matched(self, match, came, now, tolerance)
                expected = expected or value
        return unmatched(self, came, usual, expected, secrets)

    def expected(self, content: bytes, secret: str) -> str:
        """The signature a secret gives, empty when the secret cannot be used."""
        key = self.key(secret)
        if key is None:
            return ""
        return encode_digest(hmac.digest(key, content, self.hash_name), self.encoding)

    def unusable(self, secrets: Sequence[Secret]) -> str:
        """Why these secrets give no key, in a sentence that shows none of them."""
        return hmac_words.undecodable(self.secret_word, secrets, self.key_form, self.key_prefix)

    def cannot_sign(self, secret: str) -> str:
        """Why a secret signs nothing, empty when it is not the secret."""
        if self.key(secret) is not None:
            return ""
        return self.unusable([Secret("", self.id, secret)])

    def sign(self, request: Request, secret: str, now: float) -> Headers:
        """The header fields that make an uncompressed request pass.

        Empty when the secret or the body cannot be used; sign before compressing the body.
        """
        body = self.body(Opened(request, request.body))
        if isinstance(body, Problem):
            return ()
        time = time_text(now, self.time_form)
        identity = signing_id(self, request)
        value = self.expected(self.content(request, body, time, identity=identity), secret)
        return signed_headers(self, value, time, identity) if value else ()


def signing_id(rule: HmacRule, request: Request) -> str:
    """The id to sign: the one the request has, else one that says where it was made."""
    return (request.header(rule.id_header) or SIGNING_ID) if rule.id_header else ""


def signed_headers(rule: HmacRule, value: str, time: str, identity: str) -> Headers:
    """The header fields that carry a signature."""
    text = f"{rule.prefix}{value}"
    if rule.layout is Layout.FIELDS:
        text = f"{rule.value_field}={text}"
        if rule.time_field:
            text = f"{rule.time_field}={time}{rule.separator}{text}"
    fields: Headers = ()
    if rule.id_header:
        fields = ((rule.id_header, identity),)
    if rule.time_header:
        fields = (*fields, (rule.time_header, time))
    return (*fields, (rule.header, text))


def _prepare(scheme: HmacScheme, secret: Secret) -> Prepared:
    """What of a secret is the same for every request, remembered for the next ones."""
    sentence = hmac_words.verified(scheme.secret_word, secret, "", 1)
    verdict = Verdict(scheme.id, Outcome.VERIFIED, sentence, secret.name, secret.id)
    prepared = Prepared(secret, scheme.key(secret.value), verdict)
    if len(scheme.memo) >= _MOST_REMEMBERED:
        scheme.memo.clear()
    scheme.memo[id(secret)] = prepared
    return prepared


class Match(NamedTuple):
    """A secret that gives what came.

    Attributes:
        secret: Which.
        reading: Name of the reading under which it does, empty for the default.
        content: The signed bytes.
        value: The signature, in the header's encoding.
        verdict: What is said of it when nothing else is to be said.
    """

    secret: Secret
    reading: str
    content: bytes
    value: str
    verdict: Verdict


def matched(
    rule: HmacRule, match: Match, came: Carried, now: float, tolerance: float | None
) -> Proof:
    """The verdict on a signature that is right: it may still be too old."""
    late = None if tolerance is None or not came.time else _late(rule, match, came, now, tolerance)
    if late is not None:
        outcome, sentence = late
    elif not match.reading and len(came.values) == 1:
        verdict = match.verdict
        return Proof(verdict, match.content, rule.content_name, match.value, match.value, rule.encoding)  # fmt: skip
    else:
        outcome = Outcome.VERIFIED
        sentence = hmac_words.verified(
            rule.secret_word, match.secret, match.reading, len(came.values)
        )
    verdict = Verdict(rule.id, outcome, sentence, match.secret.name, match.secret.id, match.reading)
    return Proof(verdict, match.content, rule.content_name, match.value, match.value, rule.encoding)


def _is_fresh(rule: HmacRule, came: Carried, now: float, tolerance: float | None) -> bool:
    """Whether nothing is to be said of the time: the short way for the usual form of it."""
    time = came.time
    if tolerance is None or not time:
        return True
    if rule.time_form is not _UNIX or len(time) > LONGEST_UNIX_TIME:
        return False
    if not (time.isdigit() and time.isascii()):
        return False
    age = now - float(time)
    return age <= tolerance and (rule.past_only or age >= -tolerance)


def _late(
    rule: HmacRule, match: Match, came: Carried, now: float, tolerance: float
) -> tuple[Outcome, str] | None:
    """What is wrong with the time of a signature that matches, None when nothing is."""
    moment = moment_of(came.time, rule.time_form)
    if moment is None:
        return Outcome.MALFORMED, hmac_words.unreadable_time(rule.time_header or rule.header)
    age = now - moment
    if (age if rule.past_only else abs(age)) <= tolerance:
        return None
    word = rule.secret_word
    if moment >= _MILLISECONDS_FROM and rule.time_form is not TimeForm.UNIX_MS:
        return Outcome.EXPIRED, hmac_words.in_milliseconds(word, match.secret)
    note = rule.tolerance_note if tolerance == rule.tolerance else "as set by you"
    return Outcome.EXPIRED, hmac_words.expired(word, match.secret, age, tolerance, note)


def unmatched(
    rule: HmacScheme, came: Carried, content: bytes, expected: str, secrets: Sequence[Secret]
) -> Proof:
    """No secret gives what came: because it is wrong, cannot be used, or there is none."""
    tried = [secret for secret in secrets if rule.key(secret.value) is not None]
    unusable = [secret for secret in secrets if secret not in tried]
    sentences: list[str] = []
    if tried:
        sentences.append(
            hmac_words.failed(rule.owner, rule.secret_word, rule.subject, tried, len(came.values))
        )
    if unusable:
        sentences.append(rule.unusable(unusable))
    outcome = Outcome.FAILED
    if not sentences:
        outcome = Outcome.NO_SECRET
        sentences.append(hmac_words.no_secret(rule.owner, rule.secret_name))
    return proof_of(rule, outcome, " ".join(sentences), came, content, expected)


def _without_header(
    scheme: HmacScheme, opened: Opened, secrets: Sequence[Secret], body: "bytes | Problem"
) -> Proof:
    """No header: what it should have been can be shown when nothing received is part of it."""
    sentence = hmac_words.unsigned(scheme.owner, scheme.header)
    received = "{time}" in scheme.template or "{id}" in scheme.template
    if received or isinstance(body, Problem):
        return proof_of(scheme, Outcome.UNSIGNED, sentence)
    content = scheme.content(opened.request, body, "")
    expected = scheme.expected(content, secrets[0].value) if secrets else ""
    return proof_of(scheme, Outcome.UNSIGNED, sentence, None, content, expected)


def proof_of(
    rule: HmacRule,
    outcome: Outcome,
    sentence: str,
    came: Carried | None = None,
    content: bytes | None = None,
    expected: str = "",
) -> Proof:
    """A verdict that names no secret, with what came."""
    received = (came.values[0] if came.values else came.text) if came else ""
    return Proof(
        Verdict(rule.id, outcome, sentence),
        content,
        rule.content_name,
        expected,
        received,
        rule.encoding if content is not None else "",
    )
