"""Schemes whose sender signs with a private key, as the same data: only the public half is here.

Source of v1a: standard-webhooks/spec/standard-webhooks.md. What no key gives cannot be shown: there
is no expected value, since making one takes the private half.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from inspector.core.capture import Headers, Request
from inspector.core.opened import Opened
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.core.signing import decode_digest, encode_digest
from inspector.core.verdict import Outcome, Proof, Verdict
from inspector.providers import hmac_words
from inspector.providers.hmac_scheme import (
    HmacScheme,
    Match,
    matched,
    signed_headers,
    signing_id,
    unmatched,
)
from inspector.providers.public_key import Algorithm, signature_of, verifies
from inspector.providers.public_key_reading import read_private, read_public
from inspector.providers.signature_header import Carried
from inspector.providers.signature_time import time_text
from inspector.providers.words import which

PUBLIC_ONLY = "This key is public: it verifies, but signing takes the private half."


@dataclass(frozen=True, slots=True)
class PublicKeyScheme(HmacScheme):
    """A stated scheme with a key pair; its secret is the public key, or the pair to sign with.

    Attributes:
        algorithm: How the signature is made.
    """

    algorithm: Algorithm = Algorithm.ED25519

    def key(self, secret: str) -> bytes | None:
        """Something that is no key, but None when the secret holds none that can be read."""
        return b"" if read_public(secret) is not None else None

    def expected(self, content: bytes, secret: str) -> str:
        """The signature that the private half gives, empty without it."""
        key = read_private(secret)
        value = signature_of(key, self.algorithm, content) if key is not None else None
        return encode_digest(value, self.encoding) if value is not None else ""

    def unusable(self, secrets: Sequence[Secret]) -> str:
        """Why these are no keys, in a sentence that shows none of them."""
        return (
            f"The {which(secrets[0], self.secret_word)} is no public key that can be read: paste"
            " PEM, a JWK or base64."
        )

    def cannot_sign(self, secret: str) -> str:
        """Why a secret signs nothing, empty when it is not the secret."""
        if read_public(secret) is None:
            return self.unusable([Secret("", self.id, secret)])
        return "" if read_private(secret) is not None else PUBLIC_ONLY

    def sign(self, request: Request, secret: str, now: float) -> Headers:
        """The header fields that make an uncompressed request pass; empty without private key."""
        body = self.body(Opened(request, request.body))
        if isinstance(body, Problem):
            return ()
        time = time_text(now, self.time_form)
        identity = signing_id(self, request)
        value = self.expected(self.content(request, body, time, identity=identity), secret)
        return signed_headers(self, value, time, identity) if value else ()

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
        decoded = [(text, decode_digest(text, self.encoding)) for text in came.values]
        received = [(text, signature) for text, signature in decoded if signature]
        usual = self.content(opened.request, body, came.time, identity=came.id)
        keys = [(secret, key) for secret in secrets if (key := read_public(secret.value))]
        for reading in self.readings:
            content = usual
            if reading.name:
                if not reading.differs(opened):
                    continue
                read = reading.body(opened) if reading.body else body
                content = self.content(
                    opened.request, read, came.time, with_query=reading.with_query, identity=came.id
                )
            for secret, key in keys:
                for text, signature in received:
                    if verifies(key, self.algorithm, content, signature):
                        match = Match(secret, reading.name, content, text, self._verdict(secret))
                        return matched(self, match, came, now, tolerance)
        return unmatched(self, came, usual, "", secrets)

    def _verdict(self, secret: Secret) -> Verdict:
        sentence = hmac_words.verified(self.secret_word, secret, "", 1)
        return Verdict(self.id, Outcome.VERIFIED, sentence, secret.name, secret.id)
