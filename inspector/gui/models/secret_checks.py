"""What can be said of a secret before it is used: slips of copying, in words."""

from collections.abc import Iterable
from typing import NamedTuple

from inspector.core.scheme import ExplainsSigning
from inspector.core.secret import Secret
from inspector.core.signing import base64_fault
from inspector.providers import SCHEMES

_QUOTES = ("\"'`", "\u201c\u201d\u2018\u2019")
_SIGNING = "whsec_"
_ISSUES_WHSEC = ("stripe", "standard-webhooks")
_STRIPE = (_SIGNING, "sk_live_", "sk_test_", "rk_live_", "rk_test_", "pk_live_", "pk_test_")


class Advice(NamedTuple):
    """A sentence about a value, and the value it proposes instead (empty for none)."""

    sentence: str
    instead: str = ""


def check(scheme: str, value: str, others: Iterable[Secret] = ()) -> Advice | None:
    """What is odd about a value, or None.

    Args:
        scheme: Scheme id the value is for.
        value: As entered.
        others: Secrets that are stored already, without the one being changed.
    """
    if not value:
        return None
    for look in (_blanks, _quotes, _bearer, _stripe, _base64, _half_character):
        advice = look(scheme, value)
        if advice is not None:
            return advice
    return _known(scheme, value, others)


def _blanks(_scheme: str, value: str) -> Advice | None:
    stripped = value.strip()
    if not stripped:
        return Advice("This is only white space.")
    if stripped == value:
        return None
    if value.rstrip("\r\n") == stripped:
        return Advice("It ends with a line break, which would be part of the key.", stripped)
    where = "ends" if value[-1].isspace() else "begins"
    return Advice(f"It {where} with white space, which would be part of the key.", stripped)


def _quotes(_scheme: str, value: str) -> Advice | None:
    if len(value) < 3 or not any(value[0] in marks and value[-1] in marks for marks in _QUOTES):
        return None
    return Advice("It stands in quotes, which would be part of the key.", value[1:-1])


def _bearer(scheme: str, value: str) -> Advice | None:
    word, blank, token = value.partition(" ")
    if scheme not in ("powens-token", "powens-oauth") or word.lower() != "bearer" or not blank:
        return None
    return Advice("The word Bearer is not part of the token.", token.strip())


def _stripe(scheme: str, value: str) -> Advice | None:
    prefix = next((prefix for prefix in _STRIPE if value.startswith(prefix)), "")
    if not prefix or scheme.startswith("custom:"):
        return None
    if scheme in _ISSUES_WHSEC:
        if prefix == _SIGNING:
            return None
        return Advice("This is a Stripe API key; a signing secret begins with whsec_.")
    whose = "Stripe or Svix secret" if prefix == "whsec_" else "Stripe key"
    return Advice(f"This looks like a {whose}: it begins with {prefix}.")


def _base64(scheme: str, value: str) -> Advice | None:
    """What cannot be decoded can sign nothing; Fiskil decodes its secret, as some others do."""
    fault = base64_fault(value) if scheme == "fiskil" else ""
    if fault:
        return Advice(f"Fiskil's signing secret is base64, and {fault}.")
    known: object = SCHEMES.get(scheme)
    if scheme == "fiskil" or not isinstance(known, ExplainsSigning):
        return None
    sentence = known.cannot_sign(value)
    return Advice(sentence) if sentence else None


def _half_character(_scheme: str, value: str) -> Advice | None:
    if not any("\ud800" <= character <= "\udfff" for character in value):
        return None
    return Advice("It holds half a character, which no provider can have signed with.")


def _known(scheme: str, value: str, others: Iterable[Secret]) -> Advice | None:
    for other in others:
        if other.value != value:
            continue
        where = f"for {other.endpoint}" if other.endpoint else "for every endpoint"
        if other.scheme != scheme:
            return Advice(f"Another scheme has the same value, {where}.")
        return Advice(f"This value is stored already, as {other.name} {where}.")
    return None
