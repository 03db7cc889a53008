"""Which captures a change of the rules can touch, where that can be told without judging them."""

from collections.abc import Mapping
from dataclasses import replace

from inspector.archive.judged import Touched
from inspector.core.secret import Secret
from inspector.engine.rules import Rules
from inspector.providers import SCHEMES
from inspector.providers.basic import BasicScheme
from inspector.providers.bearer import BearerScheme
from inspector.providers.custom import PREFIX

_RELAYED = frozenset({"plaid", "teller"})
"""Schemes whose signature may come inside a delivery of Fuse."""


def touched_by(before: Rules, after: Rules) -> Touched | None:
    """What a change can touch, nothing for none at all; None when it can be any capture.

    A scheme's verdict depends on its own secrets and tolerance only, and comes with captures that
    carry its header (which have a verdict of it already, if only that there is no secret), with
    those of its provider, and with those that nobody recognised.
    """
    if before.providers != after.providers or before.schemes != after.schemes:
        return None
    changed = _changed(_secrets_of(before), _secrets_of(after))
    changed |= _changed(before.tolerances, after.tolerances)
    providers: set[str] = set()
    for name in changed:
        scheme = SCHEMES.get(name)
        if name.startswith(PREFIX):
            providers.add("")
        elif scheme is None or isinstance(scheme, BearerScheme | BasicScheme):
            return None  # their header says nothing of whose it is
        else:
            providers |= {"", scheme.provider}
    if changed & _RELAYED:
        providers.add("fuse")
    return Touched(frozenset(changed), frozenset(providers))


def _secrets_of(rules: Rules) -> Mapping[str, tuple[Secret, ...]]:
    """What verdicts depend on of the secrets, by scheme."""
    found: dict[str, tuple[Secret, ...]] = {}
    for secret in (*rules.secrets, *rules.fetched):
        found[secret.scheme] = (*found.get(secret.scheme, ()), replace(secret, since=None))
    return found


def _changed(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    missing = object()
    names = {*before, *after}
    return {name for name in names if before.get(name, missing) != after.get(name, missing)}
