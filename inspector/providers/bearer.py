"""Bearer tokens: a credential in `Authorization`, compared with those the user entered.

Several schemes may share the header, so one request gets one verdict: of the scheme whose token
matches, else of the one that is configured. A received token is a credential: it is never shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspector.core.capture import Headers, Request
from inspector.core.event import Event
from inspector.core.opened import Opened
from inspector.core.secret import Secret
from inspector.core.signing import same, utf8, wire
from inspector.core.verdict import Outcome, Proof, Verdict
from inspector.providers.words import which

HEADER = "Authorization"
_MASK = "••••••••••••"


@dataclass(frozen=True, slots=True)
class BearerScheme:
    """A scheme whose proof is a bearer token: implements `core.scheme.Scheme`.

    Attributes:
        id: Scheme id, `powens-token`.
        provider: Provider id.
        owner: The provider's name in a sentence.
        label: One word for a badge.
        secret_name: What the provider calls the token.
        not_due: Event types that never carry it.
        per_user: Whether each user has a token of their own.
    """

    id: str
    provider: str
    owner: str
    label: str
    secret_name: str
    not_due: frozenset[str] = frozenset()
    per_user: bool = False
    header: str = HEADER
    tolerance: float | None = None

    def is_present(self, request: Request) -> bool:
        """Whether an `Authorization` field names the scheme Bearer, in any case."""
        return any(_is_bearer(value) for value in request.headers_named(HEADER))

    def is_due(self, event: Event) -> bool:
        """Whether this provider's event carries the token."""
        return event.provider == self.provider and event.type not in self.not_due

    def judge(
        self, opened: Opened, secrets: Sequence[Secret], now: float, tolerance: float | None
    ) -> Proof:
        """Judge by these tokens alone; `judge_bearer` chooses among schemes and users."""
        del now, tolerance  # a token has no time
        event = Event(provider=self.provider)
        proof = judge_bearer((self,), opened, event, {self.id: tuple(secrets)})
        return proof or _proof(self, Outcome.UNSIGNED, "No bearer token came.")

    def sign(self, request: Request, secret: str, now: float) -> Headers:
        """The header with the token."""
        del request, now
        return ((HEADER, f"Bearer {secret}"),)


def judge_bearer(
    schemes: Sequence[BearerScheme],
    opened: Opened,
    event: Event,
    secrets: Mapping[str, Sequence[Secret]],
) -> Proof | None:
    """The one bearer verdict of a request, None when none is called for.

    Args:
        schemes: In fixed order.
        opened: The request.
        event: What it reports, with its user when the body says which.
        secrets: Tokens by scheme id that apply to endpoint and environment, of any user.
    """
    fields = opened.request.headers_named(HEADER)
    configured = _configured(schemes, event, secrets)
    if not fields:
        if configured is None:
            return None
        sentence = (
            "No bearer token came, and one was due:"
            f" a {configured.owner} {configured.secret_name} is stored here."
        )
        return _proof(configured, Outcome.UNSIGNED, sentence)
    tokens = [token for value in fields if (token := _token(value))]
    for scheme in schemes:
        proof = _matching(scheme, tokens, event, secrets.get(scheme.id, ()))
        if proof:
            return proof
    if any(_is_bearer(value) for value in fields):
        return _unmatched(schemes, configured, tokens, event, secrets)
    if configured is None:
        return None
    sentence = "An Authorization header came, but it is no bearer token."
    return _proof(configured, Outcome.MALFORMED, sentence)


def _matching(
    scheme: BearerScheme, tokens: list[str], event: Event, secrets: Sequence[Secret]
) -> Proof | None:
    mine = _of_user(secrets, event) if scheme.per_user else secrets
    received = [(token, wire(token)) for token in tokens]
    for secret in mine:
        ours = utf8(secret.value)
        for token, theirs in received:
            if same(ours, theirs):
                whose = f" of user {event.user}" if secret.user and event.user else ""
                sentence = f"Carries the {which(secret, scheme.secret_name)}{whose}."
                return _proof(scheme, Outcome.VERIFIED, sentence, token, secret)
    return None


def _configured(
    schemes: Sequence[BearerScheme], event: Event, secrets: Mapping[str, Sequence[Secret]]
) -> BearerScheme | None:
    """The first scheme that is due and has a token for this event's user."""
    for scheme in schemes:
        mine = secrets.get(scheme.id, ())
        if scheme.per_user:
            mine = _of_user(mine, event)
        if mine and scheme.is_due(event):
            return scheme
    return None


def _unmatched(
    schemes: Sequence[BearerScheme],
    configured: BearerScheme | None,
    tokens: list[str],
    event: Event,
    secrets: Mapping[str, Sequence[Secret]],
) -> Proof | None:
    """A bearer field came and no token that applies equals it."""
    home = [scheme for scheme in schemes if scheme.provider == event.provider]
    judged_by = configured or next((scheme for scheme in home if scheme.is_due(event)), None)
    if judged_by is None:
        return None
    token = tokens[0] if tokens else ""
    if not tokens:
        sentence = "The Authorization header says Bearer and no token follows."
        return _proof(judged_by, Outcome.MALFORMED, sentence)
    others = secrets.get(judged_by.id, ())
    if judged_by.per_user and _belongs_to_other(tokens, others):
        sentence = "The token is stored for another user than the one this body is about."
        return _proof(judged_by, Outcome.FAILED, sentence, token)
    if configured:
        sentence = f"The token is no {judged_by.secret_name} that is stored here."
        return _proof(judged_by, Outcome.FAILED, sentence, token)
    whose = f" for user {event.user}" if judged_by.per_user and event.user else ""
    sentence = f"No {judged_by.owner} {judged_by.secret_name} is stored{whose} to compare with."
    return _proof(judged_by, Outcome.NO_SECRET, sentence, token)


def _of_user(secrets: Sequence[Secret], event: Event) -> Sequence[Secret]:
    """Tokens that may belong to the event's user: all when the body does not say which it is."""
    if not event.user:
        return secrets
    return [secret for secret in secrets if secret.user in ("", event.user)]


def _belongs_to_other(tokens: list[str], secrets: Sequence[Secret]) -> bool:
    received = [wire(token) for token in tokens]
    hits = [same(utf8(secret.value), theirs) for secret in secrets for theirs in received]
    return True in hits


def _is_bearer(value: str) -> bool:
    return value[:6].lower() == "bearer" and value[6:7] in ("", " ", "\t")


def _token(value: str) -> str:
    return value[6:].strip(" \t") if _is_bearer(value) else ""


def _masked(token: str) -> str:
    """A received token for the screen: its fingerprint, as the stored ones show theirs."""
    return f"Bearer {_MASK} #{Secret('', '', token).fingerprint}" if token else ""


def _proof(
    scheme: BearerScheme,
    outcome: Outcome,
    sentence: str,
    token: str = "",
    secret: Secret | None = None,
) -> Proof:
    label, identity = (secret.name, secret.id) if secret else ("", "")
    verdict = Verdict(scheme.id, outcome, sentence, label, identity)
    return Proof(verdict, None, "a bearer token", "", _masked(token))
