"""Plaid's proof: a JWT that names the SHA-256 of the body, signed with ES256.

Source: plaid.com/docs/api/webhooks/webhook-verification. `alg` is pinned to ES256, and the key is
the one whose `kid` the token names: the page's own sample keeps one key and never looks at either.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from inspector.core.capture import Headers, Request
from inspector.core.event import Event
from inspector.core.opened import Opened
from inspector.core.secret import Secret
from inspector.core.signing import BASE64URL, HEX, decode_base64url, encode_digest, same, wire
from inspector.core.verdict import Outcome, Proof, Verdict
from inspector.providers import hmac_words
from inspector.providers.public_key import Algorithm, side_by_side, signature_of, verifies
from inspector.providers.public_key_reading import jwk_members, read_private, read_public
from inspector.providers.public_key_scheme import PUBLIC_ONLY
from inspector.providers.words import which

_LONGEST_TOKEN = 8 * 1024
_P256_BYTES = 32
_CONTENT = "the raw body, by its SHA-256 in the token"
_BEYOND_ANY_TIME = 1e12  # seconds, some 31,700 years


class Token(NamedTuple):
    """A JWT taken apart.

    Attributes:
        signed: Header and payload as they stand in it, with the dot: what is signed.
        signature: The decoded signature.
        algorithm: `alg` as the token says it.
        kid: Id of the key.
        issued_at: `iat`, seconds since 1970.
        body_hash: `request_body_sha256`, hex.
    """

    signed: bytes
    signature: bytes
    algorithm: str
    kid: str
    issued_at: float
    body_hash: str


@dataclass(frozen=True, slots=True)
class PlaidScheme:
    """The proof of Plaid: implements `core.scheme.Scheme`. Its secret is the key as a JWK.

    A JWK with its private half `d` can sign too. `key` around it, as Plaid answers, may stay.
    """

    id: str = "plaid"
    provider: str = "plaid"
    owner: str = "Plaid"
    label: str = "plaid"
    secret_name: str = "verification key (JWK)"  # noqa: S105 - words
    header: str = "Plaid-Verification"
    tolerance: float | None = 300.0

    def is_present(self, request: Request) -> bool:
        """Whether the header is there."""
        return request.header(self.header) is not None

    def is_due(self, event: Event) -> bool:
        """Whether this provider's event should be signed: all are."""
        return event.provider == self.provider

    def judge(
        self, opened: Opened, secrets: Sequence[Secret], now: float, tolerance: float | None
    ) -> Proof:
        """Judge one request; see `core.scheme.Scheme`."""
        values = opened.request.headers_named(self.header)
        if not values:
            return self._proof(Outcome.UNSIGNED, hmac_words.unsigned(self.owner, self.header))
        token = read_token(values[0]) if len(set(values)) == 1 else None
        if token is None:
            sentence = f"The {self.header} header holds no token with a time and a body's SHA-256."
            return self._proof(Outcome.MALFORMED, sentence, values[0])
        if token.algorithm != "ES256":
            named = token.algorithm[:20] if token.algorithm.isprintable() else "something else"
            sentence = f"The token says it is signed with {named or 'nothing'}; Plaid uses ES256."
            return self._proof(Outcome.FAILED, sentence, values[0])
        mine = [secret for secret in secrets if key_id(secret.value) in ("", token.kid)]
        if not mine:
            return self._without_key(token, secrets, values[0])
        for secret in mine:
            if _signed_with(token, secret):
                return self._over_body(token, secret, opened, now, tolerance)
        return self._proof(Outcome.FAILED, self._mismatch(mine), values[0])

    def sign(self, request: Request, secret: str, now: float) -> Headers:
        """The header over the body; empty when the JWK has no private half."""
        key = read_private(secret)
        header: Mapping[str, object] = {"alg": "ES256", "kid": key_id(secret), "typ": "JWT"}
        payload: Mapping[str, object] = {
            "iat": int(min(max(now, 0.0), _BEYOND_ANY_TIME)),
            "request_body_sha256": hashlib.sha256(request.body).hexdigest(),
        }
        signed = ".".join(encode_digest(_json(part), BASE64URL) for part in (header, payload))
        der = signature_of(key, Algorithm.ECDSA_SHA256, signed.encode()) if key else None
        if der is None or jwk_members(secret).get("crv") != "P-256":
            return ()
        value = encode_digest(side_by_side(der, _P256_BYTES), BASE64URL)
        return ((self.header, f"{signed}.{value}"),)

    def cannot_sign(self, secret: str) -> str:
        """Why a secret signs nothing."""
        if read_public(secret) is None:
            return "It is no JWK that can be read."
        return PUBLIC_ONLY if read_private(secret) is None else "Plaid's keys are of P-256."

    def _without_key(self, token: Token, secrets: Sequence[Secret], received: str) -> Proof:
        """No key of this id: with others stored that is a failure, since anybody can name an id."""
        kid = token.kid[:60] if token.kid.isprintable() else "an unreadable id"
        if not secrets:
            sentence = (
                f"No Plaid verification key applies; the token names the key {kid or '(none)'}."
            )
            return self._proof(Outcome.NO_SECRET, sentence, received)
        sentence = f"The token names the key {kid or '(none)'}, which is none that is stored here."
        return self._proof(Outcome.FAILED, sentence, received)

    def _mismatch(self, secrets: Sequence[Secret]) -> str:
        if read_public(secrets[0].value) is None:
            return f"The {which(secrets[0], 'verification key')} is no JWK that can be read."
        return f"The token is not signed with Plaid's {which(secrets[0], 'verification key')}."

    def _over_body(
        self, token: Token, secret: Secret, opened: Opened, now: float, tolerance: float | None
    ) -> Proof:
        """The token is Plaid's: whether it is this body's, and fresh."""
        claimed = wire(token.body_hash)
        content, reading, ours = opened.request.body, "", ""
        for body, name in ((content, ""), (opened.content, "decompressed body")):
            if name and not opened.coding:
                continue
            digest = hashlib.sha256(body).hexdigest()
            ours = ours or digest
            if same(digest.encode(), claimed):
                content, reading, ours = body, name, digest
                break
        else:
            sentence = (
                "The token is Plaid's, but names the SHA-256 of another body; a body written anew,"
                " with other white space, is another one."
            )
            verdict = Verdict(self.id, Outcome.FAILED, sentence)
            return Proof(verdict, content, _CONTENT, ours, token.body_hash, HEX)
        outcome = Outcome.VERIFIED
        sentence = hmac_words.verified("verification key", secret, reading, 1)
        age = now - token.issued_at
        if tolerance is not None and age > tolerance:  # Plaid says nothing of times ahead
            outcome = Outcome.EXPIRED
            note = "" if tolerance == self.tolerance else "as set by you"
            sentence = hmac_words.expired("verification key", secret, age, tolerance, note)
        verdict = Verdict(self.id, outcome, sentence, secret.name, secret.id, reading)
        return Proof(verdict, content, _CONTENT, ours, token.body_hash, HEX)

    def _proof(self, outcome: Outcome, sentence: str, received: str = "") -> Proof:
        return Proof(Verdict(self.id, outcome, sentence), None, _CONTENT, "", received)


def read_token(text: str) -> Token | None:
    """Take a token apart, None when it is no JWT with the two claims of Plaid's."""
    parts = text.split(".")
    if len(parts) != 3 or len(text) > _LONGEST_TOKEN or not text.isascii():
        return None
    header, payload = _object(parts[0]), _object(parts[1])
    signature = decode_base64url(parts[2])
    issued, body_hash = payload.get("iat"), payload.get("request_body_sha256")
    if signature is None or not isinstance(body_hash, str):
        return None
    if not isinstance(issued, int | float) or not 0 <= issued <= _BEYOND_ANY_TIME:
        return None
    algorithm, kid = header.get("alg"), header.get("kid")
    return Token(
        f"{parts[0]}.{parts[1]}".encode(),
        signature,
        algorithm if isinstance(algorithm, str) else "",
        kid if isinstance(kid, str) else "",
        float(issued),
        body_hash,
    )


def _signed_with(token: Token, secret: Secret) -> bool:
    key = read_public(secret.value)
    # ES256 is two numbers of 32 bytes side by side, never DER and never another curve's.
    if key is None or len(token.signature) != 2 * _P256_BYTES:
        return False
    return verifies(key, Algorithm.ECDSA_SHA256, token.signed, token.signature)


def key_id(secret: str) -> str:
    """The `kid` of a JWK, empty when it names none."""
    return jwk_members(secret).get("kid", "")


def _object(part: str) -> dict[str, object]:
    raw = decode_base64url(part)
    try:
        found = json.loads(raw or b"")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _json(members: Mapping[str, object]) -> bytes:
    return json.dumps(members, separators=(",", ":")).encode()
