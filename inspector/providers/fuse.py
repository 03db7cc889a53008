"""Fuse: one webhook model over many aggregators, signed with the API key over sorted JSON.

Sources: docs.letsfuse.com (webhooks, verification, models), Fuse's OpenAPI description.
"""

from inspector.core.event import Event, EventType
from inspector.core.opened import Opened
from inspector.core.problem import Problem
from inspector.core.retrying import RetryRule
from inspector.core.scheme import Scheme
from inspector.core.verdict import Finding
from inspector.providers.aggregator_words import error_words, remote_words, source_name
from inspector.providers.canonical import Canonical, canonical
from inspector.providers.fields import Members, delivery, members, object_in, text
from inspector.providers.fuse_updates import described, updates_in
from inspector.providers.hmac_scheme import HmacScheme

EVENT_TYPES = (
    EventType(
        "financial_connection.sync_data",
        "The aggregator has news: fetch it by calling sync",
        "sync_data",
    ),
    EventType("transactions.updates", "Transactions were added, changed or removed"),
    EventType(
        "financial_connection.disconnected",
        "A connection broke, and the user can reconnect it",
        "disconnected",
    ),
    EventType(
        "financial_connection.finished",
        "A connection ended, and the user cannot reconnect it",
        "finished",
    ),
    EventType("assets.report_ready", "An asset report is ready to fetch"),
)
_BY_NAME = {event.name: event for event in EVENT_TYPES}
_PREFIX = "financial_connection."


def signed_json(opened: Opened) -> bytes | Problem:
    """What Fuse signs: the body parsed and written again with sorted keys."""
    found = _canonical(opened)
    return found.text if isinstance(found, Canonical) else found


def _canonical(opened: Opened) -> Canonical | Problem:
    # Only JSON whose characters take two or four bytes needs the charset; it starts with NUL.
    wide = b"\0" in opened.content[:4]
    content_type = (opened.request.header("content-type") or "") if wide else ""
    found = canonical(opened.content, content_type)
    if opened.problem and isinstance(found, Problem):
        return Problem(opened.problem, "", "not-opened")  # the deeper reason
    return found


SCHEME = HmacScheme(
    id="fuse",
    provider="fuse",
    owner="Fuse",
    label="fuse",
    secret_name="API key",  # noqa: S106 - what Fuse calls it
    secret_word="API key",  # noqa: S106 - its name
    header="fuse-verification",
    content_name="the body as JSON with sorted keys",
    body=signed_json,
)


class Fuse:
    """Fuse as the list of providers has it; implements `Provider`."""

    id = "fuse"
    name = "Fuse"
    event_types = EVENT_TYPES
    schemes: tuple[Scheme, ...] = (SCHEME,)
    retry_rule = "Fuse documents no retries: neither how often, nor which answers it accepts."
    retries = RetryRule()
    default_endpoint = "/fuse"
    registration = (
        "Ask the Fuse team to enable webhooks, then set the URL for your organisation, one per"
        " environment. Or per user: `webhook_url` when you create a link token."
    )
    hint = "Signed with your Fuse API key, over sorted JSON."

    def recognises(self, opened: Opened) -> bool:
        """By its header, else by its type together with the connection it is about."""
        if opened.request.header(SCHEME.header) is not None:
            return True
        body = opened.document
        if not isinstance(body, dict):
            return False
        kind = body.get("type")
        if not isinstance(kind, str) or "financial_connection_id" not in body:
            return False
        return kind in _BY_NAME or kind.startswith(_PREFIX) or "remote_data" in body

    def describe(self, opened: Opened) -> Event:
        """What the body reports, with what the aggregator said when Fuse passes it on."""
        body = members(opened)
        kind = text(body, "type")
        known = _BY_NAME.get(kind)
        remote = object_in(body.get("remote_data"))
        environment = text(body, "environment")
        report = text(body, "asset_report_id") if kind == "assets.report_ready" else ""
        return Event(
            provider="fuse",
            type=kind,
            label=(known.label if known else "") or kind.removeprefix(_PREFIX),
            description=_describe(kind, body, remote),
            entity=report or text(body, "financial_connection_id", "asset_report_id"),
            environment=environment,
            source=text(body, "source"),
            delivery=delivery("", "", opened),
            findings=(*_environments(environment, remote), *_unsigned(opened)),
        )


def _describe(kind: str, body: Members, remote: Members) -> str:
    source = text(body, "source")
    if kind == "financial_connection.sync_data":
        news = remote_words(remote)
        return (
            news or f"{source_name(source) or 'The aggregator'} has news: fetch it by calling sync"
        )
    if kind == "transactions.updates":
        return described(updates_in(body)) or _BY_NAME[kind].meaning
    if kind == "financial_connection.disconnected":
        reason = error_words(remote)
        return f"The connection broke: {reason}" if reason else _BY_NAME[kind].meaning
    if kind == "financial_connection.finished":
        reason = error_words(remote)
        ended = "The connection ended for good"
        return f"{ended}: {reason}" if reason else _BY_NAME[kind].meaning
    if kind in _BY_NAME:
        return _BY_NAME[kind].meaning
    return remote_words(remote) or (f"Fuse sent {kind}" if kind else "Fuse sent a webhook")


def _environments(environment: str, remote: Members) -> tuple[Finding, ...]:
    inner = text(remote, "environment")
    if not inner or not environment or inner.lower() == environment.lower():
        return ()
    return (
        Finding(
            "environment-mismatch",
            f"The body says {environment}, the remote_data inside it says {inner}.",
        ),
    )


def _unsigned(opened: Opened) -> tuple[Finding, ...]:
    """What rides along without being signed; looked for only where a cheap sign of it is there."""
    content = opened.content
    usual = opened.is_json and isinstance(opened.document, dict | list) and not opened.findings
    if usual and b"__proto__" not in content and b"\\u00" not in content:
        return ()
    found = _canonical(opened)
    if not isinstance(found, Canonical):
        return ()
    findings: list[Finding] = []
    if found.dropped_proto:
        findings.append(_PROTO)
    if found.duplicates:
        findings.append(_DUPLICATES)
    if found.scalar:
        findings.append(_SCALAR)
    if found.empty:
        findings.append(_EMPTY)
    return tuple(findings)


_PROTO = Finding(
    "unsigned-proto-member",
    "A __proto__ member is in the body; Fuse's signature does not cover it, so anybody could have"
    " added it on the way.",
)
_DUPLICATES = Finding(
    "duplicate-keys",
    "Fuse's signature covers only the last value of a key that occurs twice; anybody could have"
    " added the others on the way.",
)
_SCALAR = Finding(
    "top-level-scalar",
    "The body is a single value, no object or list; Fuse's documented handler refuses such a body.",
)
_EMPTY = Finding(
    "signed-as-empty-object",
    "Fuse's documented handler reads an empty body as {} and checks the signature of that.",
)
