"""What MX, Plaid and Teller report, in words: received directly, or in Fuse's `remote_data`.

Sources: docs.mx.com/resources/webhooks, plaid.com/docs/api/webhooks, teller.io/docs/api/webhooks.
"""

from inspector.providers.fields import Members, items, number, object_in, text
from inspector.providers.words import counted, listed

SOURCES = {
    "plaid": "Plaid",
    "teller": "Teller",
    "mx": "MX",
    "fuse": "Fuse",
    "snaptrade": "SnapTrade",
    "mono": "Mono",
    "truelayer": "TrueLayer",
    "finverse": "Finverse",
}
_PLAID_CODES = {
    "INITIAL_UPDATE": "{name} has the first transactions",
    "HISTORICAL_UPDATE": "{name} has the full history of transactions",
    "SYNC_UPDATES_AVAILABLE": "{name} has transactions to sync",
    "RECURRING_TRANSACTIONS_UPDATE": "{name} updated recurring transactions",
    "NEW_ACCOUNTS_AVAILABLE": "{name} found new accounts",
    "PENDING_EXPIRATION": "{name} will lose access soon: the user must renew consent",
    "PENDING_DISCONNECT": "{name} will lose access soon: the user must log in again",
    "USER_PERMISSION_REVOKED": "{name} lost access: the user revoked it",
    "LOGIN_REPAIRED": "{name} has access again: the user logged in",
    "PRODUCT_READY": "{name} has the requested product ready",
}
_PLAID_ERRORS = {
    "ITEM_LOGIN_REQUIRED": "the user must log in again",
    "ITEM_LOCKED": "the account is locked",
    "INVALID_CREDENTIALS": "the credentials are wrong",
    "INSUFFICIENT_CREDENTIALS": "the user did not finish logging in",
    "USER_SETUP_REQUIRED": "the user must finish setting up the account",
    "MFA_NOT_SUPPORTED": "the bank asks for a second factor Plaid cannot pass",
    "NO_ACCOUNTS": "there is no account left",
    "ITEM_NOT_FOUND": "the item is gone",
}
_MX_STATUSES = {
    "CHALLENGED": "the bank asks a question",
    "DENIED": "the credentials were denied",
    "EXPIRED": "the credentials have expired",
    "IMPAIRED": "the user must enter credentials again",
    "IMPEDED": "the user must act at the bank first",
    "LOCKED": "the account is locked",
    "PREVENTED": "the bank refused too many attempts",
    "REJECTED": "the answer to the bank's question was wrong",
    "CONNECTED": "it works",
    "RECONNECTED": "it works again",
}
_MX_TOPICS = {
    "BALANCE": "balances",
    "HISTORY": "older transactions",
    "STATEMENT": "statements",
    "MEMBER": "member data",
    "MEMBERS": "member data",
    "BUDGET": "budgets",
    "BUDGETS": "budgets",
}


def source_name(source: str) -> str:
    """An aggregator's name for people; as received when it is unknown."""
    return SOURCES.get(source.lower(), source)


def remote_words(remote: Members) -> str:
    """One line for what an aggregator said, empty when its form is unknown.

    The form decides whose it is: the body's `source` reads `fuse` when Fuse hands news on.
    """
    if "webhook_code" in remote:
        return _plaid(remote)
    if "payload" in remote and "type" in remote:
        return _teller(remote)
    if "member_guid" in remote or "user_guid" in remote:
        return _mx(remote)
    return ""


def _mx(remote: Members) -> str:
    topic = text(remote, "type").upper()
    if topic == "AGGREGATION":
        created = number(remote, "transactions_created_count")
        updated = number(remote, "transactions_updated_count")
        news = transaction_news(created, updated)
        return f"MX refreshed a member: {news}" if news else "MX refreshed a member"
    if topic == "CONNECTION_STATUS":
        status = text(remote, "connection_status")
        reason = _MX_STATUSES.get(status.upper(), "")
        named = f"{reason} ({status})" if reason else status
        return f"MX changed a member's connection: {named}" if named else "MX changed a connection"
    if topic in _MX_TOPICS:
        return f"MX has new {_MX_TOPICS[topic]} of a member"
    return f"MX sent {topic or 'news'} of a member"


def _plaid(remote: Members) -> str:
    code = text(remote, "webhook_code")
    error = error_words(remote)
    if error:
        return f"Plaid lost access: {error}"
    if code == "DEFAULT_UPDATE":
        news = transaction_news(number(remote, "new_transactions"), None)
        return f"Plaid found {news}" if news else "Plaid updated transactions"
    if code == "TRANSACTIONS_REMOVED":
        removed = len(items(remote.get("removed_transactions")))
        return f"Plaid removed {counted(removed, 'transaction')}"
    if code in _PLAID_CODES:
        return _PLAID_CODES[code].format(name="Plaid")
    kind = text(remote, "webhook_type")
    return f"Plaid sent {f'{kind} {code}'.strip() or 'news'}"


def _teller(remote: Members) -> str:
    kind = text(remote, "type")
    payload = object_in(remote.get("payload"))
    if kind == "transactions.processed":
        processed = len(items(payload.get("transactions")))
        return f"Teller processed {counted(processed, 'transaction')}"
    if kind == "enrollment.disconnected":
        return f"Teller lost an enrollment: {error_words(remote) or 'no reason given'}"
    if kind == "account.number_verification.processed":
        status = text(payload, "status")
        return f"Teller verified an account number: {status or 'no status given'}"
    if kind == "webhook.test":
        return "Teller sent a test webhook"
    return f"Teller sent {kind}"


def error_words(remote: Members) -> str:
    """Why a connection broke, with the aggregator's own code, empty when it does not say."""
    code = text(object_in(remote.get("error")), "error_code")
    if code:
        reason = _PLAID_ERRORS.get(code, "")
        return f"{reason} ({code})" if reason else code
    status = text(remote, "connection_status")
    if status:
        reason = _MX_STATUSES.get(status.upper(), "")
        return f"{reason} ({status})" if reason else status
    reason = text(object_in(remote.get("payload")), "reason")
    return reason.removeprefix("disconnected.").replace("_", " ").replace(".", ": ")


def transaction_news(created: int | None, updated: int | None) -> str:
    """Counts of transactions: `2 new transactions and 1 updated`; empty when unknown."""
    if created is None and updated is None:
        return ""
    if not created and not updated:
        return "nothing new" if updated is not None else "no new transactions"
    new = counted(created, "transaction", "new") if created else ""
    if not created and updated:
        return counted(updated, "transaction", "updated")
    return listed([new, f"{updated:,} updated" if updated else ""])
