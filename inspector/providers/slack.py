"""Slack: events and commands of workspaces, signed over version, time and raw body.

Sources: docs.slack.dev, verifying requests from Slack; the Events API. The 5 minutes are those of
the page's own example.
"""

from urllib.parse import parse_qs

from inspector.core.event import Event, EventType
from inspector.core.opened import Opened
from inspector.core.retrying import Gap, RetryRule
from inspector.core.scheme import Scheme
from inspector.core.signing import HEX
from inspector.providers.fields import Members, clean, delivery, members, object_in, text
from inspector.providers.hmac_scheme import HmacScheme

EVENT_TYPES = (
    EventType("url_verification", "Slack asks for the challenge to be sent back"),
    EventType("message", "A message was posted"),
    EventType("app_mention", "Somebody mentioned the app"),
    EventType("reaction_added", "Somebody reacted to a message"),
    EventType("member_joined_channel", "Somebody joined a channel"),
    EventType("team_join", "Somebody joined the workspace"),
    EventType("app_uninstalled", "The app was removed from a workspace"),
    EventType("slash_command", "Somebody used a command of the app"),
    EventType("block_actions", "Somebody pressed a button of the app"),
    EventType("view_submission", "Somebody sent a form of the app"),
)
_BY_NAME = {event.name: event for event in EVENT_TYPES}
_LARGEST_FORM = 64 * 1024

SCHEME = HmacScheme(
    id="slack",
    provider="slack",
    owner="Slack",
    label="slack",
    secret_name="signing secret",  # noqa: S106 - what Slack calls it
    header="X-Slack-Signature",
    time_header="X-Slack-Request-Timestamp",
    content_name="v0, the time and the raw body, with colons between them",
    template="v0:{time}:{body}",
    encoding=HEX,
    prefix="v0=",
    tolerance=300.0,
)


class Slack:
    """Slack as the list of providers has it; implements `Provider`."""

    id = "slack"
    name = "Slack"
    event_types = EVENT_TYPES
    schemes: tuple[Scheme, ...] = (SCHEME,)
    retry_rule = (
        "Slack expects a 2xx within 3 seconds and tries an event up to 3 more times: at once,"
        " after 1 minute and after 5 minutes."
    )
    retries = RetryRule(documented=True, attempts=4, gaps=(Gap(0, 0), Gap(60, 60), Gap(300, 300)))
    default_endpoint = "/slack"
    registration = (
        "Enter the URL under Event Subscriptions of the app. Slack sends a challenge at once that"
        " the answer has to repeat."
    )
    hint = "The signing secret stands under Basic Information of the app."

    def recognises(self, opened: Opened) -> bool:
        """By its header, else by the envelope of an event or of a challenge."""
        if opened.request.header(SCHEME.header) is not None:
            return True
        body = opened.document
        if not isinstance(body, dict):
            return False
        if body.get("type") == "url_verification":
            return "challenge" in body
        return body.get("type") == "event_callback" and "team_id" in body

    def describe(self, opened: Opened) -> Event:
        """What an event, a command or an interaction says; the latter two come as forms."""
        body = members(opened) or _form(opened)
        inner = object_in(body.get("event"))
        outer = "slash_command" if text(body, "command") else text(body, "type")
        kind = text(inner, "type") if outer == "event_callback" else outer
        identity = text(body, "event_id")
        known = _BY_NAME.get(kind)
        words = known.meaning if known else f"Slack sent {kind or 'a request'}"
        command = text(body, "command")
        return Event(
            provider="slack",
            type=kind,
            label=kind,
            description=f"{words}: {command}" if command else words,
            entity=text(inner, "channel", "user") or text(body, "channel_id", "team_id"),
            idempotency=identity,
            delivery=delivery("slack", identity, opened),
        )


def _form(opened: Opened) -> Members:
    """A form's fields, or the JSON in its field `payload`."""
    if not 0 < len(opened.content) <= _LARGEST_FORM:
        return {}
    try:
        fields = parse_qs(opened.content.decode("utf-8", "replace"), max_num_fields=200)
    except ValueError:  # more fields than anybody sends
        return {}
    found = {clean(name): values[0] for name, values in fields.items()}
    return object_in(found["payload"]) if "payload" in found else found
