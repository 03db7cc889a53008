"""Powens' webhooks: the body names no event, so its shape follows the event it was registered for.

Shapes: Powens' webhook guide and API reference; dates are local and without a zone there.
"""

import json
from collections.abc import Callable

from inspector.core.opened import Json
from inspector.simulator.invention import Invention

Members = dict[str, Json]


class World:
    """One user with one connection and one account, shared by everything a body mentions."""

    def __init__(self, make: Invention) -> None:
        """Invent the ids that stay the same within one delivery."""
        self.make = make
        self.user = make.number(100, 999)
        self.connection = make.number(3000, 9999)
        self.account = make.number(30_000, 39_999)

    def connection_members(self) -> Members:
        """A *Connection* that works."""
        return {
            "id": self.connection, "id_user": self.user, "id_connector": self.make.number(30, 90),
            "connector_uuid": self.make.uuid(), "state": None, "error_message": None,
            "last_update": self.make.local(seconds_ago=3), "created": self.make.local(seconds_ago=86_400),
            "active": True, "last_push": None, "expire": None, "next_try": self.make.local(seconds_ago=-86_400),
        }  # fmt: skip

    def account_members(self) -> Members:
        """A *BankAccount*."""
        return {
            "id": self.account, "id_connection": self.connection, "id_user": self.user,
            "name": f"{self.make.bank()} compte courant", "number": self.make.digits(11),
            "balance": round(self.make.number(-20_000, 900_000) / 100, 2),
            "currency": {"id": "EUR", "symbol": "€", "precision": 2},
            "type": "checking", "disabled": None, "last_update": self.make.local(seconds_ago=3),
        }  # fmt: skip

    def transactions(self, count: int) -> list[Json]:
        """So many *Transactions*, newest first."""
        rows: list[Json] = []
        for index in range(count):
            name, amount = self.make.purchase()
            rows.append({
                "id": self.make.number(1_000_000, 9_999_999), "id_account": self.account,
                "date": self.make.day(days_ago=index // 3), "value": -amount, "wording": name.upper(),
                "simplified_wording": name, "type": self.make.pick("card", "transfer", "order"),
                "coming": False,
            })  # fmt: skip
        return rows


def body(event: str, make: Invention) -> bytes:
    """The body of one event, with `id_webhook_data` as every Powens body has it.

    An event that is not in `SHAPES` gets a *BankAccount*.
    """
    world = World(make)
    shape = SHAPES.get(event, World.account_members)
    document = {**shape(world), "id_webhook_data": make.number(100_000, 999_999)}
    return json.dumps(document, ensure_ascii=False).encode()


def user(world: World) -> Members:
    """A *User*."""
    return {"id": world.user, "signin": world.make.local(seconds_ago=40)}


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
        "role": "holder", "name": "Camille Martin", "parties": 1,
    }  # fmt: skip
    return {"account_ownerships": [owner]}


def attachments(world: World) -> Members:
    """An invoice found for a transaction."""
    invoice: Members = {"id": world.make.number(1, 9999), "type": "invoice"}
    return {
        "id_connection": world.connection, "id_account": world.account,
        "id_transaction": world.make.number(1_000_000, 9_999_999), "attachments": [invoice],
    }  # fmt: skip


def subscription(world: World) -> Members:
    """What identifies a *Subscription*."""
    number = world.make.number(50, 99)
    return {"id": number, "id_user": world.user, "id_connection": world.connection}


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


def full_connection(world: World, *, processed: bool = True) -> Members:
    """A *Connection* with its accounts and, once they are processed, their transactions."""
    account = world.account_members()
    if processed:
        account["transactions"] = world.transactions(world.make.number(3, 30))
    connection = world.connection_members()
    connection["connector"] = {"id": connection["id_connector"], "name": world.make.bank()}
    connection["sources"] = [{"id": world.make.number(1, 999), "name": "openapi", "state": None}]
    connection["accounts"] = [account]
    return connection


def connection_synced(world: World) -> Members:
    """A user and one of their connections with everything in it."""
    return {"user": user(world), "connection": full_connection(world), "subscriptions": []}


def accounts_fetched(world: World) -> Members:
    """The same before the transactions are processed."""
    return {"user": user(world), "connection": full_connection(world, processed=False)}


def user_synced(world: World) -> Members:
    """A user with all connections (deprecated by Powens)."""
    return {"user": user(world), "connections": [full_connection(world)]}


SHAPES: dict[str, Callable[[World], Members]] = {
    "USER_CREATED": user,
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
