"""MX: bank data of North America. It signs nothing: a name and a password prove its origin.

Sources: docs.mx.com/resources/webhooks; the three ways of proof (HTTP Basic, certificates, a
bearer token) stand in a copy of an older page only. HTTP Basic is the one judged here.
"""

from inspector.core.event import Event, EventType
from inspector.core.opened import Opened
from inspector.core.retrying import RetryRule
from inspector.core.scheme import Scheme
from inspector.providers.aggregator_words import remote_words
from inspector.providers.basic import BasicScheme
from inspector.providers.fields import delivery, members, text

EVENT_TYPES = (
    EventType("AGGREGATION", "A member was refreshed"),
    EventType("CONNECTION_STATUS", "A member's connection to the bank changed"),
    EventType("BALANCE", "New balances of a member"),
    EventType("HISTORY", "Older transactions of a member are ready"),
    EventType("STATEMENT", "New statements of a member"),
    EventType("MEMBER", "A member was created, changed or deleted"),
    EventType("BUDGET", "A budget was created, changed or deleted"),
)
_BY_NAME = {event.name: event for event in EVENT_TYPES}

SCHEME = BasicScheme(
    id="mx-basic",
    provider="mx",
    owner="MX",
    label="basic",
    secret_name="user name and password",  # noqa: S106 - words
)


class Mx:
    """MX as the list of providers has it; implements `Provider`."""

    id = "mx"
    name = "MX"
    event_types = EVENT_TYPES
    schemes: tuple[Scheme, ...] = (SCHEME,)
    retry_rule = (
        "MX tries up to 12 more times over about 24 hours, at growing intervals, and asks for"
        " 204 at once."
    )
    retries = RetryRule(documented=True, attempts=13, within=24 * 3600)
    default_endpoint = "/mx"
    registration = (
        "Set webhooks up on the client dashboard; each event may have a URL of its own. Give MX a"
        " user name and a password, entered here as `name:password`."
    )
    hint = "MX signs nothing, so a changed body goes unnoticed."

    def recognises(self, opened: Opened) -> bool:
        """By the guids of its body together with a type or an action."""
        body = opened.document
        if not isinstance(body, dict) or not isinstance(body.get("type"), str):
            return False
        return ("user_guid" in body or "member_guid" in body) and "webhook_code" not in body

    def describe(self, opened: Opened) -> Event:
        """What the body's type and action report."""
        body = members(opened)
        kind = text(body, "type")
        action = text(body, "action")
        named = kind.upper() in _BY_NAME
        words = remote_words(body) if named else f"MX sent {kind or 'a webhook'}"
        return Event(
            provider="mx",
            type=kind,
            label=f"{kind} {action}".strip() if not named else kind,
            description=words or _BY_NAME[kind.upper()].meaning,
            entity=text(body, "member_guid", "user_guid", "guid"),
            user=text(body, "user_guid"),
            delivery=delivery("", "", opened),
        )
