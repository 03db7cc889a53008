"""A cast keeps a story together."""

import json

from inspector.simulator import fiskil_events, fuse_events, fynapse_events, powens_events
from inspector.simulator.building import BODIES, events_of
from inspector.simulator.cast import Cast
from inspector.simulator.invention import Invention

NOW = 1_795_179_731.0


def cast(seed: str = "s") -> Cast:
    """The cast of a seed."""
    return Cast(Invention(seed, NOW))


def test_a_seed_names_one_cast() -> None:
    """The same seed gives the same people and ids, another seed others."""
    assert cast("a").connection == cast("a").connection != cast("b").connection
    assert cast("a").books == cast("a").books
    assert cast("a").name


def test_fuse_tells_one_connection_and_one_number() -> None:
    """What the aggregator announced is what the follow-up has, of the same connection."""
    who = cast()
    first = json.loads(fuse_events.body("financial_connection.sync_data", Invention("1", NOW), who))
    then = json.loads(fuse_events.body("transactions.updates", Invention("2", NOW), who))

    assert first["financial_connection_id"] == then["financial_connection_id"] == who.connection
    assert first["source"] == who.source
    assert json.loads(then["remote_data"])["new_transactions"] == who.new_transactions
    assert str(who.new_transactions) in first["remote_data"] or who.source == "teller"


def test_powens_bodies_share_their_ids() -> None:
    """Every id of user, connection and account in any event is that of the cast."""
    who = cast()
    wanted = {
        "id_user": who.powens_user,
        "id_connection": who.powens_connection,
        "id_account": who.powens_account,
        "id_connector": who.powens_connector,
    }
    for event in events_of("powens"):
        text = powens_events.body(event, Invention(event, NOW), who).decode()
        for member, value in wanted.items():
            assert text.count(f'"{member}": ') == text.count(f'"{member}": {value}'), event


def test_fiskil_bodies_share_their_ids() -> None:
    """Consent, client and person are the same in every event."""
    who = cast()
    for event in events_of("fiskil"):
        data = json.loads(fiskil_events.body(event, Invention(event, NOW), who))["data"]
        assert (data["consent_id"], data["end_user_id"]) == (who.consent, who.end_user)


def test_balances_add_up() -> None:
    """Closing is opening plus credits minus debits in every row."""
    body = fynapse_events.body("balance.extracted", Invention("1", NOW), cast())

    for row in json.loads(body)["data"]["rows"]:
        turnover = row["creditTurnover"] - row["debitTurnover"]
        assert round(row["openingBalance"] + turnover - row["closingBalance"], 2) == 0


def test_every_provider_takes_a_cast() -> None:
    """The same event of the same cast differs only in what is new about a delivery."""
    who = cast()
    for provider, body in BODIES.items():
        event = events_of(provider)[0]
        assert body(event, Invention("x", NOW), who) == body(event, Invention("x", NOW), who)
