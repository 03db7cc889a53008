"""Slack: the official vector, its time and its events."""

from inspector.core.verdict import Outcome
from inspector.providers.slack import SCHEME, Slack
from tests.providers.making import opened, secret, vector

SAMPLE = vector("slack")
AT = 1531420618.0


def test_the_official_vector_verifies() -> None:
    """The one of Slack's own page: a form, with the time in a header of its own."""
    came = opened(SAMPLE["body"].encode(), tuple(SAMPLE["headers"].items()))
    key = secret("slack", SAMPLE["secret"])

    assert SCHEME.judge(came, [key], AT + 300, 300).verdict.outcome is Outcome.VERIFIED
    assert SCHEME.judge(came, [key], AT + 301, 300).verdict.outcome is Outcome.EXPIRED
    assert SCHEME.judge(came, [key], AT - 301, 300).verdict.outcome is Outcome.EXPIRED


def test_a_signature_without_its_time_is_unreadable() -> None:
    """The time is part of what is signed."""
    came = opened(b"x", (("X-Slack-Signature", "v0=" + "0" * 64),))

    proof = SCHEME.judge(came, [secret("slack", "k")], AT, 300)

    assert proof.verdict.outcome is Outcome.MALFORMED
    assert "without X-Slack-Request-Timestamp" in proof.verdict.explanation


def test_events_commands_and_buttons_are_told() -> None:
    """The latter two come as forms."""
    slack = Slack()
    command = slack.describe(opened(SAMPLE["body"].encode()))
    event = slack.describe(
        opened({"type": "event_callback", "team_id": "T", "event_id": "Ev1", "event": {"type": "message", "channel": "C1"}})
    )  # fmt: skip
    pressed = slack.describe(opened(b"payload=%7B%22type%22%3A%22block_actions%22%7D"))

    assert command.description == "Somebody used a command of the app: /webhook-collect"
    assert (event.type, event.entity, event.delivery) == ("message", "C1", "slack:Ev1")
    assert pressed.type == "block_actions"
    assert slack.recognises(opened({"type": "event_callback", "team_id": "T"}))
    assert slack.describe(opened(b"&" * 500 + b"a=1&" * 500)).description == "Slack sent a request"
