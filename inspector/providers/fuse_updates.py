"""Fuse's `transactions.updates` read out in full.

Sources: Fuse's webhook overview (the example and the handler, which fetches two years when
`historical_transactions_available` says so) and its OpenAPI description of the webhook body.
"""

from dataclasses import dataclass

from inspector.core.event import Fact
from inspector.core.opened import Opened
from inspector.providers.aggregator_words import transaction_news
from inspector.providers.fields import Members, clean, items, members, number, object_in, text
from inspector.providers.words import counted

UPDATES_EVENT = "transactions.updates"


@dataclass(frozen=True, slots=True)
class Updates:
    """What one `transactions.updates` says.

    Attributes:
        new: New transactions, None when it does not say.
        changed: Changed ones, None when it does not say.
        removed: Ids of removed ones; only Plaid tells them.
        has_history: Whether two years of history can be fetched, None when it does not say.
    """

    new: int | None = None
    changed: int | None = None
    removed: tuple[str, ...] = ()
    has_history: bool | None = None


def updates_in(body: Members) -> Updates:
    """Read the members, of which any may be missing."""
    remote = object_in(body.get("remote_data"))
    new = number(remote, "new_transactions")
    if new is None:
        new = number(remote, "transactions_created_count")
    history = body.get("historical_transactions_available")
    removed = items(body.get("removed_transaction_ids"))
    return Updates(
        new,
        number(remote, "transactions_updated_count"),
        tuple(clean(each) for each in removed if isinstance(each, str)),
        history if isinstance(history, bool) else None,
    )


def updates_of(opened: Opened) -> Updates | None:
    """What a body says, None when it is no `transactions.updates`."""
    body = members(opened)
    return updates_in(body) if text(body, "type") == UPDATES_EVENT else None


def described(updates: Updates) -> str:
    """One line for the list, empty when nothing is said."""
    parts = [transaction_news(updates.new, updates.changed)]
    if updates.removed:
        if not updates.new:
            parts = []
        parts.append(f"{counted(len(updates.removed), 'transaction')} removed")
    if updates.has_history:
        parts.append("two years of history can be fetched")
    words = ", ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]


def short(updates: Updates) -> str:
    """A few words for a time line: `3 new, 2 removed`."""
    parts = [
        f"{count:,} {word}"
        for count, word in (
            (updates.new, "new"),
            (updates.changed, "changed"),
            (len(updates.removed), "removed"),
        )
        if count or (word == "new" and count is not None)
    ]
    return ", ".join(parts)


def read_out(updates: Updates) -> tuple[Fact, ...]:
    """Every fact, one by one, also those that the body leaves out."""
    removed = len(updates.removed)
    history = {
        True: "Two years can be fetched",
        False: "Nothing beyond what was fetched before",
        None: "Not said",
    }[updates.has_history]
    return (
        Fact("New transactions", _count(updates.new), sentence=_how_many(updates.new, "new")),
        Fact(
            "Changed transactions",
            _count(updates.changed),
            sentence="" if updates.changed is None else _how_many(updates.changed, "changed"),
        ),
        Fact(
            "Removed transactions",
            f"{removed:,}" if removed else "None",
            updates.removed,
            _how_many(removed, "removed")[:-1] + (":" if removed else "."),
        ),
        Fact("History", history, sentence=_HISTORY[updates.has_history]),
    )


_HISTORY = {
    True: "Two years of history can be fetched.",
    False: "There is no history to fetch beyond what was fetched before.",
    None: "Whether two years of history can be fetched is not said.",
}


def _how_many(count: int | None, how: str) -> str:
    """Say it as `3 transactions are new.` does."""
    if count is None:
        return f"How many transactions are {how} is not said."
    if not count:
        return f"No transaction is {how}."
    return f"{counted(count, 'transaction')} {'is' if count == 1 else 'are'} {how}."


def _count(count: int | None) -> str:
    return "Not said" if count is None else f"{count:,}"
