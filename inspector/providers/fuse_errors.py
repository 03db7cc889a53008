"""Fuse's errors in words: what each code means and what to do about it.

Sources: docs.letsfuse.com/reference/errors (the format), Fuse's OpenAPI description (the codes).
Which HTTP status goes with which code is documented by their types only.
"""

from typing import NamedTuple

from inspector.core.opened import Json
from inspector.providers.fields import Members, objects, text
from inspector.providers.fuse_sync import AGGREGATOR_HEADERS, CLIENT_ID, VERIFICATION
from inspector.providers.words import listed


class Meaning(NamedTuple):
    """What an error code says, as one sentence, and what to do next."""

    sentence: str
    remedy: str


STATUSES = {"bad_request": 400, "auth_error": 401, "not_found": 404, "server_error": 500}
"""Type of an error to the status that standard HTTP gives it; the page says no more."""

_ENTER = "Enter it under Fuse's credentials, then sync again."

MEANINGS = {
    "missing_fuse_verification_header": Meaning(
        f"Fuse misses the {VERIFICATION} header.",
        "It is sent as it was received: look whether something took it away on the way.",
    ),
    "webhook_error": Meaning(
        "Fuse could not verify that this webhook came from itself.",
        "It may be changed, old, or of another environment; sync a fresh one.",
    ),
    "invalid_headers": Meaning(
        "Fuse could not use the headers of the request.",
        f"Check {CLIENT_ID}, the API key and the aggregator's credentials.",
    ),
    "organization_not_found": Meaning(
        f"Fuse knows no organisation with this {CLIENT_ID} and API key.",
        "Check that both belong together and to this environment.",
    ),
    "invalid_request_body": Meaning(
        "Fuse could not use the body.", "Only a sync_data webhook, as received, can be synced."
    ),
    "request_body_missing": Meaning(
        "No body arrived at Fuse.", "Look whether something between us and Fuse takes it away."
    ),
    "request_content_type_invalid": Meaning(
        "Fuse wants the content type application/json.",
        "Look whether something between us and Fuse changes it.",
    ),
    "request_body_invalid_json": Meaning(
        "Fuse could not read the body as JSON.", "Look at the body of this webhook."
    ),
    "invalid_certificate": Meaning(
        "Fuse could not use Teller-Certificate.",
        "Give the whole PEM file; it is sent as base64, as Fuse documents it.",
    ),
    "invalid_private_key": Meaning(
        "Fuse could not use Teller-Private-Key.",
        "Give the whole PEM file; it is sent as base64, as Fuse documents it.",
    ),
    "aggregator_error": Meaning(
        "Fuse could not fetch from the aggregator.",
        "What the aggregator said is in the answer; check its credentials.",
    ),
    "aggregator_disconnected_error": Meaning(
        "The aggregator lost the connection to the bank.",
        "Let the user reconnect; a webhook financial_connection.disconnected should follow.",
    ),
    "aggregator_connection_finished_error": Meaning(
        "This connection ended for good.", "Let the user connect anew."
    ),
    "aggregator_rate_limit_error": Meaning(
        "The aggregator turned Fuse away: too many requests.", "Wait a while, then sync again."
    ),
    "timeout": Meaning("Fuse ran out of time.", "Sync again in a moment."),
    "internal_server_error": Meaning("Something failed inside Fuse.", "Sync again in a moment."),
    "entity_not_found": Meaning(
        "Fuse does not know the entity of this connection.", "It may be deleted, or of another environment."
    ),
    "session_not_found": Meaning("Fuse does not know the session.", "Let the user connect anew."),
    "financial_institution_not_found": Meaning(
        "Fuse does not know the institution.", "Ask the Fuse team, naming the request id."
    ),
    "missing_access_token": Meaning(
        "Fuse misses an access token.", "Ask the Fuse team, naming the request id."
    ),
    "client_error": Meaning("Fuse could not use the request.", "Its details are in the answer."),
    "other": Meaning("Fuse gives no reason of its own.", "Its details are in the answer."),
}  # fmt: skip
"""Codes that a sync can meet; those of missing headers are added below."""


def missing_header_code(name: str) -> str:
    """The code of a missing aggregator header: `missing_mx_api_key_header`."""
    return f"missing_{name.lower().replace('-', '_')}_header"


MEANINGS.update(
    (missing_header_code(name), Meaning(f"Fuse misses the header {name}.", _ENTER))
    for names in AGGREGATOR_HEADERS.values()
    for name in names
)

_TYPES = {
    "auth_error": Meaning(
        "Fuse did not accept the credentials.", f"Check {CLIENT_ID} and the API key."
    ),
    "not_found": Meaning(
        "Fuse did not find what this is about.", "Check the environment and its credentials."
    ),
    "bad_request": Meaning("Fuse could not use the request.", "Its details are in the answer."),
    "server_error": Meaning("Something failed inside Fuse.", "Sync again in a moment."),
}


def explain_answer(status: int, document: Json) -> str:
    """Say in sentences what Fuse's answer to a sync means."""
    body: Members = document if isinstance(document, dict) else {}
    if 200 <= status <= 299:
        said = text(body, "message")
        taken = f"Fuse took it: {said}" if said else "Fuse took it."
        return f"{_ended(taken)} Follow-up webhooks tell what changed."
    meaning = _meaning(status, body)
    return " ".join(
        part
        for part in (f"Fuse answered {_named(status, body)}.", meaning.sentence, _inner(body),
                     meaning.remedy)
        if part
    )  # fmt: skip


def error_code(document: Json) -> str:
    """Fuse's code of an error, empty when the answer has none."""
    return text(document, "code") if isinstance(document, dict) else ""


def _meaning(status: int, body: Members) -> Meaning:
    known = MEANINGS.get(text(body, "code").lower())
    if known is not None:
        return known
    by_status = next((kind for kind, code in STATUSES.items() if code == status), "")
    kind = text(body, "type").lower()
    if kind in _TYPES:
        return _TYPES[kind]
    if not body:
        return Meaning("", "Check the address: this is not how Fuse answers.")
    return _TYPES.get(by_status, Meaning("", "Its details are in the answer."))


def _named(status: int, body: Members) -> str:
    code, title = text(body, "code"), text(body, "title")
    return f"{status} {code or title}".strip()


def _inner(body: Members) -> str:
    """What Fuse says in its own words, with the aggregator's where there are any."""
    said = [text(body, "details")]
    data = body.get("data")
    errors = objects(data.get("errors")) if isinstance(data, dict) else objects(data)
    said += [text(each, "details", "title", "code") for each in errors[:3]]
    words = listed([f"“{each.rstrip('.')}”" for each in said if each])
    return f"It says {words}." if words else ""


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
