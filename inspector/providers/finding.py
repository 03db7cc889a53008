"""Find it for me: which format signs these captures with this secret.

Tries the grid of formats on the smallest capture and keeps what matches all of them. Nothing is
guessed: a format is proposed only when every signature is the one it gives.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from inspector.core.opened import Opened
from inspector.core.secret import Secret
from inspector.providers.custom import BODIES, PREFIX
from inspector.providers.finding_headers import HASH_BY_SIZE, Place, ids_in, places_in, times_in
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.key_form import KeyForm, key_bytes
from inspector.providers.public_key import Algorithm
from inspector.providers.public_key_reading import read_public
from inspector.providers.public_key_scheme import PublicKeyScheme
from inspector.providers.signature_header import Layout
from inspector.providers.signature_time import TimeForm

MOST_FORMATS = 40_000
MOST_FOUND = 5
STEP = 64
"""Formats between two reports."""

_SEPARATORS = (".", ":", "", "|", "\n", "-", "_", " ", ",", ";", "&", "+", "/")
_WITHOUT_TIME = (
    ("body",), ("method", "path", "body"), ("method", "target", "body"), ("path", "body"),
    ("target", "body"), ("id", "body"), ("body", "id"), ("method", "body"),
)  # fmt: skip
_WITH_TIME = (
    ("time", "body"), ("id", "time", "body"), ("time", "id", "body"), ("body", "time"),
    ("method", "path", "time", "body"), ("method", "target", "time", "body"),
    ("time", "method", "path", "body"), ("time", "method", "target", "body"),
    ("time", "path", "body"), ("time", "target", "body"), ("path", "time", "body"),
    ("id", "body", "time"), ("time", "body", "id"),
)  # fmt: skip
_SECRET_PREFIX = re.compile(r"[A-Za-z]{2,10}_(?:test_|live_)?")


class Search(NamedTuple):
    """How far a search is.

    Attributes:
        tried: Formats tried so far.
        found: Those that match every capture, the simplest first.
        done: Whether nothing is left to try.
    """

    tried: int
    found: tuple[HmacScheme, ...]
    done: bool = False


def find_schemes(captures: Sequence[Opened], secret: str, name: str = "found") -> Iterator[Search]:
    """Try every format; a report after each 64, and the last one says that it is done.

    Stop by not asking for more. Never raises.

    Args:
        captures: Requests that the same sender signed with this secret; at least one.
        secret: As entered; a public key for schemes with key pairs.
        name: What a found scheme is called, `custom:NAME`.
    """
    found: list[HmacScheme] = []
    tried = 0
    by_size = sorted(captures, key=lambda one: len(one.request.body))
    key = Secret("searched", "", secret)
    if by_size and secret:
        for scheme in islice(_grid(by_size[0], secret, name), MOST_FORMATS):
            tried += 1
            if all(_matches(scheme, one, key) for one in by_size):
                if not any(_same_place(scheme, other) for other in found):
                    found.append(scheme)
                if len(found) >= MOST_FOUND:
                    break
            if tried % STEP == 0:
                yield Search(tried, tuple(found))
    yield Search(tried, tuple(found), done=True)


def _matches(scheme: HmacScheme, opened: Opened, secret: Secret) -> bool:
    return scheme.judge(opened, [secret], 0.0, None).verdict.outcome.passes


def _same_place(one: HmacScheme, other: HmacScheme) -> bool:
    """Whether two formats read the same signature: the later one says nothing new."""
    return (one.header, one.value_field) == (other.header, other.value_field)


def _grid(opened: Opened, secret: str, name: str) -> Iterator[HmacScheme]:
    """Every format worth trying on this request, the simplest first."""
    request = opened.request
    times, ids = times_in(request), ids_in(request)
    for place in places_in(request):
        inside = bool(place.time_field)
        beside = [] if inside else list(times.items())
        for base in _keyed(place, secret, name):
            for template in _templates(_WITHOUT_TIME, ids):
                yield from _bodies(_with(base, template, ids), opened)
            for header, form in [("", TimeForm.UNIX)] if inside else beside:
                timed = replace(base, time_header=header, time_form=form)
                for template in _templates(_WITH_TIME, ids):
                    yield from _bodies(_with(timed, template, ids), opened)


def _keyed(place: Place, secret: str, name: str) -> Iterator[HmacScheme]:
    """A scheme for this place with every key that can come out of the secret."""
    stated: dict[str, Any] = {
        "id": f"{PREFIX}{name}", "provider": f"{PREFIX}{name}", "owner": name, "label": name,
        "header": place.header, "content_name": "what was found", "encoding": place.encoding,
        "layout": place.layout, "prefix": place.prefix, "separator": place.separator,
        "time_field": place.time_field, "value_field": place.value_field,
    }  # fmt: skip
    if place.layout is not Layout.FIELDS:
        del stated["time_field"], stated["value_field"]
    if read_public(secret) is not None:
        for algorithm in Algorithm:
            yield PublicKeyScheme(secret_name="public key", algorithm=algorithm, **stated)  # noqa: S106 - a word
        return
    hash_name = HASH_BY_SIZE.get(place.size)
    if hash_name is None:
        return
    seen: set[bytes] = set()
    prefix = _SECRET_PREFIX.match(secret)
    for cut in ("", prefix[0]) if prefix else ("",):
        for form in KeyForm:
            key = key_bytes(secret.removeprefix(cut), form)
            if key is None or key in seen:
                continue
            seen.add(key)
            yield HmacScheme(
                secret_name="secret",  # noqa: S106 - a word
                hash_name=hash_name, key_form=form, key_prefix=cut, **stated,
            )  # fmt: skip


def _templates(orders: tuple[tuple[str, ...], ...], ids: list[str]) -> Iterator[str]:
    for order in orders:
        if "id" in order and not ids:
            continue
        for separator in _SEPARATORS if len(order) > 1 else ("",):
            yield separator.join(f"{{{part}}}" for part in order)
        if order == ("time", "body"):
            yield from ("v0:{time}:{body}", "v1:{time}:{body}", "v1.{time}.{body}")


def _with(base: HmacScheme, template: str, ids: list[str]) -> Iterator[HmacScheme]:
    if "{id}" not in template:
        yield replace(base, template=template)
        return
    for header in ids:
        yield replace(base, template=template, id_header=header)


def _bodies(schemes: Iterator[HmacScheme], opened: Opened) -> Iterator[HmacScheme]:
    for scheme in schemes:
        yield scheme
        if opened.coding:
            yield replace(scheme, body=BODIES["decompressed"])
        if isinstance(opened.document, dict | list):
            yield replace(scheme, body=BODIES["canonical-json"])
