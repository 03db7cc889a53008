"""Shopify: events of shops, signed over the raw body with the app's client secret.

Sources: shopify.dev, webhooks: verify deliveries, delivery structure; the change of retries of
September 2024. After a rotation up to an hour passes until the new secret signs.
"""

from inspector.core.event import Event, EventType
from inspector.core.opened import Opened
from inspector.core.retrying import RetryRule
from inspector.core.scheme import Scheme
from inspector.providers.fields import clean, delivery, members, text
from inspector.providers.hmac_scheme import HmacScheme

EVENT_TYPES = (
    EventType("orders/create", "An order was placed"),
    EventType("orders/paid", "An order was paid"),
    EventType("orders/updated", "An order changed"),
    EventType("orders/cancelled", "An order was cancelled"),
    EventType("refunds/create", "A refund was made"),
    EventType("products/create", "A product was added"),
    EventType("products/update", "A product changed"),
    EventType("customers/create", "A customer was added"),
    EventType("inventory_levels/update", "A stock level changed"),
    EventType("app/uninstalled", "A shop removed the app"),
    EventType("customers/data_request", "A customer asks for their data"),
    EventType("customers/redact", "A customer's data is to be deleted"),
    EventType("shop/redact", "A shop's data is to be deleted"),
)
_BY_NAME = {event.name: event for event in EVENT_TYPES}

SCHEME = HmacScheme(
    id="shopify",
    provider="shopify",
    owner="Shopify",
    label="shopify",
    secret_name="client secret",  # noqa: S106 - what Shopify calls it
    header="X-Shopify-Hmac-SHA256",
    content_name="the raw body",
)


class Shopify:
    """Shopify as the list of providers has it; implements `Provider`."""

    id = "shopify"
    name = "Shopify"
    event_types = EVENT_TYPES
    schemes: tuple[Scheme, ...] = (SCHEME,)
    retry_rule = (
        "Shopify waits 5 seconds and tries up to 8 more times over 4 hours after anything but"
        " 2xx; a subscription made through its API may then be deleted."
    )
    retries = RetryRule(documented=True, attempts=9, within=4 * 3600)
    default_endpoint = "/shopify"
    registration = (
        "Subscribe in `shopify.app.toml` or through the Admin API. The key is the app's client"
        " secret; webhooks made by hand in a shop have one of their own, shown there."
    )
    hint = "After a rotation the old secret signs for up to an hour."

    def recognises(self, opened: Opened) -> bool:
        """By its headers."""
        request = opened.request
        return (
            request.header(SCHEME.header) is not None
            or request.header("X-Shopify-Topic") is not None
        )

    def describe(self, opened: Opened) -> Event:
        """What the topic header says; the body is the thing itself."""
        request = opened.request
        kind = clean(request.header("X-Shopify-Topic") or "")
        event = clean(request.header("X-Shopify-Event-Id") or "")
        identity = clean(request.header("X-Shopify-Webhook-Id") or "")
        shop = clean(request.header("X-Shopify-Shop-Domain") or "")
        known = _BY_NAME.get(kind)
        words = known.meaning if known else f"Shopify sent {kind or 'a webhook'}"
        return Event(
            provider="shopify",
            type=kind,
            label=kind,
            description=f"{words} ({shop})" if shop else words,
            entity=text(members(opened), "id") or shop,
            idempotency=event or identity,
            delivery=delivery("shopify", identity or event, opened),
        )
