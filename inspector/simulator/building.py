"""Build one delivery of a provider: its body, its headers, its signature, and its faults."""

import gzip
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from inspector import providers
from inspector.core.capture import Headers, Request
from inspector.core.problem import Problem
from inspector.core.scheme import ExplainsSigning, Scheme
from inspector.providers.custom import PREFIX
from inspector.providers.powens_events import WITHOUT_USER
from inspector.simulator import (
    aggregator_events,
    fiskil_events,
    fuse_events,
    fynapse_events,
    platform_events,
    powens_events,
)
from inspector.simulator.cast import Cast
from inspector.simulator.invention import Invention
from inspector.simulator.platform_events import headers_of, standard_body
from inspector.simulator.sample_secrets import SAMPLE_SECRETS, wrong_secret

BODIES = {
    "fuse": fuse_events.body,
    "fynapse": fynapse_events.body,
    "powens": powens_events.body,
    "fiskil": fiskil_events.body,
    "plaid": aggregator_events.plaid_body,
    "teller": aggregator_events.teller_body,
    "mx": aggregator_events.mx_body,
    "stripe": platform_events.stripe_body,
    "github": platform_events.github_body,
    "slack": platform_events.slack_body,
    "shopify": platform_events.shopify_body,
    "standard-webhooks": platform_events.standard_body,
}
FAULTS = {
    "tampered": "one digit of the body is changed after signing",
    "wrong-secret": "signed with a secret nobody entered",
    "stale": "signed an hour ago (seen where the signature holds a time)",
    "unsigned": "sent without any signature",
    "cut-off": "the last bytes of the body are lost after signing",
    "gzip": "the body is compressed (that alone is no mistake)",
}
STALE_SECONDS = 3600
LOST_BYTES = 12
# Powens and Fuse sign what a body says; all others sign it as it travels, compressed or not.
SIGN_OPENED_BYTES = {"fuse", "powens"}
USER_AGENTS = {"powens": "Budgea API/2.0"}


def target_for(provider: str, event: str, url: str) -> str:
    """The URL to send to: the provider's usual path when the URL has none, `{event}` filled in."""
    named = providers.provider_named(provider)
    if urlsplit(url).path in ("", "/") and named is not None:
        url = url.rstrip("/") + named.default_endpoint
    return url.replace("{event}", event.lower())


def events_of(provider: str) -> list[str]:
    """Names of the events the provider documents, or nothing for an unknown provider."""
    named = providers.provider_named(provider)
    return [event.name for event in named.event_types] if named else []


def build(
    provider: str,
    event: str,
    url: str,
    now: float,
    *,
    secrets: Mapping[str, str] | None = None,
    seed: str = "0",
    faults: frozenset[str] = frozenset(),
    cast: Cast | None = None,
) -> Request | Problem:
    """Build one signed delivery.

    Args:
        provider: Provider id.
        event: Event type; an unknown one is sent as it is, in the provider's usual envelope.
        url: Where it will go, from `target_for`; its path and query may be signed.
        now: Seconds since 1970, the moment of signing.
        secrets: Scheme id to secret; empty uses the sample secrets.
        seed: The same seed gives the same data.
        faults: Names from `FAULTS`.
        cast: Who it is about; somebody of this delivery alone when None.
    """
    request = draft(provider, event, url, now, seed=seed, cast=cast)
    if isinstance(request, Problem):
        return request
    return finish(request, provider, event, now, secrets=secrets, faults=faults)


def draft(
    provider: str, event: str, url: str, now: float, *, seed: str = "0", cast: Cast | None = None
) -> Request | Problem:
    """One delivery before it is signed; the arguments are those of `build`."""
    body = standard_body if provider.startswith(PREFIX) else BODIES.get(provider)
    if body is None:
        return Problem(f"There is no provider called {provider}.", f"Known: {', '.join(BODIES)}.")
    make = Invention(f"{provider} {event} {seed}", now)
    request = request_of(provider, body(event, make, cast), url, seed)
    more = headers_of(provider, event, seed)
    return replace(request, headers=(*request.headers, *more)) if more else request


def request_of(provider: str, body: bytes, url: str, seed: str) -> Request:
    """A body as this provider posts it to a URL, without a signature."""
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Request(b"", body, "POST", target, "1.1", base_headers(provider, seed, parts.netloc))


def finish(
    request: Request,
    provider: str,
    event: str,
    now: float,
    *,
    secrets: Mapping[str, str] | None = None,
    faults: frozenset[str] = frozenset(),
    custom: Scheme | None = None,
) -> Request | Problem:
    """Sign a draft and give it its faults; the arguments are those of `build`.

    `custom` signs in place of the provider's schemes, where the provider is the user's own.

    The same draft finished twice is one delivery tried again.
    """
    if unknown := sorted(faults - set(FAULTS)):
        return Problem(f"There is no fault called {unknown[0]}.", f"Known: {', '.join(FAULTS)}.")
    plain = request.body
    signed_at = now - STALE_SECONDS if "stale" in faults else now
    if "unsigned" not in faults:
        over = replace(
            request, body=plain if provider in SIGN_OPENED_BYTES else on_the_wire(plain, faults)
        )
        due = dict(secrets or SAMPLE_SECRETS)
        if event in WITHOUT_USER:  # Powens' guide: a user's token cannot come without a user
            due.pop("powens-token", None)
        headers = signature(over, provider, due, signed_at, faults, custom)
        if isinstance(headers, Problem):
            return headers
        request = replace(request, headers=(*request.headers, *headers))
    if "gzip" in faults:
        request = replace(request, headers=(*request.headers, ("Content-Encoding", "gzip")))
    return replace(request, body=on_the_wire(damaged(plain, faults), faults))


def base_headers(provider: str, seed: str, host: str) -> Headers:
    """The fields a provider sends besides the signature."""
    fields = [("Host", host), ("Content-Type", "application/json")]
    fields.append(("User-Agent", USER_AGENTS.get(provider, "webhook-inspector-simulator")))
    if provider == "fynapse":
        fields.append(("Idempotency-Key", Invention(f"idempotency {seed}", 0).uuid()))
    return tuple(fields)


def signature(
    request: Request,
    provider: str,
    secrets: Mapping[str, str],
    now: float,
    faults: frozenset[str],
    custom: Scheme | None = None,
) -> Headers | Problem:
    """The headers of every scheme of this provider that has a secret; of two tokens the first."""
    headers: Headers = ()
    for scheme in (custom,) if custom else providers.SCHEMES.values():
        if scheme.provider != provider or scheme.id not in secrets:
            continue
        if any(name == scheme.header for name, _ in headers):
            continue
        secret = wrong_secret(scheme.id) if "wrong-secret" in faults else secrets[scheme.id]
        signed = scheme.sign(request, secret, now)
        if not signed:
            reason = scheme.cannot_sign(secret) if isinstance(scheme, ExplainsSigning) else ""
            return Problem(
                f"The {scheme.secret_name} for {scheme.id} cannot sign.",
                reason or "Check that it is complete and has nothing else around it.",
            )
        headers = (*headers, *signed)
    return headers


def on_the_wire(body: bytes, faults: frozenset[str]) -> bytes:
    """The body as it travels: compressed when asked for."""
    return gzip.compress(body, mtime=0) if "gzip" in faults else body


def damaged(body: bytes, faults: frozenset[str]) -> bytes:
    """The body with what happened to it after signing."""
    if "tampered" in faults:
        body = tampered(body)
    return body[: -LOST_BYTES if len(body) > LOST_BYTES else 0] if "cut-off" in faults else body


def tampered(body: bytes) -> bytes:
    """The body with its last digit changed, so that it stays the JSON it was."""
    for index in range(len(body) - 1, -1, -1):
        if 0x30 <= body[index] <= 0x39:
            other = b"7" if body[index : index + 1] != b"7" else b"3"
            return body[:index] + other + body[index + 1 :]
    return body + b" "
