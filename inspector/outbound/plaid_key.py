"""Asking Plaid for the public key of a token: the request, and what its answer holds.

Source: plaid.com/docs/api/webhooks/webhook-verification.
"""

import json
from collections.abc import Mapping

from inspector.core.problem import Problem
from inspector.outbound.fuse_sync import answer_document
from inspector.outbound.outcome import Ended, Outcome, Outgoing
from inspector.providers.public_key_reading import read_public

BASE_URLS: Mapping[str, str] = {
    "sandbox": "https://sandbox.plaid.com",
    "production": "https://production.plaid.com",
}
PATH = "/webhook_verification_key/get"
_LONGEST_WORDS = 200
_MEMBERS = ("alg", "crv", "kid", "kty", "use", "x", "y")


def request_for(kid: str, client_id: str, secret: str, base_url: str) -> Outgoing:
    """The request for one key; both credentials are hidden wherever they come back."""
    body = json.dumps({"client_id": client_id, "secret": secret, "key_id": kid}).encode()
    headers = (("Content-Type", "application/json"),)
    return Outgoing("POST", base_url + PATH, headers, body, (client_id, secret))


def key_in(ended: Ended, kid: str) -> str | Problem:
    """The key of an answer as the text of a JWK, or why there is none."""
    if not ended.outcome.has_answer:
        return Problem(ended.explanation, "Try again.", "plaid-refused")
    document = answer_document(ended.content)
    if ended.outcome is not Outcome.ANSWERED or not isinstance(document, dict):
        sentence = ended.explanation or f"What Plaid answered ({ended.status}) is no JSON."
        return Problem(sentence, "Try again later.", "plaid-refused")
    if ended.status != 200:
        words = document.get("error_message")
        reason = words[:_LONGEST_WORDS] if isinstance(words, str) else "no reason was given"
        return Problem(
            f"Plaid answered {ended.status}: {reason}",
            "Check Plaid-Client-Id and Plaid-Secret, and their environment.",
            "plaid-refused",
        )
    key = document.get("key")
    jwk = {name: key[name] for name in _MEMBERS if name in key} if isinstance(key, dict) else {}
    text = json.dumps(jwk, separators=(",", ":"))
    pinned = (jwk.get("kid"), jwk.get("crv"), jwk.get("alg")) == (kid, "P-256", "ES256")
    if not pinned or read_public(text) is None:
        return Problem(
            "What Plaid answered is not the ES256 key that was asked for.", "", "plaid-refused"
        )
    return text
