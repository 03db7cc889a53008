"""Webhooks of Stripe, GitHub, Slack, Shopify, and of anybody who follows Standard Webhooks.

Shapes: the documentation named in each provider's file, cut down to what tells one event from
another.
"""

import json

from inspector.core.capture import Headers
from inspector.core.opened import Json
from inspector.simulator.cast import Cast
from inspector.simulator.invention import Invention

_SLACK_OUTER = frozenset({"url_verification", "block_actions", "view_submission"})


def stripe_body(event: str, make: Invention, cast: Cast | None = None) -> bytes:
    """One event of Stripe."""
    name, amount = make.purchase()
    document: Json = {
        "id": f"evt_{make.token(24)}",
        "object": "event",
        "api_version": "2026-04-22",
        "created": int(make.now.timestamp()),
        "data": {
            "object": {
                "id": f"obj_{make.token(24)}",
                "object": event.rpartition(".")[0] or event,
                "amount": round(amount * 100),
                "currency": "eur",
                "description": cast.name if cast else name,
            }
        },
        "livemode": False,
        "type": event,
    }
    return json.dumps(document, indent=2).encode()


def github_body(event: str, make: Invention, cast: Cast | None = None) -> bytes:
    """One event of GitHub; its name is in a header."""
    who = (cast.first if cast else "Camille").lower()
    document: dict[str, Json] = {
        "repository": {"id": make.number(1, 10**9), "full_name": "northwind/ledger"},
        "sender": {"login": who, "id": make.number(1, 10**8)},
    }
    if event == "ping":
        document["zen"] = "Keep it logically awesome."
    elif event == "push":
        document |= {"ref": "refs/heads/main", "after": f"{make.number(0, 16**12):040x}"}
    else:
        document["action"] = "created"
    return json.dumps(document, separators=(",", ":")).encode()


def slack_body(event: str, make: Invention, cast: Cast | None = None) -> bytes:
    """One request of Slack: an event in its envelope, or what comes without one."""
    team = f"T{make.digits(9)}"
    if event == "slash_command":
        document: Json = {"command": "/balance", "team_id": team, "text": "today"}
    elif event in _SLACK_OUTER:
        document = {"type": event, "team_id": team, "challenge": make.token(40)}
    else:
        said = f"Where is the report, {cast.first}?" if cast else "Where is the report?"
        document = {
            "type": "event_callback",
            "team_id": team,
            "event_id": f"Ev{make.digits(9)}",
            "event_time": int(make.now.timestamp()),
            "event": {"type": event, "channel": f"C{make.digits(9)}", "text": said},
        }
    return json.dumps(document, separators=(",", ":")).encode()


def shopify_body(event: str, make: Invention, cast: Cast | None = None) -> bytes:
    """The thing a topic is about, with little more than its id."""
    document: Json = {
        "id": make.number(10**11, 10**12),
        "name": event.partition("/")[0],
        "email": f"{(cast.first if cast else 'camille').lower()}@example.com",
        "total_price": f"{make.purchase()[1]:.2f}",
        "currency": "EUR",
    }
    return json.dumps(document, separators=(",", ":")).encode()


def standard_body(event: str, make: Invention, cast: Cast | None = None) -> bytes:
    """The envelope that the standard suggests."""
    document: Json = {
        "type": event,
        "timestamp": make.iso(),
        "data": {"id": make.uuid(), "name": cast.name if cast else "Camille Martin"},
    }
    return json.dumps(document, separators=(",", ":")).encode()


def headers_of(provider: str, event: str, seed: str) -> Headers:
    """Header fields, beside the signature, that say what a delivery is."""
    make = Invention(f"headers {provider} {event} {seed}", 0)
    if provider == "github":
        return (("X-GitHub-Event", event), ("X-GitHub-Delivery", make.uuid()))
    if provider == "shopify":
        return (
            ("X-Shopify-Topic", event),
            ("X-Shopify-Webhook-Id", make.uuid()),
            ("X-Shopify-Event-Id", make.uuid()),
            ("X-Shopify-Shop-Domain", "northwind.myshopify.com"),
        )
    return ()
