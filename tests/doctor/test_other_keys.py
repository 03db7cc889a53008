"""Keys of secrets that do not apply."""

from dataclasses import replace

from inspector import providers
from inspector.core.secret import Secret, Use
from inspector.doctor.other_keys import other_keys, other_secret
from inspector.providers.hmac_scheme import HmacScheme
from tests.doctor.cases import SECRET, fiskil_case


def test_each_secret_is_named_by_why_it_does_not_apply() -> None:
    """Retired, of another endpoint, environment, provider or user: the sentence says which."""
    case = replace(fiskil_case(b"{}", "x"), now=1_700_000_000.0)
    secrets = (
        Secret("a", "fiskil", SECRET, Use.RETIRED),
        Secret("b", "fiskil", SECRET, endpoint="/other"),
        Secret("c", "fiskil", SECRET, environment="production", label="live"),
        Secret("d", "fuse", "api key"),
        Secret("e", "fiskil", SECRET, user="12"),
        Secret("f", "fiskil", SECRET, Use.RETIRED, since=1_600_000_000.0),
        Secret("g", "fiskil", SECRET, until=case.now),
    )
    case = replace(case, since={"a": 1_700_000_000.0})

    assert [(m.id, m.how) for m in (other_secret(case, secret) for secret in secrets)] == [
        ("secret-retired", "the retired secret, retired since 2023-11-14 22:13 UTC"),
        ("secret-other-endpoint", "the current secret of endpoint /other"),
        ("secret-other-environment", "the secret “live” of production"),
        ("secret-other-provider", "the current secret of Fuse"),
        ("secret-other-user", "the current secret of another user"),
        ("secret-retired", "the retired secret, retired since 2020-09-13 12:26 UTC"),
        ("secret-retired", "the current secret, ended 2023-11-14 22:13 UTC"),
    ]


def test_a_foreign_secret_is_read_in_every_way() -> None:
    """A Fiskil secret under Fynapse may be used as text or decoded, as Fiskil does."""
    case = fiskil_case(b"{}", "x", Secret("a", "fynapse", SECRET))
    rule = providers.SCHEMES["fiskil"]
    assert isinstance(rule, HmacScheme)

    keys = [form.key for form in other_keys(case, rule)]

    assert keys == [b"a key of thirty-two bytes, truly", SECRET.encode()]
