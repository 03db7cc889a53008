"""`transactions.updates` read out."""

import json

from inspector.core.capture import Request
from inspector.core.opened import Json, Opened
from inspector.decode.opening import open_request
from inspector.providers.fuse_updates import (
    Updates,
    described,
    read_out,
    short,
    updates_in,
    updates_of,
)


def opened(body: Json) -> Opened:
    """A body as it is judged."""
    content = json.dumps(body).encode()
    return open_request(Request(b"", content, "POST", "/fuse", "1.1", ()))


def test_everything_it_says_is_read() -> None:
    """Counts from the aggregator's news, ids and history from Fuse's own members."""
    found = updates_of(
        opened(
            {
                "type": "transactions.updates",
                "historical_transactions_available": True,
                "removed_transaction_ids": ["a", "b", 7],
                "remote_data": '{"new_transactions": 3}',
            }
        )
    )

    assert found == Updates(3, None, ("a", "b"), has_history=True)
    assert described(found) == (
        "3 new transactions, 2 transactions removed, two years of history can be fetched"
    )
    assert short(found) == "3 new, 2 removed"
    assert [fact.sentence for fact in read_out(found)] == [
        "3 transactions are new.",
        "",
        "2 transactions are removed:",
        "Two years of history can be fetched.",
    ]
    facts = {fact.name: fact for fact in read_out(found)}
    assert facts["New transactions"].value == "3"
    assert facts["Removed transactions"].items == ("a", "b")
    assert facts["History"].value == "Two years can be fetched"


def test_what_it_leaves_out_is_said_to_be_left_out() -> None:
    """Nothing is invented; members of the wrong type count as missing."""
    wrong: dict[str, Json] = {"removed_transaction_ids": 5, "historical_transactions_available": ""}
    bodies: list[dict[str, Json]] = [{}, wrong]
    for body in bodies:
        found = updates_in(body)
        assert found == Updates()
        assert (described(found), short(found)) == ("", "")
        assert [fact.value for fact in read_out(found)] == [
            "Not said",
            "Not said",
            "None",
            "Not said",
        ]


def test_nothing_new_is_news() -> None:
    """A count of nought is told."""
    found = updates_in(
        {"remote_data": {"new_transactions": 0}, "historical_transactions_available": False}
    )

    assert short(found) == "0 new"
    assert read_out(found)[3].value == "Nothing beyond what was fetched before"


def test_sentences_fit_their_numbers() -> None:
    """One is, several are; none is said, and what is not said is not called none."""
    one = read_out(Updates(1, 0, (), has_history=False))
    assert [fact.sentence for fact in one] == [
        "1 transaction is new.",
        "No transaction is changed.",
        "No transaction is removed.",
        "There is no history to fetch beyond what was fetched before.",
    ]


def test_other_events_are_not_read() -> None:
    """Neither another type nor a body that is no object."""
    assert updates_of(opened({"type": "financial_connection.sync_data"})) is None
    assert updates_of(opened([])) is None
