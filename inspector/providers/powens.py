"""Powens (biapi): the URL names the event, and three alternative ways prove origin.

Sources: Powens' webhook guide and API reference. That the path alone is signed, and the body
after its gzip coding is undone, is what public implementations do; the guide leaves both open.
"""

import re

from inspector.core.capture import Request
from inspector.core.event import Event
from inspector.core.opened import Opened
from inspector.core.retrying import RetryRule
from inspector.core.scheme import Scheme
from inspector.core.verdict import Finding
from inspector.providers.bearer import HEADER as AUTHORIZATION
from inspector.providers.bearer import BearerScheme
from inspector.providers.fields import delivery, members, text
from inspector.providers.hmac_rule import Reading, opened_body, raw_body
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.powens_events import (
    EVENT_TYPES,
    WITHOUT_USER,
    known_name,
    named_by_shape,
    named_by_url,
)
from inspector.providers.powens_words import describe, entity, user
from inspector.providers.signature_time import TimeForm
from inspector.providers.words import counted

HMAC = HmacScheme(
    id="powens-hmac",
    provider="powens",
    owner="Powens",
    label="hmac",
    secret_name="secret_key",  # noqa: S106 - what Powens calls it
    secret_word="secret_key",  # noqa: S106 - its name
    header="BI-Signature",
    time_header="BI-Signature-Date",
    time_form=TimeForm.ISO,
    content_name="method, path, date and body, with dots between them",
    template="{method}.{path}.{time}.{body}",
    body=opened_body,
    subject="this request",
    readings=(
        Reading(),
        Reading("path with query", with_query=True),
        Reading("compressed body", body=raw_body),
        Reading("path with query, compressed body", with_query=True, body=raw_body),
    ),
)
TOKEN = BearerScheme(
    id="powens-token",
    provider="powens",
    owner="Powens",
    label="token",
    secret_name="user token",  # noqa: S106 - what Powens calls it
    not_due=WITHOUT_USER,
    per_user=True,
)
OAUTH = BearerScheme(
    id="powens-oauth",
    provider="powens",
    owner="Powens",
    label="oauth",
    secret_name="access token",  # noqa: S106 - what OAuth2 calls it
)
_HEADERS = frozenset({"bi-signature", "bi-signature-date"})
_CFONB_LINE = re.compile(rb"(?m)^0[1457][^\r\n]{0,238}\r?$")


class Powens:
    """Powens as the list of providers has it; implements `Provider`."""

    id = "powens"
    name = "Powens"
    event_types = EVENT_TYPES
    schemes: tuple[Scheme, ...] = (HMAC, TOKEN, OAUTH)
    retry_rule = (
        "Powens tries again until it gets a 2xx. After 10 failures in a row, or 2 time-outs, it"
        " pauses until its next run; how long that takes is not documented."
    )
    retries = RetryRule(documented=True)
    default_endpoint = "/powens/{event}"
    registration = (
        "The body names no event, so register one URL per event: `POST /webhooks` with `url` and"
        " `event`. For HMAC first `POST /webhooks/auth`."
    )
    hint = "The HMAC key is shown once, when created."

    def recognises(self, opened: Opened) -> bool:
        """By its headers, by `id_webhook_data`, else by a shape that names its user or bank."""
        return _by_headers(opened.request) or _by_body(opened)

    def describe(self, opened: Opened) -> Event:
        """What the URL, else the body's shape, says happened."""
        body = members(opened)
        by_url = named_by_url(opened)
        kind = by_url or named_by_shape(body) or _as_received(opened)
        identity = text(body, "id_webhook_data")
        lines = 0 if body else len(_CFONB_LINE.findall(opened.content[:1_000_000]))
        words = describe(kind, body)
        return Event(
            provider="powens",
            type=kind,
            label=kind,
            description=f"{words} (CFONB, {counted(lines, 'line')})" if lines else words,
            entity=entity(kind, body),
            user=user(kind, body),
            idempotency=identity,
            delivery=delivery("id_webhook_data", identity, opened),
            findings=() if by_url or not body or not kind else (_by_shape(kind),),
        )


def _by_headers(request: Request) -> bool:
    for name, value in request.headers:
        lowered = name.lower()
        if lowered in _HEADERS:
            return True
        if lowered == "user-agent" and value.startswith(("Budgea", "Powens")):
            return True
    return False


def _by_body(opened: Opened) -> bool:
    body = opened.document
    if not isinstance(body, dict):
        return False
    if "id_webhook_data" in body:
        return True
    if "id_connection" in body or "id_connector" in body or "account_ownerships" in body:
        return bool(named_by_shape(body))
    if "connection" in body or "connections" in body:
        return "user" in body
    # A user, a payment or transactions could be anybody's: the URL and a token have to help.
    last = opened.request.path.rstrip("/").rpartition("/")[2]
    return bool(known_name(last)) and opened.request.header(AUTHORIZATION) is not None


def _as_received(opened: Opened) -> str:
    """What stands for `{event}`, whatever it is."""
    return text(dict(opened.path_values), "event")


def _by_shape(kind: str) -> Finding:
    return Finding(
        "event-from-shape",
        f"The URL names no event; that this is {kind} was read from the shape of the body.",
    )
