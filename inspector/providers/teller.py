"""Teller: bank data of the USA, signed over the time and the raw body.

Source: teller.io/docs/api/webhooks. It states neither the digest's encoding nor how the secret
becomes a key; hex and the secret's text are what Fuse's own SDK (fuse-node 1.0.18) used.
"""

from inspector.core.event import Event, EventType
from inspector.core.opened import Opened
from inspector.core.retrying import RetryRule
from inspector.core.scheme import Scheme
from inspector.core.signing import HEX
from inspector.providers.aggregator_words import remote_words
from inspector.providers.fields import delivery, members, object_in, text
from inspector.providers.hmac_rule import DECOMPRESSED, Reading
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.signature_header import Layout

EVENT_TYPES = (
    EventType("enrollment.disconnected", "An enrollment lost its connection to the bank"),
    EventType("transactions.processed", "Transactions were found and are ready to read"),
    EventType(
        "account.number_verification.processed", "An account number was verified, or expired"
    ),
    EventType("webhook.test", "A test sent from the dashboard"),
)

SCHEME = HmacScheme(
    id="teller",
    provider="teller",
    owner="Teller",
    label="teller",
    secret_name="signing secret",  # noqa: S106 - what Teller calls it
    header="Teller-Signature",
    content_name="the time, a dot and the raw body",
    template="{time}.{body}",
    encoding=HEX,
    layout=Layout.FIELDS,
    tolerance=180.0,  # "older than 3 minutes" is to be refused; nothing is said of the future
    past_only=True,
    readings=(Reading(), DECOMPRESSED),
)


class Teller:
    """Teller as the list of providers has it; implements `Provider`."""

    id = "teller"
    name = "Teller"
    event_types = EVENT_TYPES
    schemes: tuple[Scheme, ...] = (SCHEME,)
    retry_rule = "Teller documents no retries: neither how often, nor which answers it accepts."
    retries = RetryRule()
    default_endpoint = "/teller"
    registration = (
        "Enter the URL in the dashboard under Application Settings. The signing secret stands"
        " there; a new one can be made while the old one goes on signing."
    )
    hint = "During a rotation the header carries one `v1` per secret."

    def recognises(self, opened: Opened) -> bool:
        """By its header, else by the id and the envelope of its body."""
        if opened.request.header(SCHEME.header) is not None:
            return True
        body = opened.document
        if not isinstance(body, dict) or not isinstance(body.get("payload"), dict):
            return False
        identity = body.get("id")
        return isinstance(identity, str) and identity.startswith("wh_") and "timestamp" in body

    def describe(self, opened: Opened) -> Event:
        """What the envelope reports."""
        body = members(opened)
        kind = text(body, "type")
        payload = object_in(body.get("payload"))
        identity = text(body, "id")
        words = remote_words(body) if kind else ""
        return Event(
            provider="teller",
            type=kind,
            label=kind,
            description=words or f"Teller sent {kind or 'a webhook'}",
            entity=text(payload, "enrollment_id", "account_id") or identity,
            idempotency=identity,
            delivery=delivery("teller", identity, opened),
        )
