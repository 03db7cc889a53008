"""What a Powens event reports, in one line, and the ids in it.

Shapes: Powens' webhook guide. Domains may add members of their own, so nothing is expected.
"""

from collections.abc import Callable

from inspector.core.opened import Json
from inspector.providers.fields import Members, items, object_in, objects, text
from inspector.providers.powens_events import BY_NAME
from inspector.providers.words import counted, listed

_STATES = {
    "SCARequired": "the user must confirm with strong authentication",
    "webauthRequired": "the user must log in on the bank's page",
    "additionalInformationNeeded": "the bank asks the user for more",
    "decoupled": "the user must confirm in the bank's app",
    "validating": "the bank is checking what the user entered",
    "actionNeeded": "the user must act on the bank's site",
    "passwordExpired": "the password has expired",
    "wrongpass": "the credentials are wrong",
    "rateLimiting": "the bank limits requests",
    "websiteUnavailable": "the bank's site is not available",
    "bug": "Powens met an internal error",
    "notSupported": "the bank is no longer supported",
}


def describe(event: str, body: Members) -> str:
    """One line for a person; the event's meaning where the body adds nothing to it."""
    words = _WORDS.get(event)
    line = words(body) if words and body else ""
    if line:
        return line
    known = BY_NAME.get(event)
    if known:
        return known.meaning
    return f"Powens sent {event}" if event else "Powens sent data of an event it does not name"


def entity(event: str, body: Members) -> str:
    """The id a person would search for: of the connection, account, user or payment."""
    if "connection" in body:
        return text(object_in(body["connection"]), "id")
    if "user" in body:
        return text(object_in(body["user"]), "id")
    if event == "TRANSACTION_ATTACHMENTS_FOUND":
        return text(body, "id_transaction")
    for name in ("transactions", "account_ownerships"):
        if "id" not in body and (rows := objects(body.get(name))):
            return text(rows[0], "id_account")
    return text(body, "id")


def user(event: str, body: Members) -> str:
    """The user a body is about, empty when it does not say."""
    if event.startswith("USER_") and "user" not in body:
        return text(body, "id")
    holders = (body, object_in(body.get("user")), object_in(body.get("connection")))
    rows = objects(body.get("account_ownerships"))[:1]
    return (
        text(holders[0], "id_user")
        or text(holders[1], "id")
        or text(holders[2], "id_user")
        or (text(rows[0], "id_user") if rows else "")
    )


def _named(noun: str, body: Members, member: str = "id") -> str:
    """`Connection 12`, or the noun alone when the id is missing."""
    return f"{noun} {text(body, member)}".rstrip()


def _bank(connection: Members) -> str:
    name = text(object_in(connection.get("connector")), "name")
    return f" to {name}" if name else ""


def _trouble(connection: Members) -> str:
    state = text(connection, "state")
    reason = _STATES.get(state, "")
    return f"{reason} ({state})" if reason else state


def _contents(rows: list[Members], subscriptions: Json = None) -> list[str]:
    """`2 accounts`, `14 transactions`, `1 subscription`, as far as there are any."""
    transactions = sum(len(items(account.get("transactions"))) for account in rows)
    parts = [counted(len(rows), "account")] if rows else []
    if transactions:
        parts.append(counted(transactions, "transaction"))
    if more := items(subscriptions):
        parts.append(counted(len(more), "subscription"))
    return parts


def _connection_synced(body: Members) -> str:
    connection = object_in(body.get("connection"))
    name = _named("Connection", connection) + _bank(connection)
    if trouble := _trouble(connection):
        return f"{name} needs attention: {trouble}"
    subscriptions = connection.get("subscriptions") or body.get("subscriptions")
    contents = listed(_contents(objects(connection.get("accounts")), subscriptions))
    return f"{name} synchronised: {contents}" if contents else f"{name} synchronised"


def _accounts_fetched(body: Members) -> str:
    connection = object_in(body.get("connection"))
    contents = listed(_contents(objects(connection.get("accounts")))) or "Accounts"
    return (
        f"{contents} fetched{_bank(connection).replace(' to ', ' from ')}, transactions come later"
    )


def _connection_deleted(body: Members) -> str:
    return f"{_named('Connection', body)}{_bank(body)} was deleted"


def _user_synced(body: Members) -> str:
    connections = objects(body.get("connections"))
    accounts = [account for one in connections for account in objects(one.get("accounts"))]
    contents = listed([counted(len(connections), "connection"), *_contents(accounts)])
    return f"{_named('User', object_in(body.get('user')))} synchronised: {contents}"


def _account_synced(body: Members) -> str:
    found = items(body.get("transactions"))
    holdings = items(body.get("investments"))
    parts = [counted(len(found), "transaction")] if found or not holdings else []
    if holdings:
        parts.append(counted(len(holdings), "investment"))
    return f"{_account(body)} synchronised: {listed(parts)}"


def _account(body: Members) -> str:
    name = text(body, "name")
    identity = text(body, "id")
    return (
        f"Account {identity} ({name})"
        if name and identity
        else f"Account {identity or name}".strip()
    )


def _account_found(body: Members) -> str:
    kind = text(body, "type")
    state = ", not enabled yet" if body.get("disabled") else ""
    return f"{_named('New account', body)}{f' ({kind})' if kind else ''} found{state}"


def _categorized(body: Members) -> str:
    return f"{counted(len(items(body.get('transactions'))), 'transaction')} categorised"


def _clustered(body: Members) -> str:
    found = items(body.get("transactions"))
    return f"{counted(len(found), 'transaction')} grouped" if found else ""


def _ownerships(body: Members) -> str:
    return f"{counted(len(items(body.get('account_ownerships'))), 'account owner')} found"


def _attachments(body: Members) -> str:
    found = counted(len(items(body.get("attachments"))), "attachment")
    return f"{found} found for {_named('transaction', body, 'id_transaction')}"


def _subscription_synced(body: Members) -> str:
    found = counted(len(items(body.get("documents"))), "document")
    return f"{_named('Subscription', body)} synchronised: {found}"


def _payment(body: Members) -> str:
    state = text(body, "state")
    line = _named("Payment", body)
    if not state:
        return f"{line} changed its state"
    error = text(body, "error_code")
    return f"{line} is now {state}" + (f": {error}" if error else "")


_WORDS: dict[str, Callable[[Members], str]] = {
    "CONNECTION_SYNCED": _connection_synced,
    "CONNECTION_DELETED": _connection_deleted,
    "ACCOUNTS_FETCHED": _accounts_fetched,
    "ACCOUNT_SYNCED": _account_synced,
    "ACCOUNT_CATEGORIZED": _categorized,
    "TRANSACTIONS_CLUSTERED": _clustered,
    "ACCOUNT_FOUND": _account_found,
    "ACCOUNT_ENABLED": lambda body: f"{_account(body)} was enabled",
    "ACCOUNT_DISABLED": lambda body: f"{_account(body)} was disabled",
    "ACCOUNT_OWNERSHIPS_FOUND": _ownerships,
    "TRANSACTION_ATTACHMENTS_FOUND": _attachments,
    "SUBSCRIPTION_SYNCED": _subscription_synced,
    "SUBSCRIPTION_FOUND": lambda body: f"{_named('New subscription', body)} found",
    "USER_CREATED": lambda body: f"{_named('User', body)} was created",
    "USER_DELETED": lambda body: f"{_named('User', body)} was deleted",
    "USER_CREATED or USER_DELETED": lambda body: f"{_named('User', body)} was created or deleted",
    "USER_SYNCED": _user_synced,
    "PAYMENT_STATE_UPDATED": _payment,
}
