"""An emulated Fuse API on loopback: it checks a sync as documented, then sends what follows.

Sources: docs.letsfuse.com (authentication, verification, errors, webhooks overview) and Fuse's
OpenAPI description. The order of the checks, and the status of each error beyond what its type
says, are ours: Fuse documents neither.
"""

import asyncio
import json
import time
from collections import deque
from collections.abc import Mapping
from typing import NamedTuple

from inspector.core.capture import Request
from inspector.core.opened import Json
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.core.signing import decode_base64
from inspector.decode.opening import open_request
from inspector.providers import SCHEMES
from inspector.providers.fields import Members, text
from inspector.providers.fuse_errors import STATUSES, missing_header_code
from inspector.providers.fuse_sync import (
    AGGREGATOR_HEADERS,
    API_KEY,
    CLIENT_ID,
    PEM_HEADERS,
    SYNC_EVENT,
    SYNC_PATH,
    VERIFICATION,
    header_value,
)
from inspector.simulator import fuse_followups
from inspector.simulator.invention import Invention
from inspector.simulator.loopback_server import Answer, LoopbackServer
from inspector.simulator.sending import Sender

REMEMBERED = 32
_MOST_CONNECTIONS = 4096


def _sample_pem(kind: str) -> str:
    return f"-----BEGIN {kind}-----\nc2FtcGxlIG9mIGEgUEVNIGZpbGU=\n-----END {kind}-----\n"


SAMPLE_CREDENTIALS = {
    CLIENT_ID: "sample-fuse-client-id",
    **{
        name: f"sample-{name.lower()}"
        for names in AGGREGATOR_HEADERS.values()
        for name in names
        if name not in PEM_HEADERS
    },
    "Teller-Certificate": _sample_pem("CERTIFICATE"),
    "Teller-Private-Key": _sample_pem("PRIVATE KEY"),
}
"""What the emulated API takes unless it is told others; PEM material as the user enters it."""

_SERVER_ERRORS = {
    "aggregator_error": "An error occurred while communicating with an aggregator, see data for details",
    "aggregator_rate_limit_error": "The aggregator answered with too many requests",
    "aggregator_disconnected_error": "The financial connection is disconnected",
    "aggregator_connection_finished_error": "The financial connection is finished",
    "timeout": "The request took too long",
    "internal_server_error": "An unexpected error occurred",
}
_PEM_ERRORS = {
    "Teller-Certificate": ("invalid_certificate", b"CERTIFICATE-----"),
    "Teller-Private-Key": ("invalid_private_key", b"KEY-----"),
}


class _Fault(NamedTuple):
    """An error to answer with."""

    code: str
    type: str
    details: str
    aggregator: str = ""


class FuseApi:
    """One organisation at an emulated Fuse; `start` and `stop` it in one loop.

    Args:
        api_key: Its API key; it signs the follow-up webhooks as well.
        client_id: Its client id.
        credentials: Header to value of the aggregators' credentials it takes.
        webhook_url: Where follow-ups go; empty sends none. May be changed at any time.
        seed: The same seed gives the same ids.
        pause: Seconds between an answer and its follow-up.

    Attributes:
        webhook_url: As above.
        received: The last requests, newest last. They hold credentials: never show them.
    """

    def __init__(
        self,
        *,
        api_key: str,
        client_id: str = SAMPLE_CREDENTIALS[CLIENT_ID],
        credentials: Mapping[str, str] = SAMPLE_CREDENTIALS,
        webhook_url: str = "",
        seed: str = "0",
        pause: float = 0.3,
    ) -> None:
        self.webhook_url = webhook_url
        self.received: deque[Request] = deque(maxlen=REMEMBERED)
        self._api_key = api_key
        self._client_id = client_id
        self._credentials = dict(credentials)
        self._seed = seed
        self._pause = pause
        self._server = LoopbackServer(self._answer)
        self._sender: Sender | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._next_faults: deque[str] = deque()
        self._known: set[str] = set()
        self._count = 0

    @property
    def address(self) -> str:
        """`http://127.0.0.1:PORT` while it runs, else empty: the base URL to sync with."""
        return self._server.address

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str | Problem:
        """Listen, at any free port by default; the address."""
        return await self._server.start(host, port)

    async def stop(self) -> None:
        """Answer and send no more."""
        await self._server.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._sender is not None:
            await self._sender.close()
            self._sender = None

    def fail_next(self, code: str) -> None:
        """Answer the next sync that is right in itself with this error of Fuse's side.

        One of `aggregator_error`, `aggregator_rate_limit_error`, `aggregator_disconnected_error`,
        `aggregator_connection_finished_error`, `timeout`, `internal_server_error`.
        """
        if code in _SERVER_ERRORS:
            self._next_faults.append(code)

    async def followed(self) -> None:
        """Return once every follow-up that is due was sent."""
        await asyncio.gather(*self._tasks)

    async def _answer(self, request: Request) -> Answer:
        self.received.append(request)
        self._count += 1
        make = Invention(f"fuse api {self._seed} {self._count}", time.time())
        fault, document = self._check(request)
        if fault is None and self._next_faults:
            code = self._next_faults.popleft()
            fault = _Fault(code, "server_error", _SERVER_ERRORS[code], text(document, "source"))
        follow_up = self._follow_up(fault, document, make)
        if follow_up and self.webhook_url:
            task = asyncio.create_task(self._send(follow_up))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        if fault is not None:
            return _error(fault, make)
        done: Json = {
            "message": "Financial connection data synced successfully.",
            "request_id": make.uuid(),
        }
        return 200, json.dumps(done).encode()

    def _follow_up(self, fault: _Fault | None, document: Members, make: Invention) -> bytes:
        """The body of the webhook that follows, empty when none does."""
        if fault is None:
            connection = text(document, "financial_connection_id")
            is_first = connection not in self._known
            if len(self._known) >= _MOST_CONNECTIONS:
                self._known.clear()
            self._known.add(connection)
            return fuse_followups.transactions_updates(document, make, is_first=is_first)
        if fault.code == "aggregator_disconnected_error":
            return fuse_followups.disconnected(document)
        if fault.code == "aggregator_connection_finished_error":
            return fuse_followups.finished(document)
        return b""

    async def _send(self, body: bytes) -> None:
        await asyncio.sleep(self._pause)
        url = self.webhook_url
        fields = (("Content-Type", "application/json"), ("User-Agent", "emulated-fuse-api"))
        plain = Request(b"", body, "POST", url, "1.1", fields)
        proof = SCHEMES["fuse"].sign(plain, self._api_key, time.time())
        if self._sender is None:
            self._sender = Sender()
        signed = Request(b"", body, "POST", url, "1.1", (*fields, *proof))
        await self._sender.send(url, signed)  # a listener that is gone misses it, as in life

    # Checking

    def _check(self, request: Request) -> tuple[_Fault | None, Members]:
        """The first mistake of a request, None when there is none, and its body."""
        if request.method != "POST" or request.path != SYNC_PATH:
            return _Fault("client_error", "not_found", "There is no such resource"), {}
        fault = self._check_caller(request)
        if fault is not None:
            return fault, {}
        found = _read_body(request)
        if isinstance(found, _Fault):
            return found, {}
        return self._check_proof(request) or self._check_aggregator(request, found), found

    def _check_caller(self, request: Request) -> _Fault | None:
        client_id, api_key = request.header(CLIENT_ID), request.header(API_KEY)
        if not client_id or not api_key:
            missing = CLIENT_ID if not client_id else API_KEY
            return _Fault("invalid_headers", "auth_error", f"The header {missing} is missing")
        if (client_id, api_key) != (self._client_id, self._api_key):
            details = "No organization has this client id and API key"
            return _Fault("organization_not_found", "auth_error", details)
        return None

    def _check_proof(self, request: Request) -> _Fault | None:
        if not request.header(VERIFICATION):
            details = f"The header {VERIFICATION} is missing"
            return _Fault("missing_fuse_verification_header", "bad_request", details)
        secret = Secret("emulated", "fuse", self._api_key)
        proof = SCHEMES["fuse"].judge(open_request(request), [secret], time.time(), None)
        if proof.verdict.outcome.passes:
            return None
        details = "The verification header does not match the body"
        return _Fault("webhook_error", "bad_request", details)

    def _check_aggregator(self, request: Request, document: Members) -> _Fault | None:
        source = text(document, "source").lower()
        for name in AGGREGATOR_HEADERS.get(source, ()):
            value = request.header(name)
            if not value:
                code = missing_header_code(name)
                return _Fault(code, "bad_request", f"The header {name} is missing")
            if name in PEM_HEADERS and not _is_pem(name, value):
                code, details = _PEM_ERRORS[name][0], f"{name} is not the base64 of a PEM file"
                return _Fault(code, "bad_request", details)
            if value != header_value(name, self._credentials.get(name, "")):
                details = _SERVER_ERRORS["aggregator_error"]
                return _Fault("aggregator_error", "server_error", details, source)
        return None


def _read_body(request: Request) -> Members | _Fault:
    """The body of a sync, or its mistake."""
    if not request.body:
        return _Fault("request_body_missing", "bad_request", "The request has no body")
    media = (request.header("content-type") or "").partition(";")[0].strip().lower()
    if media != "application/json":
        details = "The content type must be application/json"
        return _Fault("request_content_type_invalid", "bad_request", details)
    opened = open_request(request)
    if not opened.is_json:
        return _Fault("request_body_invalid_json", "bad_request", "The body is no valid JSON")
    body = opened.document
    if not isinstance(body, dict) or body.get("type") != SYNC_EVENT:
        return _Fault("invalid_request_body", "bad_request", "The body is no sync_data webhook")
    for name in ("financial_connection_id", "environment", "source", "remote_data"):
        if name not in body:
            return _Fault("invalid_request_body", "bad_request", f"{name} is missing")
    return body


def _is_pem(name: str, value: str) -> bool:
    content = decode_base64(value)
    return content is not None and _PEM_ERRORS[name][1] in content


def _error(fault: _Fault, make: Invention) -> Answer:
    """A documented error body with the status of its type."""
    body: dict[str, Json] = {
        "request_id": make.uuid(),
        "title": fault.code.replace("_", " ").capitalize(),
        "details": fault.details,
        "code": fault.code,
        "type": fault.type,
        "source": "aggregator" if fault.aggregator else "internal",
    }
    if fault.aggregator:
        said: Json = {
            "request_id": None, "title": f"{fault.aggregator} error",
            "details": "The credentials were not accepted"
            if fault.code == "aggregator_error" else fault.details,
            "code": fault.code, "type": "api_error", "source": "aggregator",
        }  # fmt: skip
        body["data"] = {"aggregator": fault.aggregator, "errors": [said]}
    return STATUSES[fault.type], json.dumps(body).encode()
