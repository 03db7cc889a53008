"""Fynapse: signed events with a time and room for two signatures during a rotation.

Sources: docs.fynapse.app, webhooks: core concepts, security, delivery and retries, configuration.
"""

from inspector.core.event import Event, EventType
from inspector.core.opened import Json, Opened
from inspector.core.retrying import Gap, RetryRule
from inspector.core.scheme import Scheme
from inspector.core.signing import HEX
from inspector.core.verdict import Finding
from inspector.providers.fields import Members, clean, delivery, members, object_in, text
from inspector.providers.hmac_rule import DECOMPRESSED, Reading
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.signature_header import Layout
from inspector.providers.words import counted

EVENT_TYPES = (EventType("balance.extracted", "A balance extract is ready"),)
_BY_NAME = {event.name: event for event in EVENT_TYPES}

SCHEME = HmacScheme(
    id="fynapse",
    provider="fynapse",
    owner="Fynapse",
    label="fynapse",
    secret_name="signing secret",  # noqa: S106 - what Fynapse calls it
    header="Webhook-Signature",
    content_name="the time, a dot and the raw body",
    template="{time}.{body}",
    encoding=HEX,
    layout=Layout.FIELDS,
    # Fynapse asks to check freshness; the figure is cut off in every copy of the page we know.
    tolerance=300.0,
    tolerance_note="our assumption, Fynapse's figure is not known",
    readings=(Reading(), DECOMPRESSED),
)


class Fynapse:
    """Fynapse as the list of providers has it; implements `Provider`."""

    id = "fynapse"
    name = "Fynapse"
    event_types = EVENT_TYPES
    schemes: tuple[Scheme, ...] = (SCHEME,)
    retry_rule = (
        "Fynapse never tries again after 400, 401, 402, 405, 406, 410 or 413. After anything else"
        " but 2xx it makes up to 20 attempts in 72 hours, from 30 seconds to 4 hours apart, and"
        " honours Retry-After."
    )
    retries = RetryRule(
        documented=True,
        attempts=20,
        # Each run may try twice, 200 to 2000 ms apart. Runs are 30 s apart, then three times as
        # long each time up to 4 hours, give or take a fifth.
        gaps=tuple(Gap(0.2, min(30.0 * 3**run, 4 * 3600.0) * 1.2) for run in range(7)),
        within=72 * 3600,
        final=frozenset((400, 401, 402, 405, 406, 410, 413)),
        heeds_retry_after=0.1,
    )
    default_endpoint = "/fynapse"
    registration = (
        "`POST /api/v1/event-deliveries/subscriptions` with `name` and `endpointUrl`. No event"
        " types means all of them. Copy the secret Fynapse creates."
    )
    hint = "Answer 2xx: a 401 is never tried again."

    def recognises(self, opened: Opened) -> bool:
        """By the form of its header, else by the envelope of its body."""
        value = opened.request.header(SCHEME.header)
        if value is not None and value.lstrip().startswith(("t=", "v1=")):
            return True
        body = opened.document
        return (
            isinstance(body, dict)
            and "event_id" in body
            and "event_type" in body
            and ("event_timestamp" in body or "metadata" in body)
        )

    def describe(self, opened: Opened) -> Event:
        """What the envelope reports."""
        body = members(opened)
        kind = text(body, "event_type")
        inner = text(object_in(body.get("metadata")), "eventType")
        key = clean(opened.request.header("Idempotency-Key") or "")
        identity = text(body, "event_id")
        return Event(
            provider="fynapse",
            type=kind or inner,
            label=kind or inner,
            description=_describe(kind or inner, body),
            entity=identity,
            idempotency=key,
            delivery=delivery("event_id", identity, opened, key),
            findings=_types(kind, inner),
        )


def _describe(kind: str, body: Members) -> str:
    if kind != "balance.extracted":
        return f"Fynapse sent {kind}" if kind else "Fynapse sent an event without a type"
    rows = _rows(body.get("data"))
    if rows is None:
        return _BY_NAME[kind].meaning
    return f"A balance extract is ready: {counted(rows, 'balance')}"


def _rows(data: Json) -> int | None:
    """How many rows an extract has; its form follows the balance query, so any one list counts."""
    if isinstance(data, list):
        return len(data)
    if not isinstance(data, dict):
        return None
    lists = [value for value in data.values() if isinstance(value, list)]
    return len(lists[0]) if len(lists) == 1 else None


def _types(kind: str, inner: str) -> tuple[Finding, ...]:
    if not kind or not inner or kind == inner:
        return ()
    sentence = f"The body's event_type is {kind}, its metadata says {inner}."
    return (Finding("event-type-mismatch", sentence),)
