"""Fiskil: open banking and energy data of Australia, signed over the raw body.

Sources: docs.fiskil.com, webhooks guide. Its openssl recipe cannot give the header's value.
"""

from inspector.core.event import Event, EventType
from inspector.core.opened import Opened
from inspector.core.retrying import Gap, RetryRule
from inspector.core.scheme import Scheme
from inspector.providers.fields import (
    Members,
    delivery,
    items,
    members,
    number,
    object_in,
    text,
)
from inspector.providers.hmac_rule import DECOMPRESSED, Reading
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.key_form import KeyForm
from inspector.providers.words import counted

_SYNCED = ".sync.completed"
_FAILED = ".sync.failed"


def _synced(topic: str, what: str, verb: str = "are") -> EventType:
    return EventType(topic + _SYNCED, f"{what} {verb} ready to read", topic)


EVENT_TYPES = (
    EventType("consent.received", "A person granted consent to share their data"),
    EventType("consent.updated", "A person changed their consent"),
    EventType("consent.revoked", "A consent expired or was revoked"),
    _synced("common.identity", "Identity data of a person", "is"),
    _synced("energy.billing", "Energy bills of an account"),
    _synced("energy.usage", "Energy usage readings"),
    _synced("energy.servicepoints", "Energy service points"),
    _synced("energy.accounts", "Energy accounts of a person"),
    _synced("energy.concessions", "Energy concessions"),
    _synced("energy.der", "Distributed energy resources"),
    _synced("energy.invoices", "Energy invoices"),
    _synced("energy.paymentschedules", "Energy payment schedules"),
    _synced("energy.plans", "Energy plans"),
    _synced("banking.accounts", "Bank accounts of a person"),
    _synced("banking.balances", "Balances of accounts"),
    _synced("banking.transactions.basic", "Basic transactions of an account"),
    _synced("banking.transactions", "Transactions of an account"),
    _synced("banking.transactions.recent", "Recent transactions of an account"),
    EventType(
        "banking.transactions.sync.failed", "Transactions of an account could not be fetched"
    ),
    _synced("banking.payees", "Payees of a person"),
    _synced("banking.directdebits", "Direct debits of an account"),
    _synced("banking.scheduledpayments", "Scheduled payments of an account"),
    _synced("banking.products", "Products of a bank"),
)
_BY_NAME = {event.name: event for event in EVENT_TYPES}

SCHEME = HmacScheme(
    id="fiskil",
    provider="fiskil",
    owner="Fiskil",
    label="fiskil",
    secret_name="signing secret",  # noqa: S106 - what Fiskil calls it
    header="X-Fiskil-Signature",
    content_name="the raw body",
    key_form=KeyForm.BASE64,
    readings=(Reading(), DECOMPRESSED),
)


class Fiskil:
    """Fiskil as the list of providers has it; implements `Provider`."""

    id = "fiskil"
    name = "Fiskil"
    event_types = EVENT_TYPES
    schemes: tuple[Scheme, ...] = (SCHEME,)
    retry_rule = (
        "Fiskil tries up to 5 more times, 1 to 10 minutes apart, after anything but 2xx, then"
        " discards the event."
    )
    retries = RetryRule(documented=True, attempts=6, gaps=(Gap(60, 600),))
    default_endpoint = "/fiskil"
    registration = (
        "Create an endpoint in the console and choose its events; later only the URL can change."
        " Production needs HTTPS."
    )
    hint = "Avoid the openssl recipe in the docs: it cannot match."

    def recognises(self, opened: Opened) -> bool:
        """By its header, else by the envelope of its body."""
        if opened.request.header(SCHEME.header) is not None:
            return True
        body = members(opened)
        return (
            "message_id" in body and "publish_time" in body and isinstance(body.get("data"), dict)
        )

    def describe(self, opened: Opened) -> Event:
        """What the envelope reports; its own sample spells the names in camelCase."""
        body = members(opened)
        data = object_in(body.get("data"))
        kind = text(data, "event") or text(body, "event")
        message = text(body, "message_id")
        user = text(data, "end_user_id", "endUserId")
        consent = text(data, "consent_id", "arrangementId")
        entity = consent if kind.startswith("consent.") else message
        return Event(
            provider="fiskil",
            type=kind,
            label=_label(kind),
            description=_describe(kind, body, data),
            entity=entity or user,
            user=user,
            idempotency=message,
            delivery=delivery("message_id", message, opened),
        )


def _label(kind: str) -> str:
    known = _BY_NAME.get(kind)
    return (known.label if known else "") or kind.removesuffix(_SYNCED)


def _describe(kind: str, body: Members, data: Members) -> str:
    words = _meaning(kind)
    accounts = items(data.get("account_ids"))
    payees = items(data.get("payee_ids"))
    if accounts:
        words += f": {counted(len(accounts), 'account')}"
    elif payees:
        words += f": {counted(len(payees), 'payee')}"
    attempt = number(body, "delivery_attempt")
    return f"{words} (attempt {attempt})" if attempt and attempt > 1 else words


def _meaning(kind: str) -> str:
    if kind in _BY_NAME:
        return _BY_NAME[kind].meaning
    if kind.endswith(_SYNCED):
        return f"Data of {kind.removesuffix(_SYNCED)} is ready to read"
    if kind.endswith(_FAILED):
        return f"Data of {kind.removesuffix(_FAILED)} could not be fetched"
    return f"Fiskil sent {kind}" if kind else "Fiskil sent a message that names no event"
