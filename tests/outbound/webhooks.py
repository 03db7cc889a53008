"""Fuse webhooks and what it takes to sync them."""

import json
from typing import Any

from inspector.core.capture import Capture, Headers, Kind, Request
from inspector.core.credential import Credential
from inspector.core.event import Event
from inspector.core.opened import Json
from inspector.core.secret import Secret
from inspector.decode.opening import open_request
from inspector.outbound.fuse_sync import Means, Prepared, prepare
from inspector.providers import SCHEMES
from inspector.providers.judging import recognise
from inspector.simulator.fuse_api import SAMPLE_CREDENTIALS

API_KEY = "sample-fuse-api-key"
CONNECTION = "67bcb452-225e-11ee-be56-0242ac120002"


def sync_data(source: str = "mx", **more: Json) -> bytes:
    """A body as Fuse sends it: spaced unlike its canonical form."""
    remote = {"type": "AGGREGATION", "transactions_created_count": 2, "member_guid": "MBR-1"}
    document = {
        "type": "financial_connection.sync_data", "financial_connection_id": CONNECTION,
        "environment": "sandbox", "source": source, "remote_data": json.dumps(remote), **more,
    }  # fmt: skip
    return json.dumps(document, indent=1).encode()


def capture(body: bytes, headers: Headers = (), kind: Kind = Kind.COMPLETE) -> Capture:
    """A signed webhook as it was received."""
    plain = Request(b"", body, "POST", "/fuse", "1.1", (("Content-Type", "application/json"),))
    proof = SCHEMES["fuse"].sign(plain, API_KEY, 0.0)
    fields = (*plain.headers, *proof, *headers)
    return Capture(7, 0, kind, Request(b"", body, "POST", "/fuse", "1.1", fields), endpoint="/fuse")


def event_of(found: Capture) -> Event:
    """What a webhook reports."""
    return recognise(open_request(found.request), "fuse")


def means(**more: Any) -> Means:
    """Everything that any sync needs."""
    given: dict[str, Any] = {
        "secrets": (Secret("1", "fuse", API_KEY),),
        "credentials": tuple(Credential(*each) for each in SAMPLE_CREDENTIALS.items()),
        **more,
    }
    return Means(**given)


def prepared(found: Capture, given: Means) -> Prepared:
    """A sync of a webhook that can be synced."""
    ready = prepare(found, event_of(found), given)
    assert isinstance(ready, Prepared), ready
    return ready
