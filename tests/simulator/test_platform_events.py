"""Bodies of the platforms, and the headers that name their events."""

import json

from inspector.simulator.invention import Invention
from inspector.simulator.platform_events import headers_of, slack_body, standard_body, stripe_body

NOW = 1_795_179_731.0


def test_headers_name_what_the_body_does_not() -> None:
    """At GitHub and Shopify; the same seed names the same delivery."""
    assert dict(headers_of("github", "push", "1"))["X-GitHub-Event"] == "push"
    assert dict(headers_of("shopify", "orders/paid", "1"))["X-Shopify-Topic"] == "orders/paid"
    assert headers_of("github", "push", "1") == headers_of("github", "push", "1")
    assert headers_of("stripe", "x", "1") == ()


def test_bodies_have_their_envelopes() -> None:
    """Each as its sender documents it."""
    make = Invention("1", NOW)

    assert json.loads(stripe_body("invoice.paid", make))["object"] == "event"
    assert json.loads(slack_body("message", make))["event"]["type"] == "message"
    assert json.loads(slack_body("slash_command", make))["command"] == "/balance"
    assert json.loads(slack_body("url_verification", make))["challenge"]
    assert json.loads(standard_body("user.created", make))["type"] == "user.created"
