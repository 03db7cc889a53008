"""Hypotheses about Plaid's token: which key signed it, and which body its SHA-256 is of.

Source: plaid.com/docs/api/webhooks/webhook-verification.
"""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from inspector.core.secret import Secret
from inspector.core.signing import HEX
from inspector.doctor.case import Case
from inspector.doctor.clock import lateness
from inspector.doctor.keys import KeyForm
from inspector.doctor.macs import HashComparison
from inspector.doctor.mistake import Mistake
from inspector.doctor.other_keys import other_secret
from inspector.doctor.received import Received, digests_in
from inspector.doctor.recipe import Recipe, recipe_of
from inspector.doctor.sweep import Keys, Sweep, Trial
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.plaid_token import Token, key_id, read_token
from inspector.providers.public_key import Algorithm, verifies
from inspector.providers.public_key_reading import read_public

_CLAIM = HmacScheme(
    id="plaid",
    provider="plaid",
    owner="Plaid",
    label="plaid",
    secret_name="verification key",  # noqa: S106 - words
    secret_word="verification key",  # noqa: S106 - words
    header="Plaid-Verification",
    content_name="the SHA-256 of the raw body in a token",
    encoding=HEX,
)
"""What the token says of the body, in the data of an HMAC scheme whose key plays no role."""


def plaid_trials(case: Case) -> Iterator[Trial]:
    """Find the key, then the body; nothing is said unless a stored key signed the token."""
    for text, unwrapped in _texts(case):
        token = read_token(text)
        if token is None or token.algorithm != "ES256":
            continue
        for keyed in _keys(case, token):
            yield Trial(keyed[0].id if keyed else "")
            late = tuple(lateness(case, token.issued_at, past_only=True))
            yield from _bodies(case, token, (*keyed, *unwrapped, *late))


def _texts(case: Case) -> Iterator[tuple[str, tuple[Mistake, ...]]]:
    """The token as it came, and without what does not belong around it."""
    header = case.scheme.header.lower()
    for name, value in case.opened.request.headers:
        elsewhere = () if name.lower() == header else (Mistake("digest-other-header", name),)
        if value.count(".") != 2:
            continue
        yield value, elsewhere
        bare = value.strip().strip("\"'")
        if bare != value:
            yield bare, (*elsewhere, Mistake("digest-quoted"))
        word, blank, rest = bare.partition(" ")
        if blank:
            yield rest, (*elsewhere, Mistake("digest-prefix", word))
        if unquote(bare) != bare:
            yield unquote(bare), (*elsewhere, Mistake("digest-url-encoded"))


def _keys(case: Case, token: Token) -> Iterator[tuple[Mistake, ...]]:
    """The mistakes of each stored key that signed the token; none for the one that is due."""
    mine = {secret.id for secret in case.secrets}
    for secret in (*case.secrets, *case.others):
        if not _signed(token, secret):
            continue
        if secret.id not in mine:
            yield (other_secret(case, secret),)
        elif key_id(secret.value) in ("", token.kid):
            yield ()
        else:
            yield (Mistake("secret-other-kid", token.kid),)


def _signed(token: Token, secret: Secret) -> bool:
    key = read_public(secret.value)
    if key is None or len(token.signature) != 64:  # two numbers side by side, never DER
        return False
    return verifies(key, Algorithm.ECDSA_SHA256, token.signed, token.signature)


def _bodies(case: Case, token: Token, mistakes: tuple[Mistake, ...]) -> Iterator[Trial]:
    """Every body whose SHA-256 the token may name."""
    recipe = _recipe(case)
    claims: tuple[Received, ...] = tuple(digests_in(token.body_hash, recipe))
    key = [KeyForm(b"", mistakes)]
    bare = replace(case, secrets=(), stored=())
    sweep = Sweep(bare, recipe, claims, HashComparison(claims), Keys(key, [], [], []))
    yield from sweep.trials()


def _recipe(case: Case) -> Recipe:
    return recipe_of(_CLAIM, case.opened)
