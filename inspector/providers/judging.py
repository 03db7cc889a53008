"""Which provider sent a request, and what every scheme that applies says about it.

A scheme gets a verdict when its proof is there, or when it is due and the endpoint has a secret
for it. Nothing else is shown or counted: no secret and no header, no verdict.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from inspector import providers
from inspector.core.event import Event
from inspector.core.opened import Opened
from inspector.core.scheme import Scheme
from inspector.core.secret import Secret, Use
from inspector.core.verdict import Proof
from inspector.providers.basic import BasicScheme
from inspector.providers.bearer import BearerScheme, judge_bearer
from inspector.providers.fields import clean, delivery
from inspector.providers.hmac_rule import HmacRule
from inspector.providers.relayed import relayed_proofs


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
    custom: Sequence[Scheme] = (),
) -> tuple[Proof, ...]:
    """Every verdict a request gets, in fixed order; never raises.

    Args:
        opened: The request.
        event: What `recognise` made of it.
        secrets: All that the user has; those for another endpoint or environment are left out.
        now: When it was received, seconds since 1970.
        tolerances: Seconds by scheme id, None for any; a scheme that is missing has its default.
        endpoint: Path template of the endpoint that took it.
        custom: The user's own schemes; their verdicts come last.
    """
    mine = applicable(secrets, event, endpoint, now)
    plan = _plan()
    there: set[int] = set()
    for name, _ in opened.request.headers:
        found = plan.by_header.get(name.lower())
        if found:
            there.update(found)
    proofs: list[Proof] = []
    if event.provider in plan.own:  # the proofs of the others are due at their own events only
        there_or_due = there.union(plan.own[event.provider])
    else:
        there_or_due = there.union([plan.by_id[one] for one in mine if one in plan.by_id])
    for index in sorted(there_or_due):
        scheme = plan.schemes[index]
        proof: Proof | None = None
        if isinstance(scheme, BearerScheme):
            proof = _bearer_proof(opened, event, mine, present=index in there)
        else:
            own = mine.get(scheme.id, ())
            if (index in there and _is_present(scheme, opened, event, own)) or (
                own and _is_due(scheme, event, own)
            ):
                tolerance = tolerances.get(scheme.id, scheme.tolerance)
                proof = scheme.judge(opened, own, now, tolerance)
        if proof:
            proofs.append(proof)
    if event.provider == "fuse" and mine:
        proofs += relayed_proofs(opened, event, mine, now)
    if custom:
        proofs += _custom_proofs(custom, opened, event, mine, now, tolerances)
    return tuple(proofs)


def _custom_proofs(
    schemes: Sequence[Scheme],
    opened: Opened,
    event: Event,
    mine: Mapping[str, Sequence[Secret]],
    now: float,
    tolerances: Mapping[str, float | None],
) -> Iterator[Proof]:
    """Verdicts of the user's own schemes."""
    for scheme in schemes:
        own = mine.get(scheme.id, ())
        if scheme.is_present(opened.request) or (own and _is_due(scheme, event, own)):
            tolerance = tolerances.get(scheme.id, scheme.tolerance)
            yield scheme.judge(opened, own, now, tolerance)


class _Plan(NamedTuple):
    """Which schemes to ask about a request, so that those it does not touch cost nothing.

    Attributes:
        schemes: In the order of verdicts; the first bearer scheme stands for all of them.
        by_header: Places in `schemes` by the name of a header in lower case.
        by_id: The place in `schemes` by scheme id.
        own: By the id of each of our providers, the places of its schemes and of those of third
            parties, which may be due at anything.
    """

    schemes: tuple[Scheme, ...]
    by_header: Mapping[str, tuple[int, ...]]
    by_id: Mapping[str, int]
    own: Mapping[str, tuple[int, ...]]


@cache
def _plan() -> _Plan:
    bearers = _bearers()
    schemes = [one for one in providers.all_schemes() if one not in bearers[1:]]
    by_header: dict[str, tuple[int, ...]] = {}
    by_id: dict[str, int] = {}
    for index, scheme in enumerate(schemes):
        by_id[scheme.id] = index
        own = (scheme.header.lower(),)
        names = scheme.header_names if isinstance(scheme, HmacRule) else own
        for name in names:
            by_header[name] = (*by_header.get(name, ()), index)
        if isinstance(scheme, BearerScheme):
            by_id.update({bearer.id: index for bearer in bearers})
    ours = {provider.id for provider in providers.PROVIDERS}
    of_provider = {
        provider: tuple(
            index
            for index, scheme in enumerate(schemes)
            if scheme.provider == provider or scheme.provider not in ours
        )
        for provider in ours
    }
    return _Plan(tuple(schemes), by_header, by_id, of_provider)


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


def applicable(
    secrets: Sequence[Secret], event: Event, endpoint: str, now: float
) -> Mapping[str, Sequence[Secret]]:
    """Secrets by scheme for this endpoint and environment, in the order to try them.

    Current before previous; among these, one for this endpoint before one for every endpoint.
    Those that were retired or had ended by `now` (seconds since 1970) are left out.
    """
    key = (id(secrets), event.environment, endpoint)
    known = _REMEMBERED.get(key)
    if known is not None and known.secrets is secrets and known.begin <= now < known.end:
        return known.chosen
    chosen = _chosen(secrets, event.environment.lower(), endpoint, now)
    if isinstance(secrets, tuple):  # the engine's, which are replaced and never changed
        if len(_REMEMBERED) >= _MOST_REMEMBERED:
            _REMEMBERED.clear()
        ends = [secret.until for secret in secrets if secret.until is not None]
        begin = max([end for end in ends if end <= now], default=-math.inf)
        end = min([end for end in ends if end > now], default=math.inf)
        _REMEMBERED[key] = _Chosen(secrets, begin, end, chosen)
    return chosen


class _Chosen(NamedTuple):
    """The secrets that applied in a stretch of time in which none ended."""

    secrets: Sequence[Secret]
    begin: float
    end: float
    chosen: Mapping[str, Sequence[Secret]]


_REMEMBERED: dict[tuple[int, str, str], _Chosen] = {}
_MOST_REMEMBERED = 256


def _chosen(
    secrets: Sequence[Secret], environment: str, endpoint: str, now: float
) -> Mapping[str, Sequence[Secret]]:
    mine: dict[str, list[Secret]] = {}
    for secret in secrets:
        if not secret.value or not secret.holds(now):
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


def _is_present(scheme: Scheme, opened: Opened, event: Event, own: Sequence[Secret]) -> bool:
    """Whether the request carries the proof, where its header can be another scheme's too."""
    if isinstance(scheme, BasicScheme) and not scheme.concerns(event, stored=bool(own)):
        return False
    return scheme.is_present(opened.request)


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
