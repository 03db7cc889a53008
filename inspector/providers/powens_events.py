"""Powens' events: their names, and how to tell which one a body is when no name comes with it.

A Powens body names no event. The URL it was registered for usually does; else its shape tells,
as far as it can. Source: Powens' webhook guide and API reference.
"""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from inspector.core.event import EventType
from inspector.core.opened import Opened
from inspector.providers.fields import Members, clean, object_in, objects

EVENT_TYPES = (
    EventType("CONNECTION_SYNCED", "A connection to a bank was synchronised"),
    EventType("CONNECTION_DELETED", "A connection to a bank was deleted"),
    EventType("ACCOUNTS_FETCHED", "Accounts were fetched, their transactions come later"),
    EventType("ACCOUNT_SYNCED", "An account was synchronised"),
    EventType("ACCOUNT_CATEGORIZED", "Transactions of an account were categorised"),
    EventType("ACCOUNT_FOUND", "A new account was found"),
    EventType("ACCOUNT_ENABLED", "An account was enabled"),
    EventType("ACCOUNT_DISABLED", "An account was disabled"),
    EventType("ACCOUNT_OWNERSHIPS_FOUND", "Owners of accounts were found"),
    EventType("TRANSACTION_ATTACHMENTS_FOUND", "Attachments of a transaction were found"),
    EventType("SUBSCRIPTION_SYNCED", "A subscription was synchronised"),
    EventType("SUBSCRIPTION_FOUND", "A new subscription was found"),
    EventType("USER_CREATED", "A user was created"),
    EventType("USER_DELETED", "A user was deleted"),
    EventType("USER_SYNCED", "A user was synchronised (deprecated)"),
    EventType("PAYMENT_STATE_UPDATED", "A payment changed its state"),
    # Only third parties' code names these two.
    EventType("TRANSACTIONS_CLUSTERED", "Transactions were grouped"),
    EventType("CONNECTION_CERTIFICATE_AVAILABLE", "A certificate of a connection is available"),
)
BY_NAME = {event.name: event for event in EVENT_TYPES}
WITHOUT_USER = frozenset({"PAYMENT_STATE_UPDATED"})

# The guide's token note spells one event without its last letter.
_SPELLINGS = {"PAYMENTSTATEUPDATE": "PAYMENT_STATE_UPDATED"}
_SPELLINGS.update({name.replace("_", ""): name for name in BY_NAME})
_PUNCTUATION = re.compile(r"[^A-Za-z0-9]+")
# One run and an end: two runs that can share letters would take a long path minutes.
_EVENT_LIKE = re.compile(r"[A-Z0-9][A-Z0-9_. -]*(?:ED|FOUND|AVAILABLE)", re.IGNORECASE | re.ASCII)


def known_name(text: str) -> str:
    """The event that a text spells in any way, `connection-synced`; empty when it spells none."""
    return _SPELLINGS.get(_PUNCTUATION.sub("", text).upper(), "")


def named_by_url(opened: Opened) -> str:
    """The event the URL names, in Powens' spelling; as received when it only looks like one.

    The endpoint's `{event}` says it, else any other name of its template, else the last segment.
    """
    for word in _url_words(opened):
        if name := known_name(unquote(word)):
            return name
    for word in _url_words(opened):
        candidate = unquote(word)
        if _EVENT_LIKE.fullmatch(candidate) and _PUNCTUATION.search(candidate):
            return clean(candidate)
    return ""


def _url_words(opened: Opened) -> Iterable[str]:
    values = opened.path_values
    if "event" in values:
        yield values["event"]
    yield from (value for name, value in values.items() if name != "event")
    yield opened.request.path.rstrip("/").rpartition("/")[2]


def named_by_shape(body: Members) -> str:
    """The event a body's shape tells, with `or` between two it cannot tell apart."""
    fitting = (name for needed, absent, name in _SHAPES if _fits(body, needed, absent))
    name = next(fitting, "")
    if name == "CONNECTION_SYNCED":
        return _connection_shape(object_in(body["connection"]))
    if name == "ACCOUNT_ENABLED" and body.get("disabled"):
        return "ACCOUNT_DISABLED"
    return name


def _fits(body: Members, needed: frozenset[str], absent: frozenset[str]) -> bool:
    return needed <= body.keys() and not absent & body.keys()


def _connection_shape(connection: Members) -> str:
    accounts = objects(connection.get("accounts"))
    if accounts and not any("transactions" in account for account in accounts):
        return "ACCOUNTS_FETCHED"
    return "CONNECTION_SYNCED"


def _shape(needed: str, name: str, absent: str = "") -> tuple[frozenset[str], frozenset[str], str]:
    return frozenset(needed.split()), frozenset(absent.split()), name


# Members that must be there, the event, members that must not; the first that fits counts.
_SHAPES = (
    _shape("user connections", "USER_SYNCED"),
    _shape("connection", "CONNECTION_SYNCED"),
    _shape("account_ownerships", "ACCOUNT_OWNERSHIPS_FOUND"),
    _shape("attachments id_transaction", "TRANSACTION_ATTACHMENTS_FOUND"),
    _shape("instructions state", "PAYMENT_STATE_UPDATED"),
    _shape("id_connector id_user", "CONNECTION_DELETED"),
    _shape("id id_connection documents", "SUBSCRIPTION_SYNCED"),
    _shape("id id_connection transactions", "ACCOUNT_SYNCED"),
    _shape("id id_connection investments", "ACCOUNT_SYNCED"),
    _shape("id id_connection balance", "ACCOUNT_ENABLED"),
    _shape("id id_connection type", "ACCOUNT_FOUND"),
    _shape("id id_connection disabled", "ACCOUNT_FOUND"),
    _shape("id id_connection", "SUBSCRIPTION_FOUND"),
    _shape("transactions", "ACCOUNT_CATEGORIZED", absent="id"),
    _shape("id signin", "USER_CREATED or USER_DELETED"),
)
