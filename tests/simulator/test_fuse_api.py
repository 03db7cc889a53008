"""The emulated Fuse API over real sockets: each documented mistake has its documented error.

The requests are written by hand here; syncs by the product's own code are in
tests/engine/test_syncing.py.
"""

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any

import pytest

from inspector.simulator.fuse_api import SAMPLE_CREDENTIALS, FuseApi
from inspector.simulator.loopback_server import LoopbackServer
from tests.outbound.webhooks import API_KEY, sync_data

PATH = "/v1/financial_connections/sync"
Fields = dict[str, str]


def verification(body: bytes) -> str:
    """Fuse's proof by independent arithmetic: these bodies sort as Python sorts."""
    text = json.dumps(json.loads(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return base64.b64encode(hmac.digest(API_KEY.encode(), text.encode(), hashlib.sha256)).decode()


def fields_for(body: bytes, *names: str) -> Fields:
    """Header fields of a right sync with these credentials."""
    fields = {
        "Content-Type": "application/json", "Fuse-Api-Key": API_KEY,
        "Fuse-Client-Id": SAMPLE_CREDENTIALS["Fuse-Client-Id"],
        "Fuse-Verification": verification(body) if body.startswith(b"{") else "x",
    }  # fmt: skip
    for name in names:
        value = SAMPLE_CREDENTIALS[name]
        is_pem = value.startswith("-----")
        fields[name] = base64.b64encode(value.encode()).decode() if is_pem else value
    return fields


async def post(api: FuseApi, fields: Fields, body: bytes, path: str = PATH) -> tuple[int, Any]:
    """Send a request; status and JSON of the answer."""
    port = int(api.address.rpartition(":")[2])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    writer.write(
        f"POST {path} HTTP/1.1\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    )
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    top, _, content = answer.partition(b"\r\n\r\n")
    return int(top.split(b" ")[1]), json.loads(content)


def answered(fields: Fields, body: bytes, fault: str = "", path: str = PATH) -> tuple[int, Any]:
    """One request to an API of its own."""

    async def scene() -> tuple[int, Any]:
        api = FuseApi(api_key=API_KEY)
        assert isinstance(await api.start(), str)
        if fault:
            api.fail_next(fault)
        try:
            return await post(api, fields, body, path)
        finally:
            await api.stop()

    return asyncio.run(scene())


MX = sync_data("mx")
MX_FIELDS = fields_for(MX, "Mx-Client-Id", "Mx-Api-Key")
TELLER = sync_data("teller")
TELLER_FIELDS = fields_for(
    TELLER, "Teller-Application-Id", "Teller-Certificate", "Teller-Private-Key",
    "Teller-Signing-Secret",
)  # fmt: skip


def less(fields: Fields, name: str) -> Fields:
    """Without a field."""
    return {key: value for key, value in fields.items() if key != name}


@pytest.mark.parametrize(("fields", "body"), [(MX_FIELDS, MX), (TELLER_FIELDS, TELLER)])
def test_a_right_sync_is_answered_as_documented(fields: Fields, body: bytes) -> None:
    """200 with message and request id; a re-indented body verifies too."""
    status, answer = answered(fields, body)

    assert (status, set(answer)) == (200, {"message", "request_id"})
    assert answered(fields, json.dumps(json.loads(body)).encode())[0] == 200


@pytest.mark.parametrize(
    ("fields", "body", "status", "code"),
    [
        (less(MX_FIELDS, "Fuse-Client-Id"), MX, 401, "invalid_headers"),
        (less(MX_FIELDS, "Fuse-Api-Key"), MX, 401, "invalid_headers"),
        ({**MX_FIELDS, "Fuse-Api-Key": "x"}, MX, 401, "organization_not_found"),
        ({**MX_FIELDS, "Fuse-Client-Id": "x"}, MX, 401, "organization_not_found"),
        (MX_FIELDS, b"", 400, "request_body_missing"),
        ({**MX_FIELDS, "Content-Type": "text/plain"}, MX, 400, "request_content_type_invalid"),
        (MX_FIELDS, b"{", 400, "request_body_invalid_json"),
        (MX_FIELDS, b"[]", 400, "invalid_request_body"),
        (MX_FIELDS, b'{"type":"financial_connection.sync_data"}', 400, "invalid_request_body"),
        (MX_FIELDS, sync_data(type="transactions.updates"), 400, "invalid_request_body"),
        (less(MX_FIELDS, "Fuse-Verification"), MX, 400, "missing_fuse_verification_header"),
        (MX_FIELDS, MX.replace(b"sandbox", b"sandb0x"), 400, "webhook_error"),
        (less(MX_FIELDS, "Mx-Api-Key"), MX, 400, "missing_mx_api_key_header"),
        (less(TELLER_FIELDS, "Teller-Signing-Secret"), TELLER, 400, "missing_teller_signing_secret_header"),
        ({**TELLER_FIELDS, "Teller-Certificate": "YWJj"}, TELLER, 400, "invalid_certificate"),
        ({**TELLER_FIELDS, "Teller-Private-Key": "-----"}, TELLER, 400, "invalid_private_key"),
        ({**MX_FIELDS, "Mx-Api-Key": "x"}, MX, 500, "aggregator_error"),
    ],
)  # fmt: skip
def test_each_mistake_has_its_error(fields: Fields, body: bytes, status: int, code: str) -> None:
    """In the documented form, with the status of its type."""
    found, answer = answered(fields, body)

    assert (found, answer["code"]) == (status, code)
    assert {"request_id", "title", "details", "code", "type", "source"} <= set(answer)


@pytest.mark.parametrize(
    "code",
    ["aggregator_error", "aggregator_rate_limit_error", "aggregator_disconnected_error",
     "aggregator_connection_finished_error", "timeout", "internal_server_error"],
)  # fmt: skip
def test_faults_of_fuses_side_can_be_asked_for(code: str) -> None:
    """They name the aggregator, as the documented example does."""
    status, answer = answered(MX_FIELDS, MX, code)

    assert (status, answer["code"]) == (500, code)
    assert answer["data"]["aggregator"] == "mx"


def test_nothing_else_is_there() -> None:
    """Another path is not found."""
    assert answered(MX_FIELDS, MX, path="/v1/other")[0] == 404


@pytest.mark.parametrize(
    ("fault", "kind"),
    [("", "transactions.updates"),
     ("aggregator_disconnected_error", "financial_connection.disconnected"),
     ("aggregator_connection_finished_error", "financial_connection.finished")],
)  # fmt: skip
def test_a_signed_webhook_follows(fault: str, kind: str) -> None:
    """To the listener that gave the webhook, about the same connection."""
    came: list[tuple[bytes, str | None]] = []

    async def scene() -> None:
        async def take(request: Any) -> tuple[int, bytes]:
            came.append((request.body, request.header("fuse-verification")))
            return 200, b"{}"

        listener = LoopbackServer(take)
        url = await listener.start()
        api = FuseApi(api_key=API_KEY, webhook_url=f"{url}/fuse", pause=0.0)
        await api.start()
        api.fail_next(fault)
        await post(api, MX_FIELDS, MX)
        await api.followed()
        await api.stop()
        await listener.stop()

    asyncio.run(scene())

    body, proof = came[0]
    assert proof == verification(body)
    assert json.loads(body)["type"] == kind
    assert json.loads(body)["financial_connection_id"] == json.loads(MX)["financial_connection_id"]


def test_it_can_be_stopped_before_it_follows() -> None:
    """Nothing is left behind, and a listener that is gone is no trouble."""

    async def scene(act: Callable[[FuseApi], Any]) -> None:
        api = FuseApi(api_key=API_KEY, webhook_url="http://127.0.0.1:1/fuse", pause=0.0)
        await api.start()
        await post(api, MX_FIELDS, MX)
        await act(api)
        await api.stop()
        assert api.address == ""

    asyncio.run(scene(lambda api: api.followed()))
    asyncio.run(scene(lambda _: asyncio.sleep(0)))


def test_it_never_shows_its_key() -> None:
    """Not in its repr, although it keeps the last requests."""
    assert API_KEY not in repr(FuseApi(api_key=API_KEY))
