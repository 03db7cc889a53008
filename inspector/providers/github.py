"""GitHub: events of repositories and organisations, signed over the raw body.

Sources: docs.github.com, webhooks: validating deliveries, handling failed deliveries, events and
payloads. The older `X-Hub-Signature` (SHA-1) beside it is not judged.
"""

from inspector.core.event import Event, EventType
from inspector.core.opened import Opened
from inspector.core.retrying import RetryRule
from inspector.core.scheme import Scheme
from inspector.core.signing import HEX
from inspector.providers.fields import clean, delivery, members, object_in, text
from inspector.providers.hmac_scheme import HmacScheme

EVENT_TYPES = (
    EventType("ping", "A webhook was set up"),
    EventType("push", "Commits were pushed"),
    EventType("pull_request", "Something happened to a pull request"),
    EventType("pull_request_review", "Something happened to a review"),
    EventType("issues", "Something happened to an issue"),
    EventType("issue_comment", "Something happened to a comment"),
    EventType("create", "A branch or tag was created"),
    EventType("delete", "A branch or tag was deleted"),
    EventType("release", "Something happened to a release"),
    EventType("workflow_run", "A workflow ran"),
    EventType("check_run", "A check ran"),
    EventType("repository", "Something happened to a repository"),
)
_BY_NAME = {event.name: event for event in EVENT_TYPES}

SCHEME = HmacScheme(
    id="github",
    provider="github",
    owner="GitHub",
    label="github",
    secret_name="webhook secret",  # noqa: S106 - what GitHub calls it
    header="X-Hub-Signature-256",
    content_name="the raw body",
    encoding=HEX,
    prefix="sha256=",
)


class GitHub:
    """GitHub as the list of providers has it; implements `Provider`."""

    id = "github"
    name = "GitHub"
    event_types = EVENT_TYPES
    schemes: tuple[Scheme, ...] = (SCHEME,)
    retry_rule = (
        "GitHub never tries again by itself; a delivery counts as failed after 10 seconds or an"
        " error, and can be sent anew by hand or through its API."
    )
    retries = RetryRule(documented=True, attempts=1)
    default_endpoint = "/github"
    registration = (
        "Add a webhook in the settings of the repository or organisation, with content type"
        " `application/json` and a secret of your own."
    )
    hint = "Without a secret GitHub signs nothing."

    def recognises(self, opened: Opened) -> bool:
        """By its headers."""
        request = opened.request
        return (
            request.header("X-GitHub-Event") is not None
            or request.header(SCHEME.header) is not None
        )

    def describe(self, opened: Opened) -> Event:
        """What the event header and the body's `action` say."""
        body = members(opened)
        kind = clean(opened.request.header("X-GitHub-Event") or "")
        action = text(body, "action")
        identity = clean(opened.request.header("X-GitHub-Delivery") or "")
        repository = text(object_in(body.get("repository")), "full_name")
        return Event(
            provider="github",
            type=kind,
            label=f"{kind} {action}".strip(),
            description=_describe(kind, action, repository),
            entity=repository or identity,
            idempotency=identity,
            delivery=delivery("github", identity, opened),
        )


def _describe(kind: str, action: str, repository: str) -> str:
    known = _BY_NAME.get(kind)
    words = known.meaning if known else f"GitHub sent {kind or 'an event'}"
    if action:
        words += f": {action}"
    return f"{words} ({repository})" if repository else words
