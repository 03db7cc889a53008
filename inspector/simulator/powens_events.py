"""Powens' webhooks: the body names no event, so its shape follows the event it was registered for.

Shapes: Powens' webhook guide and API reference; dates are local and without a zone there.
"""

import json
from collections.abc import Callable

from inspector.core.opened import Json
from inspector.simulator.cast import Cast
from inspector.simulator.invention import Invention
from inspector.simulator.powens_transactions import transaction

Members = dict[str, Json]


class World:
    """One user with one connection and one account, shared by everything a body mentions."""

    def __init__(self, make: Invention, cast: Cast) -> None:
        """Take who it is about; `make` gives what is new in this delivery."""
        self.make = make
        self.cast = cast
        self.user = cast.powens_user
        self.connection = cast.powens_connection
        self.account = cast.powens_account

    def connection_members(self) -> Members:
        """A *Connection* that works."""
        return {
            "id": self.connection, "id_user": self.user, "id_connector": self.cast.powens_connector,
            "connector_uuid": self.cast.connector_uuid, "state": None, "error_message": None,
            "last_update": self.make.local(seconds_ago=3), "created": self.make.local(seconds_ago=86_400),
            "active": True, "last_push": None, "expire": None, "next_try": self.make.local(seconds_ago=-86_400),
        }  # fmt: skip

    def account_members(self) -> Members:
        """A *BankAccount*; its balance is what its transactions leave."""
        return {
            "id": self.account, "id_connection": self.connection, "id_user": self.user,
            "name": f"{self.cast.bank} compte courant", "number": self.cast.account_number,
            "balance": self.cast.ledger.euros,
            "currency": {"id": "EUR", "symbol": "€", "precision": 2},
            "type": "checking", "disabled": None, "last_update": self.make.local(seconds_ago=3),
        }  # fmt: skip

    def transactions(self, count: int) -> list[Json]:
        """The newest *Transactions*."""
        seen = self.make.local(seconds_ago=4)
        entries = self.cast.ledger.newest(count)
        return [transaction(entry, self.account, seen) for entry in entries]


def body(event: str, make: Invention, cast: Cast | None = None) -> bytes:
    """The body of one event, with `id_webhook_data` as every Powens body has it.

    An event that is not in `SHAPES` gets a *BankAccount*.
    """
    return _document(SHAPES.get(event, World.account_members), World(make, cast or Cast(make)))


def first_sync(make: Invention, cast: Cast) -> bytes:
    """CONNECTION_SYNCED with every transaction there is: several MB when the history is long.

    Powens' webhook guide: "multiple MBs" on a first synchronisation.
    """
    return _document(lambda world: connection_synced(world, all_of_it=True), World(make, cast))


def _document(shape: "Callable[[World], Members]", world: World) -> bytes:
    document = {**shape(world), "id_webhook_data": world.make.number(100_000, 999_999)}
    return json.dumps(document, ensure_ascii=False).encode()


def user(world: World) -> Members:
    """A *User* of last month."""
    return {"id": world.user, "signin": f"{world.make.day(days_ago=30)} 09:12:44"}


def user_created(world: World) -> Members:
    """A *User* of just now."""
    return {"id": world.user, "signin": world.make.local()}


def account_synced(world: World) -> Members:
    """A *BankAccount* with its transactions."""
    transactions = world.transactions(world.make.number(2, 8))
    return {**world.account_members(), "transactions": transactions, "investments": []}


def transactions(world: World) -> Members:
    """Transactions alone."""
    return {"transactions": world.transactions(world.make.number(2, 6))}


def account_disabled(world: World) -> Members:
    """A *BankAccount* that was disabled just now."""
    return {**world.account_members(), "disabled": world.make.local()}


def account_found(world: World) -> Members:
    """A new account, disabled until the user chooses it."""
    return {
        "id": world.account, "id_user": world.user, "id_connection": world.connection,
        "disabled": world.make.local(), "type": "checking",
    }  # fmt: skip


def ownerships(world: World) -> Members:
    """Who holds the account."""
    owner: Members = {
        "id_account": world.account, "id_connection": world.connection, "id_user": world.user,
        "role": "holder", "name": world.cast.name, "parties": 1,
    }  # fmt: skip
    return {"account_ownerships": [owner]}


def attachments(world: World) -> Members:
    """An invoice found for a transaction."""
    invoice: Members = {"id": world.make.number(1, 9999), "type": "invoice"}
    return {
        "id_connection": world.connection, "id_account": world.account,
        "id_transaction": world.cast.ledger.newest(1)[0].number, "attachments": [invoice],
    }  # fmt: skip


def subscription(world: World) -> Members:
    """What identifies a *Subscription*."""
    return {
        "id": world.cast.subscription, "id_user": world.user, "id_connection": world.connection,
    }  # fmt: skip


def subscription_synced(world: World) -> Members:
    """A *Subscription* with its documents."""
    name = f"Facture {world.make.day()}"
    bill: Members = {"id": world.make.number(1000, 9999), "name": name, "type": "bill"}
    return {**subscription(world), "documents": [bill]}


def payment(world: World) -> Members:
    """A *Payment*."""
    make = world.make
    order: Members = {"amount": make.purchase()[1], "currency": "EUR", "label": "Facture"}
    return {
        "id": make.number(1000, 9999), "state": make.pick("done", "validating", "created"),
        "register_date": make.local(seconds_ago=90), "date_update": make.local(),
        "instructions": [order],
    }  # fmt: skip


def full_connection(world: World, count: int) -> Members:
    """A *Connection* with its accounts and, once they are processed, so many transactions."""
    account = world.account_members()
    if count:
        account["transactions"] = world.transactions(count)
    connection = world.connection_members()
    connection["connector"] = {"id": connection["id_connector"], "name": world.cast.bank}
    connection["sources"] = [{"id": world.connection + 1, "name": "openapi", "state": None}]
    connection["accounts"] = [account]
    return connection


def connection_synced(world: World, *, all_of_it: bool = False) -> Members:
    """A user and one of their connections with what is new in it, or with everything."""
    count = len(world.cast.ledger.entries) if all_of_it else world.make.number(3, 30)
    connection = full_connection(world, count)
    return {"user": user(world), "connection": connection, "subscriptions": []}


def accounts_fetched(world: World) -> Members:
    """The same before the transactions are processed."""
    return {"user": user(world), "connection": full_connection(world, 0)}


def user_synced(world: World) -> Members:
    """A user with all connections (deprecated by Powens)."""
    return {"user": user(world), "connections": [full_connection(world, world.make.number(3, 30))]}


SHAPES: dict[str, Callable[[World], Members]] = {
    "USER_CREATED": user_created,
    "USER_DELETED": user,
    "USER_SYNCED": user_synced,
    "CONNECTION_SYNCED": connection_synced,
    "CONNECTION_DELETED": World.connection_members,
    "CONNECTION_CERTIFICATE_AVAILABLE": World.connection_members,
    "ACCOUNTS_FETCHED": accounts_fetched,
    "ACCOUNT_SYNCED": account_synced,
    "ACCOUNT_CATEGORIZED": transactions,
    "TRANSACTIONS_CLUSTERED": transactions,
    "ACCOUNT_DISABLED": account_disabled,
    "ACCOUNT_ENABLED": World.account_members,
    "ACCOUNT_FOUND": account_found,
    "ACCOUNT_OWNERSHIPS_FOUND": ownerships,
    "TRANSACTION_ATTACHMENTS_FOUND": attachments,
    "SUBSCRIPTION_SYNCED": subscription_synced,
    "SUBSCRIPTION_FOUND": subscription,
    "PAYMENT_STATE_UPDATED": payment,
}
