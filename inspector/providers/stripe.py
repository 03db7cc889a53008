"""Stripe: payments, signed over the time and the raw body.

Sources: docs.stripe.com/webhooks; the rule itself from stripe/_webhook.py of Stripe's Python
package: the key is the whole `whsec_…` text, and only times too old are refused.
"""

from inspector.core.event import Event, EventType
from inspector.core.opened import Opened
from inspector.core.retrying import RetryRule
from inspector.core.scheme import Scheme
from inspector.core.signing import HEX
from inspector.providers.fields import delivery, members, object_in, text
from inspector.providers.hmac_rule import DECOMPRESSED, Reading
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.signature_header import Layout

EVENT_TYPES = (
    EventType("payment_intent.succeeded", "A payment was completed"),
    EventType("payment_intent.payment_failed", "An attempt to pay failed"),
    EventType("charge.refunded", "A charge was refunded"),
    EventType("charge.dispute.created", "A customer disputes a charge"),
    EventType("checkout.session.completed", "A customer completed the checkout"),
    EventType("customer.created", "A customer was created"),
    EventType("customer.subscription.created", "A subscription began"),
    EventType("customer.subscription.updated", "A subscription changed"),
    EventType("customer.subscription.deleted", "A subscription ended"),
    EventType("invoice.paid", "An invoice was paid"),
    EventType("invoice.payment_failed", "An invoice could not be paid"),
    EventType("payout.paid", "A payout arrived"),
)
_BY_NAME = {event.name: event for event in EVENT_TYPES}

SCHEME = HmacScheme(
    id="stripe",
    provider="stripe",
    owner="Stripe",
    label="stripe",
    secret_name="signing secret",  # noqa: S106 - what Stripe calls it
    header="Stripe-Signature",
    content_name="the time, a dot and the raw body",
    template="{time}.{body}",
    encoding=HEX,
    layout=Layout.FIELDS,  # a v0 beside the v1 is made up by Stripe for tests, and ignored
    tolerance=300.0,
    past_only=True,
    readings=(Reading(), DECOMPRESSED),
)


class Stripe:
    """Stripe as the list of providers has it; implements `Provider`."""

    id = "stripe"
    name = "Stripe"
    event_types = EVENT_TYPES
    schemes: tuple[Scheme, ...] = (SCHEME,)
    retry_rule = (
        "In live mode Stripe tries again for up to 3 days, at growing intervals; in a sandbox"
        " 3 times over a few hours."
    )
    retries = RetryRule(documented=True, within=3 * 24 * 3600)
    default_endpoint = "/stripe"
    registration = (
        "Create an endpoint in Workbench, under Webhooks, and choose its events. Copy its signing"
        " secret, which begins with `whsec_`."
    )
    hint = "The whole secret is the key, with its whsec_ and not decoded."

    def recognises(self, opened: Opened) -> bool:
        """By its header, else by the envelope of its body."""
        if opened.request.header(SCHEME.header) is not None:
            return True
        body = opened.document
        return isinstance(body, dict) and body.get("object") == "event" and "livemode" in body

    def describe(self, opened: Opened) -> Event:
        """What the envelope reports; `livemode` tells sandbox from production."""
        body = members(opened)
        kind = text(body, "type")
        identity = text(body, "id")
        about = object_in(object_in(body.get("data")).get("object"))
        live = body.get("livemode")
        known = _BY_NAME.get(kind)
        return Event(
            provider="stripe",
            type=kind,
            label=kind,
            description=known.meaning if known else f"Stripe sent {kind or 'an event'}",
            entity=text(about, "id") or identity,
            environment="" if not isinstance(live, bool) else "production" if live else "sandbox",
            idempotency=identity,
            delivery=delivery("stripe", identity, opened),
        )
