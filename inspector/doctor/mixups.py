"""Signatures that are right, but of something else: another capture, provider or scheme."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from inspector import providers
from inspector.core.capture import Request
from inspector.core.problem import Problem
from inspector.doctor.case import Case, Neighbour
from inspector.doctor.macs import Comparison
from inspector.doctor.mistake import Mistake
from inspector.doctor.received import Received, received_digests
from inspector.doctor.recipe import Recipe, frame_of, recipe_of
from inspector.providers.hmac_rule import HmacRule
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.public_key_scheme import PublicKeyScheme


class Foreign(NamedTuple):
    """Content of another capture, in pieces, with its mistake."""

    content: tuple[bytes, ...]
    mistake: Mistake


def of_neighbours(case: Case, recipe: Recipe) -> Iterator[Foreign]:
    """What was signed for other captures: their bodies under this time, and all of their own."""
    due = frame_of(recipe.parts)
    for neighbour in case.neighbours:
        mistake = Mistake("mixup-other-capture", neighbour.name)
        for body in _bodies(neighbour, recipe.rule):
            yield Foreign(due.around(body), mistake)
        own = recipe_of(recipe.rule, neighbour.opened)
        frame = frame_of(own.parts)
        if own.body is not None and (frame.before or frame.after):
            yield Foreign(frame.around(own.body), mistake)


def _bodies(neighbour: Neighbour, rule: HmacRule) -> list[bytes]:
    due = rule.body(neighbour.opened)
    bodies = [] if isinstance(due, Problem) else [due]
    return list(dict.fromkeys((*bodies, neighbour.opened.request.body, neighbour.opened.content)))


def of_other_schemes(
    case: Case,
    recipe: Recipe,
    received: tuple[Received, ...],
    sorted_json: Callable[[], bytes | None] = lambda: None,
) -> Iterator[Mistake | None]:
    """For each other HMAC scheme, the mistake when the request is signed by that scheme.

    Args:
        case: The case.
        recipe: Its scheme taken apart.
        received: Digests to compare with; none to take those of each scheme's own header.
        sorted_json: Gives what Fuse signs for this body, None when that is not known.
    """
    for other in providers.SCHEMES.values():
        if not isinstance(other, HmacScheme) or isinstance(other, PublicKeyScheme):
            continue
        if other.id != case.scheme.id:
            values = _values(other, case)
            yield _signed_by(other, values, case, recipe, received, sorted_json) if values else None


def _values(other: HmacScheme, case: Case) -> list[str]:
    """Secrets of the other scheme, and of this one, which may have been stored in its place."""
    homes = (other.id, case.scheme.id)
    values = [one.value for one in (*case.secrets, *case.stored) if one.scheme in homes]
    return list(dict.fromkeys(values))


def _signed_by(
    other: HmacScheme,
    values: list[str],
    case: Case,
    recipe: Recipe,
    received: tuple[Received, ...],
    sorted_json: Callable[[], bytes | None],
) -> Mistake | None:
    request = case.opened.request
    own_header = not received
    if own_header and all(request.header(name) is None for name in other.header_names):
        return None
    own = recipe_of(other, case.opened, sorted_json())
    digests = received or received_digests(own, request)
    right = [one for one in digests if not one.mistakes]
    if own.body is None or not right:
        return None
    comparison = Comparison(right)
    content = frame_of(own.parts).around(own.body)
    for value in values:
        key = other.key(value)
        if key is not None and comparison.find(key, content):
            return _named(other, recipe, in_own_header=own_header)
    return None


def _named(other: HmacScheme, recipe: Recipe, *, in_own_header: bool) -> Mistake:
    shared = set(other.header_names) & set(recipe.headers)
    if not in_own_header:
        return Mistake("mixup-other-scheme", other.id, value=other.id)
    kind = "mixup-shared-header" if shared else "mixup-other-provider"
    return Mistake(kind, other.owner, value=other.id)


def proxy_evidence(request: Request, signed: bytes) -> Mistake | None:
    """A header that still describes the signed bytes although others came: someone changed them."""
    if signed == request.body:
        return None
    length = request.header("content-length") or ""
    if length == str(len(signed)) != str(len(request.body)):
        how = f"Content-Length says {length}, the length of what was signed, and {len(request.body)} bytes came"
        return Mistake("mixup-proxy-changed-body", how)
    sha256 = base64.b64encode(hashlib.sha256(signed).digest()).decode("ascii")
    md5 = base64.b64encode(hashlib.md5(signed, usedforsecurity=False).digest()).decode("ascii")
    for name, digest in (("Content-Digest", sha256), ("Digest", sha256), ("Content-MD5", md5)):
        if digest in (request.header(name) or ""):
            how = f"{name} still is that of what was signed"
            return Mistake("mixup-proxy-changed-body", how)
    return None
