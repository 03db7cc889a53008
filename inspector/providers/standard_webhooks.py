"""Standard Webhooks, which Svix sends under names of its own: an id, a time and several signatures.

Sources: standard-webhooks/spec/standard-webhooks.md 1.0.0 and the libraries beside it; Svix'
libraries and docs.svix.com, receiving: verifying payloads. `svix-*` count before `webhook-*`. The
texts of id and time are signed as received; the libraries parse the time first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from inspector.core.capture import Headers, Request
from inspector.core.event import Event, EventType
from inspector.core.opened import Opened
from inspector.core.retrying import RetryRule
from inspector.core.scheme import Scheme
from inspector.core.secret import Secret
from inspector.core.verdict import Outcome, Proof
from inspector.providers.fields import clean, delivery, members, object_in, text
from inspector.providers.hmac_rule import DECOMPRESSED, Reading
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.key_form import KeyForm
from inspector.providers.public_key import Algorithm
from inspector.providers.public_key_scheme import PublicKeyScheme
from inspector.providers.signature_header import Layout, Names, is_standard_webhooks

_PUBLIC = ("whpk_", "whsk_")
_SVIX = (Names("svix-signature", "svix-timestamp", "svix-id"),)
_CONTENT = "id, time and raw body, with dots between them"

V1A = PublicKeyScheme(
    id="standard-webhooks",
    provider="standard-webhooks",
    owner="the sender",
    label="standard",
    secret_name="public key (whpk…)",  # noqa: S106 - a public key
    secret_word="public key",  # noqa: S106 - a word
    header="webhook-signature",
    time_header="webhook-timestamp",
    id_header="webhook-id",
    aliases=_SVIX,
    content_name=_CONTENT,
    template="{id}.{time}.{body}",
    layout=Layout.LIST,
    prefix="v1a,",
    separator=" ",
    tolerance=300.0,
    readings=(Reading(), DECOMPRESSED),
    algorithm=Algorithm.ED25519,
)


@dataclass(frozen=True, slots=True)
class StandardWebhooksScheme(HmacScheme):
    """v1 as data; a secret that is a key pair's (`whpk_`, `whsk_`) is judged as v1a instead."""

    def is_present(self, request: Request) -> bool:
        """Whether the header is there in this form: Fynapse uses `Webhook-Signature` too."""
        if request.header("svix-signature") is not None:
            return True
        value = request.header(self.header)
        if value is None or value.startswith("t="):
            return False
        return is_standard_webhooks(value) or request.header(self.id_header) is not None

    def judge(
        self, opened: Opened, secrets: Sequence[Secret], now: float, tolerance: float | None
    ) -> Proof:
        """Judge by v1, by v1a, or by both when there are secrets for both."""
        if len(secrets) == 1 and not secrets[0].value.startswith(_PUBLIC):
            return HmacScheme.judge(self, opened, secrets, now, tolerance)
        keys = [secret for secret in secrets if secret.value.startswith(_PUBLIC)]
        if keys or (not secrets and _only_v1a(opened.request)):
            proof = V1A.judge(opened, keys, now, tolerance)
            right = proof.verdict.outcome in (Outcome.VERIFIED, Outcome.EXPIRED)
            if right or len(keys) == len(secrets):
                return proof
        others = [secret for secret in secrets if secret not in keys] if keys else secrets
        return HmacScheme.judge(self, opened, others, now, tolerance)

    def cannot_sign(self, secret: str) -> str:
        """Why a secret signs nothing, empty when it is not the secret."""
        if secret.startswith(_PUBLIC):
            return V1A.cannot_sign(secret)
        return HmacScheme.cannot_sign(self, secret)

    def sign(self, request: Request, secret: str, now: float) -> Headers:
        """The three headers; `whsk_` signs as v1a."""
        if secret.startswith(_PUBLIC):
            return V1A.sign(request, secret, now)
        return HmacScheme.sign(self, request, secret, now)


def _only_v1a(request: Request) -> bool:
    value = request.header("svix-signature") or request.header("webhook-signature") or ""
    return "v1a," in value and not any(part.startswith("v1,") for part in value.split())


SCHEME = StandardWebhooksScheme(
    id="standard-webhooks",
    provider="standard-webhooks",
    owner="the sender",
    label="standard",
    secret_name="secret (whsec…)",  # noqa: S106 - a word
    header="webhook-signature",
    time_header="webhook-timestamp",
    id_header="webhook-id",
    aliases=_SVIX,
    content_name=_CONTENT,
    template="{id}.{time}.{body}",
    key_form=KeyForm.UNPADDED,
    key_prefix="whsec_",
    layout=Layout.LIST,
    prefix="v1,",
    separator=" ",
    tolerance=300.0,
    readings=(Reading(), DECOMPRESSED),
)


class StandardWebhooks:
    """Any sender that follows the standard; implements `Provider`."""

    id = "standard-webhooks"
    name = "Standard Webhooks"
    event_types = (
        EventType("user.created", "A user was created: an example, the sender names its own"),
    )
    schemes: tuple[Scheme, ...] = (SCHEME,)
    retry_rule = (
        "Senders differ. The standard suggests at once, then after 5 seconds, 5 minutes, 30"
        " minutes, 2, 5, 10, 14, 20 and 24 hours; 410 ends the subscription."
    )
    retries = RetryRule()  # senders differ
    default_endpoint = "/standard-webhooks"
    registration = (
        "Enter the URL at the sender, or in its Svix portal. The secret begins with `whsec_`; a"
        " sender with key pairs shows a public key, `whpk_`."
    )
    hint = "The key is the decoded part after whsec_, not the text."

    def recognises(self, opened: Opened) -> bool:
        """By its headers."""
        request = opened.request
        named = request.header("webhook-id") or request.header("svix-id")
        return bool(named) and SCHEME.is_present(request)

    def describe(self, opened: Opened) -> Event:
        """What the suggested envelope says, where the sender follows it."""
        body = members(opened)
        request = opened.request
        kind = text(body, "type", "event_type", "eventType")
        identity = clean(request.header("svix-id") or request.header("webhook-id") or "")
        return Event(
            provider="standard-webhooks",
            type=kind,
            label=kind,
            description=f"The sender calls it {kind}" if kind else "Sent without a type",
            entity=text(object_in(body.get("data")), "id") or identity,
            idempotency=identity,
            delivery=delivery("webhook-id", identity, opened),
        )
