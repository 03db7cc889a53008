"""Every cause we know, and how a mistake becomes one in words."""

from inspector.core.diagnosis import Act, Action, Cause
from inspector.core.scheme import Scheme
from inspector.doctor.catalogue_bodies import BODIES
from inspector.doctor.catalogue_contents import CONTENTS, DIGESTS, ENDPOINTS, TIMES
from inspector.doctor.catalogue_keys import MIXUPS, SECRETS
from inspector.doctor.known import Known
from inspector.doctor.mistake import Mistake, root_first
from inspector.providers import provider_named
from inspector.providers.bearer import BearerScheme
from inspector.providers.hmac_rule import HmacRule
from inspector.providers.words import span, which

CATALOGUE: dict[str, Known] = {
    known.id: known
    for known in (*MIXUPS, *SECRETS, *BODIES, *ENDPOINTS, *TIMES, *CONTENTS, *DIGESTS)
}
"""Every cause by its id, in the order of the documentation."""

_SECRET_CAUSES = frozenset(known.id for known in SECRETS)


def cause_of(mistake: Mistake, scheme: Scheme) -> Cause:
    """A mistake in words."""
    known = CATALOGUE[mistake.id]
    blanks = {"how": mistake.how, **_blanks(scheme)}
    fix = mistake.fix or known.fix
    return Cause(
        mistake.id,
        known.explanation.format_map(blanks),
        fix.format_map(blanks) if not mistake.fix else fix,
        _action(mistake),
    )


def told(mistakes: tuple[Mistake, ...], scheme: Scheme) -> tuple[Cause, ...]:
    """Mistakes as causes, root first; of several with one id the first speaks."""
    by_id: dict[str, Mistake] = {}
    for mistake in root_first(mistakes):
        by_id.setdefault(mistake.id, mistake)
    return tuple(cause_of(mistake, scheme) for mistake in by_id.values())


def tried_in_order(ids: set[str]) -> tuple[str, ...]:
    """Ids of causes in the order of the documentation."""
    return tuple(known for known in CATALOGUE if known in ids)


def _blanks(scheme: Scheme) -> dict[str, str]:
    if isinstance(scheme, HmacRule):
        return {
            "owner": scheme.owner,
            "word": scheme.secret_word,
            "header": scheme.header,
            "content": scheme.content_name,
            "encoding": scheme.encoding,
            "hash": scheme.hash_name,
        }
    provider = provider_named(scheme.provider)
    owner = scheme.owner if isinstance(scheme, BearerScheme) else ""
    return {
        "owner": owner or (provider.name if provider else scheme.provider),
        "word": scheme.secret_name,
        "header": scheme.header,
        "content": "the token",
        "encoding": "text",
        "hash": "",
    }


def _action(mistake: Mistake) -> Action | None:
    """The fix as a setting here, where it is one."""
    if mistake.secret and mistake.id in _SECRET_CAUSES:
        return Action(
            Act.USE_SECRET, mistake.secret.id, f"Use the {which(mistake.secret, 'secret')} here"
        )
    if mistake.id in ("time-stale", "time-early") and mistake.value:
        return Action(Act.SET_TOLERANCE, mistake.value, f"Allow {span(float(mistake.value))}")
    if mistake.id.startswith("mixup-") and mistake.value:
        return Action(Act.USE_SCHEME, mistake.value, f"Judge this endpoint as {mistake.value}")
    return None
