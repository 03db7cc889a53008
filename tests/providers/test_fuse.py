"""Fuse: recognised, described and signed."""

import json

import pytest

from inspector.core.opened import Json, Opened
from inspector.core.problem import Problem
from inspector.core.verdict import Finding
from inspector.providers.fuse import SCHEME, Fuse, signed_json
from tests.providers.fuse_documents import VECTORS
from tests.providers.making import opened, request_with

FUSE = Fuse()
SEEDS = {
    vector["name"]: vector["body"].encode()
    for vector in json.loads((VECTORS / "fuse.json").read_text(encoding="utf-8"))
}


def body(kind: str, **more: Json) -> dict[str, Json]:
    """A Fuse body."""
    return {"type": kind, "financial_connection_id": "fc-1", "environment": "sandbox", **more}


def words(kind: str, **more: Json) -> str:
    """How it is described."""
    return FUSE.describe(opened(body(kind, **more))).description


def kinds(raw: bytes) -> list[str]:
    """Kinds of the findings on a body."""
    return [finding.kind for finding in FUSE.describe(opened(raw)).findings]


def test_the_documented_samples_are_described() -> None:
    """All three of Fuse's webhook overview."""
    lines = [FUSE.describe(opened(SEEDS[name])).description for name in list(SEEDS)[:3]]

    assert lines == [
        "MX refreshed a member: 2 new transactions",
        "3 new transactions, two years of history can be fetched",
        "The connection broke: the user must log in again (ITEM_LOGIN_REQUIRED)",
    ]


def test_the_fields_of_an_event() -> None:
    """Type, short label, connection, environment, aggregator; Fuse has no message id."""
    event = FUSE.describe(opened(SEEDS["seed_sync_data_mx_compact"]))

    assert (event.type, event.label) == ("financial_connection.sync_data", "sync_data")
    assert event.entity == "67bcb452-225e-11ee-be56-0242ac120002"
    assert (event.environment, event.source, event.idempotency) == ("sandbox", "mx", "")
    assert event.delivery.startswith("body:")


@pytest.mark.parametrize(
    ("kind", "more", "line"),
    [
        ("financial_connection.sync_data", {"source": "snaptrade"}, "SnapTrade has news: fetch it by calling sync"),
        ("financial_connection.sync_data", {"remote_data": {"webhook_code": "INITIAL_UPDATE"}}, "Plaid has the first transactions"),
        ("transactions.updates", {}, "Transactions were added, changed or removed"),
        ("transactions.updates", {"removed_transaction_ids": ["a", "b"]}, "2 transactions removed"),
        ("transactions.updates", {"remote_data": '{"new_transactions":0}', "removed_transaction_ids": ["a"]}, "1 transaction removed"),
        ("transactions.updates", {"remote_data": '{"new_transactions":0}'}, "No new transactions"),
        ("transactions.updates", {"remote_data": '{"new_transactions":4}', "removed_transaction_ids": ["a"]}, "4 new transactions, 1 transaction removed"),
        ("financial_connection.disconnected", {}, "A connection broke, and the user can reconnect it"),
        ("financial_connection.finished", {}, "A connection ended, and the user cannot reconnect it"),
        ("financial_connection.finished", {"remote_data": {"error": {"error_code": "NO_ACCOUNTS"}}}, "The connection ended for good: there is no account left (NO_ACCOUNTS)"),
        ("assets.report_ready", {}, "An asset report is ready to fetch"),
        ("financial_connection.new", {}, "Fuse sent financial_connection.new"),
        ("", {}, "Fuse sent a webhook"),
    ],
)  # fmt: skip
def test_lines(kind: str, more: dict[str, Json], line: str) -> None:
    """Every type has one, an unknown one is named as it is."""
    assert words(kind, **more) == line


def test_an_asset_report_is_found_by_its_id() -> None:
    """It is what a person would search for then."""
    event = FUSE.describe(opened(body("assets.report_ready", asset_report_id="ar-1")))

    assert (event.entity, event.label) == ("ar-1", "assets.report_ready")


def test_recognised_with_and_without_its_header() -> None:
    """An unsigned body is known by its type and connection, other bodies are not."""
    assert FUSE.recognises(opened(b"junk", (("Fuse-Verification", "x"),)))
    assert FUSE.recognises(opened(body("financial_connection.new_type")))
    assert FUSE.recognises(opened(body("new.type", remote_data="{}")))
    assert not FUSE.recognises(opened(body("new.type")))
    assert not FUSE.recognises(opened({"type": "transactions.updates"}))
    assert not FUSE.recognises(opened({"type": 3, "financial_connection_id": "x"}))
    assert not FUSE.recognises(opened([1]))


def test_differing_environments_are_a_finding() -> None:
    """Fuse's own sample of transactions.updates differs in it."""
    findings = FUSE.describe(opened(SEEDS["seed_transactions_updates"])).findings

    assert findings == (
        Finding(
            "environment-mismatch",
            "The body says sandbox, the remote_data inside it says production.",
        ),
    )
    assert kinds(SEEDS["seed_disconnected"]) == []


def test_what_rides_along_unsigned_is_a_finding() -> None:
    """A `__proto__` member at any depth and in any spelling, and a key that occurs twice."""
    assert kinds(b'{"a":[{"__proto__":1}]}') == ["unsigned-proto-member"]
    assert kinds(b'{"\\u005f\\u005fproto\\u005f_":1}') == ["unsigned-proto-member"]
    assert kinds(b'{"a":"__proto__"}') == []
    twice = opened(b'{"a":1,"a":2}')
    noted = Opened(
        twice.request, twice.content, document=twice.document, is_json=True,
        findings=(Finding("duplicate-keys", "The key a occurs twice."),),
    )  # fmt: skip
    assert [finding.kind for finding in FUSE.describe(noted).findings] == ["duplicate-keys"]


def test_bodies_the_documented_handler_refuses_are_a_finding() -> None:
    """They are signed and judged all the same."""
    assert kinds(b'"x"') == ["top-level-scalar"]
    assert kinds(b"") == ["signed-as-empty-object"]
    assert kinds(b"[1]") == []
    assert kinds(b"{,}") == []


def test_a_body_that_could_not_be_opened_is_not_signed() -> None:
    """The reason is handed on."""
    request = request_with(b"x")

    found = signed_json(Opened(request, b"x", problem="The gzip data is cut off."))

    assert isinstance(found, Problem)
    assert found.sentence == "The gzip data is cut off."


def test_a_body_that_is_json_in_spite_of_its_coding_is_judged() -> None:
    """As behind a proxy that undoes the coding and leaves the header."""
    request = request_with(b"{}")

    assert signed_json(Opened(request, b"{}", problem="Declared as gzip but is none.")) == b"{}"


def test_the_charset_of_the_header_counts() -> None:
    """For the rare body in UTF-16."""
    headers = (("Content-Type", "application/json; charset=utf-16"),)

    assert signed_json(opened('{"b":1,"a":2}'.encode("utf-16"), headers)) == b'{"a":2,"b":1}'


def test_the_scheme_is_named_as_fuse_names_it() -> None:
    """Header and secret."""
    assert (SCHEME.header, SCHEME.secret_name) == ("fuse-verification", "API key")
