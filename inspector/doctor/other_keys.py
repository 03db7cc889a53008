"""Keys of other stored secrets: of another endpoint, environment or provider, or retired."""

from collections.abc import Iterator
from datetime import UTC, datetime

from inspector import providers
from inspector.core.secret import Secret, Use
from inspector.core.signing import utf8
from inspector.doctor.case import Case
from inspector.doctor.keys import KeyForm, key_of
from inspector.doctor.mistake import Mistake
from inspector.providers.hmac_rule import HmacRule
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.words import which


def other_keys(case: Case, scheme: HmacRule) -> Iterator[KeyForm]:
    """The keys of every stored secret that does not apply here; retired ones of the scheme first.

    A secret of another scheme is read as this one's, as its own, and as plain text.
    """
    for secret in sorted(case.others, key=lambda one: one.use is not Use.RETIRED):
        mistake = other_secret(case, secret)
        home = providers.SCHEMES.get(secret.scheme)
        own = key_of(home, secret.value) if isinstance(home, HmacScheme) else None
        keys = (key_of(scheme, secret.value), own, utf8(secret.value))
        for key in dict.fromkeys(keys):
            if key is not None:
                yield KeyForm(key, (mistake,), often=True)


def other_secret(case: Case, secret: Secret) -> Mistake:
    """Which stored secret was used instead, and since when it has its use."""
    since = _day(case.since.get(secret.id, secret.since), " since ")
    named = which(secret, "secret")
    if secret.scheme != case.scheme.id:
        home = providers.SCHEMES.get(secret.scheme)
        whose = providers.provider_named(home.provider) if home else None
        how = f"the {named} of {whose.name if whose else secret.scheme}"
        return Mistake("secret-other-provider", how, secret=secret)
    if secret.use is Use.RETIRED:
        return Mistake("secret-retired", f"the {named}, retired{since}", secret=secret)
    stored = f", {secret.use}{since}" if since else ""
    if secret.until is not None and case.now >= secret.until:
        return Mistake(
            "secret-retired", f"the {named}, ended{_day(secret.until, ' ')}", secret=secret
        )
    if secret.endpoint and secret.endpoint != case.endpoint:
        how = f"the {named} of endpoint {secret.endpoint}{stored}"
        return Mistake("secret-other-endpoint", how, secret=secret)
    if secret.environment:
        how = f"the {named} of {secret.environment}{stored}"
        return Mistake("secret-other-environment", how, secret=secret)
    return Mistake("secret-other-user", f"the {named} of another user{stored}", secret=secret)


def _day(moment: float | None, word: str) -> str:
    """A moment after a word, empty when there is none that a calendar has."""
    if moment is None or not 0 <= moment < 253_402_300_800:
        return ""
    return f"{word}{datetime.fromtimestamp(moment, UTC):%Y-%m-%d %H:%M} UTC"
