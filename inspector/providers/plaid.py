"""Plaid: bank data, with webhooks that carry a signed token.

Sources: plaid.com/docs/api/webhooks (with the pages of items and of each product) and
webhook-verification. Plaid's older pages have a rule of fewer retries.
"""

from inspector.core.event import Event, EventType
from inspector.core.opened import Opened
from inspector.core.retrying import Gap, RetryRule
from inspector.core.scheme import Scheme
from inspector.providers.aggregator_words import remote_words
from inspector.providers.fields import delivery, members, text
from inspector.providers.plaid_token import PlaidScheme


def _type(kind: str, code: str, meaning: str) -> EventType:
    return EventType(f"{kind}.{code}", meaning, code)


EVENT_TYPES = (
    _type("TRANSACTIONS", "SYNC_UPDATES_AVAILABLE", "Transactions changed: sync them"),
    _type("TRANSACTIONS", "INITIAL_UPDATE", "The first transactions are ready"),
    _type("TRANSACTIONS", "HISTORICAL_UPDATE", "The full history of transactions is ready"),
    _type("TRANSACTIONS", "DEFAULT_UPDATE", "New transactions were found"),
    _type("TRANSACTIONS", "TRANSACTIONS_REMOVED", "Transactions were removed"),
    _type("TRANSACTIONS", "RECURRING_TRANSACTIONS_UPDATE", "Recurring transactions changed"),
    _type("ITEM", "ERROR", "An item lost access to the bank"),
    _type("ITEM", "LOGIN_REPAIRED", "An item has access again"),
    _type("ITEM", "NEW_ACCOUNTS_AVAILABLE", "The bank has accounts that are new"),
    _type("ITEM", "PENDING_EXPIRATION", "Consent for an item ends soon"),
    _type("ITEM", "PENDING_DISCONNECT", "An item will lose access soon"),
    _type("ITEM", "USER_PERMISSION_REVOKED", "A user took access to an item away"),
    _type("ITEM", "USER_ACCOUNT_REVOKED", "A user took access to an account away"),
    _type("ITEM", "WEBHOOK_UPDATE_ACKNOWLEDGED", "The webhook's URL was changed"),
    _type("AUTH", "AUTOMATICALLY_VERIFIED", "An account was verified"),
    _type("AUTH", "VERIFICATION_EXPIRED", "The time to verify an account ran out"),
    _type("HOLDINGS", "DEFAULT_UPDATE", "Holdings changed"),
    _type("INVESTMENTS_TRANSACTIONS", "DEFAULT_UPDATE", "Investment transactions were found"),
    _type("LIABILITIES", "DEFAULT_UPDATE", "Liabilities changed"),
    _type("ASSETS", "PRODUCT_READY", "An asset report is ready"),
    _type("ASSETS", "ERROR", "An asset report could not be made"),
)
_BY_NAME = {event.name: event for event in EVENT_TYPES}

SCHEME = PlaidScheme()


class Plaid:
    """Plaid as the list of providers has it; implements `Provider`."""

    id = "plaid"
    name = "Plaid"
    event_types = EVENT_TYPES
    schemes: tuple[Scheme, ...] = (SCHEME,)
    retry_rule = (
        "After anything but 200, or no answer in 10 seconds, Plaid tries again for up to 24 hours,"
        " first after 30 seconds and then after four times as long each time. It stops when over"
        " 90 % failed within 24 hours."
    )
    retries = RetryRule(
        documented=True,
        gaps=tuple(
            Gap(seconds, seconds) for seconds in (30.0, 120.0, 480.0, 1920.0, 7680.0, 30720.0)
        ),
        within=24 * 3600,
        accepted=(200, 200),
    )
    default_endpoint = "/plaid"
    registration = (
        "Give the URL as `webhook` to `/link/token/create`, or change an item's by"
        " `/item/webhook/update`. Nothing has to be shared: the key is public."
    )
    hint = "The key is Plaid's public one, by the kid of the token."

    def recognises(self, opened: Opened) -> bool:
        """By its header, else by the type and code of its body."""
        if opened.request.header(SCHEME.header) is not None:
            return True
        body = opened.document
        return (
            isinstance(body, dict)
            and isinstance(body.get("webhook_code"), str)
            and isinstance(body.get("webhook_type"), str)
        )

    def describe(self, opened: Opened) -> Event:
        """What type and code report."""
        body = members(opened)
        kind, code = text(body, "webhook_type"), text(body, "webhook_code")
        name = f"{kind}.{code}".strip(".")
        known = _BY_NAME.get(name)
        # Codes repeat between products; the words of an aggregator are those of transactions.
        spoken = kind in ("TRANSACTIONS", "ITEM") and "webhook_code" in body
        words = remote_words(body) if spoken else ""
        meaning = known.meaning if known else f"Plaid sent {name or 'a webhook'}"
        return Event(
            provider="plaid",
            type=name,
            label=code or name,
            description=words or meaning,
            entity=text(body, "item_id", "asset_report_id", "account_id"),
            environment=text(body, "environment"),
            user=text(body, "user_id"),
            delivery=delivery("", "", opened),
        )
