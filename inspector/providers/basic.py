"""HTTP Basic: a name and a password in `Authorization`, compared with those the user entered.

What was received is a credential: it is never shown. RFC 7617 leaves the charset open, so UTF-8
and latin-1 both count.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from inspector.core.capture import Headers, Request
from inspector.core.event import Event
from inspector.core.opened import Opened
from inspector.core.secret import Secret
from inspector.core.signing import BASE64, decode_base64, encode_digest, same, utf8
from inspector.core.verdict import Outcome, Proof, Verdict
from inspector.providers.words import which

HEADER = "Authorization"
_MASK = "••••••••••••"


@dataclass(frozen=True, slots=True)
class BasicScheme:
    """A scheme whose proof is a name and a password: implements `core.scheme.Scheme`.

    Its secret is entered as `name:password`.

    Attributes:
        id: Scheme id, `mx-basic`.
        provider: Provider id.
        owner: The provider's name in a sentence.
        label: One word for a badge.
        secret_name: What the provider calls the secret.
    """

    id: str
    provider: str
    owner: str
    label: str
    secret_name: str
    header: str = HEADER
    tolerance: float | None = None

    def is_present(self, request: Request) -> bool:
        """Whether an `Authorization` field names the scheme Basic, in any case."""
        return any(_is_basic(value) for value in request.headers_named(HEADER))

    def is_due(self, event: Event) -> bool:
        """Whether this provider's event carries it: all do."""
        return event.provider == self.provider

    def concerns(self, event: Event, *, stored: bool) -> bool:
        """Whether a Basic credential that came may be meant for this scheme: anybody uses it."""
        return event.provider == self.provider or (stored and not event.provider)

    def judge(
        self, opened: Opened, secrets: Sequence[Secret], now: float, tolerance: float | None
    ) -> Proof:
        """Judge one request; see `core.scheme.Scheme`."""
        del now, tolerance  # a password has no time
        values = [value for value in opened.request.headers_named(HEADER) if _is_basic(value)]
        if not values:
            sentence = f"No user name and password came, and {self.owner} was given some to send."
            return self._proof(Outcome.UNSIGNED, sentence)
        received = decode_base64(values[0][6:].strip(" \t"))
        if received is None or b":" not in received or len(set(values)) > 1:
            sentence = "The Authorization header says Basic, but no name and password follow."
            return self._proof(Outcome.MALFORMED, sentence)
        if not secrets:
            sentence = f"No {self.owner} {self.secret_name} is stored to compare with."
            return self._proof(Outcome.NO_SECRET, sentence, received)
        for secret in secrets:
            if True in [same(form, received) for form in _forms(secret.value)]:
                sentence = f"Carries the {which(secret, self.secret_name)}."
                return self._proof(Outcome.VERIFIED, sentence, received, secret)
        return self._proof(Outcome.FAILED, self._mismatch(received, secrets), received)

    def sign(self, request: Request, secret: str, now: float) -> Headers:
        """The header with name and password; empty when the secret has no colon."""
        del request, now
        if ":" not in secret:
            return ()
        return ((HEADER, f"Basic {encode_digest(utf8(secret), BASE64)}"),)

    def cannot_sign(self, secret: str) -> str:
        """Why a secret signs nothing, empty when it is not the secret."""
        return "" if ":" in secret else "Enter it as name:password."

    def _mismatch(self, received: bytes, secrets: Sequence[Secret]) -> str:
        """Which half differs: that helps the user and tells a sender nothing."""
        if not any(":" in secret.value for secret in secrets):
            return f"The {self.secret_name} stored here has no colon; enter it as name:password."
        name = received.partition(b":")[0]
        names = [form.partition(b":")[0] for secret in secrets for form in _forms(secret.value)]
        half = "password" if True in [same(one, name) for one in names] else "user name"
        return f"The {half} that came is not the one stored here."

    def _proof(
        self,
        outcome: Outcome,
        sentence: str,
        received: bytes | None = None,
        secret: Secret | None = None,
    ) -> Proof:
        label, identity = (secret.name, secret.id) if secret else ("", "")
        verdict = Verdict(self.id, outcome, sentence, label, identity)
        masked = "" if received is None else f"Basic {_MASK} #{_fingerprint(received)}"
        return Proof(verdict, None, "a user name and a password", "", masked)


def _is_basic(value: str) -> bool:
    return value[:6].lower() in ("basic ", "basic\t", "basic")


def _forms(value: str) -> tuple[bytes, bytes]:
    """A secret in both charsets; the same twice where latin-1 cannot hold it."""
    try:
        return utf8(value), value.encode("latin-1")
    except UnicodeEncodeError:
        return utf8(value), utf8(value)


def _fingerprint(received: bytes) -> str:
    """As the stored secrets show theirs."""
    return Secret("", "", received.decode("utf-8", "surrogateescape")).fingerprint
