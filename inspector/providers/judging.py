"""Which provider sent a request, and what every scheme that applies says about it.

A scheme gets a verdict when its proof is there, or when it is due and the endpoint has a secret
for it. Nothing else is shown or counted: no secret and no header, no verdict.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from inspector import providers
from inspector.core.event import Event
from inspector.core.opened import Opened
from inspector.core.scheme import Scheme
from inspector.core.secret import Secret, Use
from inspector.core.verdict import Proof
from inspector.providers.bearer import BearerScheme, judge_bearer
from inspector.providers.fields import clean, delivery


def recognise(opened: Opened, wanted: str = "") -> Event:
    """What a request reports.

    Args:
        opened: The request.
        wanted: Provider id of the endpoint, or the one the user chose; empty to recognise it.
    """
    if wanted:
        named = providers.provider_named(wanted)
        if named:
            return named.describe(opened)
    for provider in providers.all_providers():
        if provider.recognises(opened):
            return provider.describe(opened)
    key = clean(opened.request.header("Idempotency-Key") or "")
    return Event(idempotency=key, delivery=delivery("", "", opened, key))


def judge(
    opened: Opened,
    event: Event,
    secrets: Sequence[Secret],
    now: float,
    tolerances: Mapping[str, float | None],
    endpoint: str = "",
) -> tuple[Proof, ...]:
    """Every verdict a request gets, in fixed order; never raises.

    Args:
        opened: The request.
        event: What `recognise` made of it.
        secrets: All that the user has; those for another endpoint or environment are left out.
        now: When it was received, seconds since 1970.
        tolerances: Seconds by scheme id, None for any; a scheme that is missing has its default.
        endpoint: Path template of the endpoint that took it.
    """
    mine = _applicable(secrets, event, endpoint)
    names = {name.lower() for name, _ in opened.request.headers}
    proofs: list[Proof] = []
    for scheme, identity, header in _plan():
        present = header in names
        own = mine.get(identity, ())
        proof: Proof | None = None
        if scheme is None:
            proof = _bearer_proof(opened, event, mine, present=present)
        elif (present and scheme.is_present(opened.request)) or (
            own and _is_due(scheme, event, own)
        ):
            proof = scheme.judge(opened, own, now, tolerances.get(identity, scheme.tolerance))
        if proof:
            proofs.append(proof)
    return tuple(proofs)


@cache
def _plan() -> tuple[tuple[Scheme | None, str, str], ...]:
    """Every scheme, its id and its header's name in lower case; None is all bearer schemes."""
    plan: list[tuple[Scheme | None, str, str]] = []
    for scheme in providers.all_schemes():
        if not isinstance(scheme, BearerScheme):
            plan.append((scheme, scheme.id, scheme.header.lower()))
        elif scheme is _bearers()[0]:
            plan.append((None, scheme.id, scheme.header.lower()))
    return tuple(plan)


@cache
def _bearers() -> tuple[BearerScheme, ...]:
    return tuple(one for one in providers.all_schemes() if isinstance(one, BearerScheme))


def _bearer_proof(
    opened: Opened, event: Event, mine: Mapping[str, Sequence[Secret]], *, present: bool
) -> Proof | None:
    """The one verdict of all bearer schemes."""
    bearers = _bearers()
    if not present and not any(one.id in mine for one in bearers):
        return None  # neither is a token there nor can one be due
    return judge_bearer(bearers, opened, _assumed(event, bearers, mine, present=present), mine)


def _applicable(
    secrets: Sequence[Secret], event: Event, endpoint: str
) -> Mapping[str, Sequence[Secret]]:
    """Secrets by scheme for this endpoint and environment, in the order to try them.

    Current before previous; among these, one for this endpoint before one for every endpoint.
    """
    environment = event.environment.lower()
    mine: dict[str, list[Secret]] = {}
    for secret in secrets:
        if secret.use is Use.RETIRED or not secret.value:
            continue
        if secret.endpoint and secret.endpoint != endpoint:
            continue
        if secret.environment and environment and secret.environment.lower() != environment:
            continue
        mine.setdefault(secret.scheme, []).append(secret)
    for several in mine.values():
        if len(several) > 1:
            several.sort(key=lambda one: (one.use is not Use.CURRENT, not one.endpoint))
    return mine


def _is_due(scheme: Scheme, event: Event, own: Sequence[Secret]) -> bool:
    """Whether the proof is due: at the provider's own events.

    At an endpoint that has a secret of its own for the scheme, also at unrecognised ones.
    """
    if event.provider:
        return scheme.is_due(event)
    own_secret = any(secret.endpoint for secret in own)
    return own_secret and scheme.is_due(replace(event, provider=scheme.provider))


def _assumed(
    event: Event,
    bearers: Sequence[BearerScheme],
    mine: Mapping[str, Sequence[Secret]],
    *,
    present: bool,
) -> Event:
    """The event, taken as the token's provider's when nobody recognised the request.

    So it is when a token came and there are some to compare it with, or when the endpoint has
    tokens of its own.
    """
    if event.provider:
        return event
    for scheme in bearers:
        own = mine.get(scheme.id, ())
        if own and (present or any(secret.endpoint for secret in own)):
            return replace(event, provider=scheme.provider)
    return event
