"""Powens: recognised and described."""

import pytest

from inspector.core.capture import Headers
from inspector.core.opened import Json
from inspector.providers.powens import HMAC, TOKEN, Powens
from tests.providers.making import opened

POWENS = Powens()


def test_a_synchronised_connection() -> None:
    """Event by URL, entity, user, and Powens' own id of the delivery."""
    body: Json = {
        "user": {"id": 112},
        "connection": {"id": 7, "accounts": [{}]},
        "id_webhook_data": 9001,
    }

    event = POWENS.describe(opened(body, target="/powens/connection-synced"))

    assert (event.type, event.label) == ("CONNECTION_SYNCED", "CONNECTION_SYNCED")
    assert (event.entity, event.user) == ("7", "112")
    assert (event.idempotency, event.delivery) == ("9001", "id_webhook_data:9001")
    assert event.description == "Connection 7 synchronised: 1 account"
    assert event.findings == ()


def test_an_event_read_from_the_shape_says_so() -> None:
    """A URL that names none leaves the shape, which is less certain."""
    event = POWENS.describe(opened({"id": 2, "signin": "x"}, target="/hook"))

    assert event.type == "USER_CREATED or USER_DELETED"
    assert event.description == "User 2 was created or deleted"
    assert [finding.kind for finding in event.findings] == ["event-from-shape"]


def test_what_nobody_knows_is_shown_as_it_came() -> None:
    """The word in the place of the event, else nothing."""
    named = POWENS.describe(opened({"x": 1}, path_values={"event": "webhook"}))
    nameless = POWENS.describe(opened({"x": 1}))

    assert named.type == "webhook"
    assert (nameless.type, nameless.findings) == ("", ())


def test_cfonb_is_described_by_its_lines() -> None:
    """Bodies in CFONB have no members; the URL names the event."""
    lines = "".join(f"{code}{'x' * 118}\r\n" for code in ("01", "04", "05", "07"))

    event = POWENS.describe(opened(lines.encode(), target="/powens/account_found"))

    assert event.description == "A new account was found (CFONB, 4 lines)"
    assert event.delivery.startswith("body:")


@pytest.mark.parametrize(
    ("headers", "body", "target", "known"),
    [
        ((("bi-signature", "x"),), b"", "/", True),
        ((("BI-Signature-Date", "x"),), b"", "/", True),
        ((("User-Agent", "Budgea API/2.0"),), b"", "/", True),
        ((), {"id_webhook_data": 1}, "/", True),
        ((), {"id": 1, "id_connection": 2, "balance": 3}, "/", True),
        ((), {"user": {}, "connection": {}}, "/", True),
        ((), {"connection": {}}, "/", False),
        ((("Authorization", "Bearer x"),), {"id": 1, "signin": "x"}, "/user-created", True),
        ((), {"id": 1, "signin": "x"}, "/user-created", False),
        ((("Authorization", "Bearer x"),), {"id": 1}, "/hook", False),
        ((("User-Agent", "curl"),), [1], "/", False),
        ((), b"01 text", "/", False),
    ],
)  # fmt: skip
def test_recognised(headers: Headers, body: "bytes | Json", target: str, known: bool) -> None:  # noqa: FBT001 - a table of facts
    """By headers, by its delivery id, by shapes that name user and bank."""
    assert POWENS.recognises(opened(body, headers, target)) is known


def test_the_schemes_as_powens_names_them() -> None:
    """A user token is not due where there is no user."""
    assert [reading.name for reading in HMAC.readings] == [
        "", "path with query", "compressed body", "path with query, compressed body",
    ]  # fmt: skip
    assert "PAYMENT_STATE_UPDATED" in TOKEN.not_due
    assert [scheme.label for scheme in POWENS.schemes] == ["hmac", "token", "oauth"]
