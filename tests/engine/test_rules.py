"""Facts about what verdicts depend on."""

from dataclasses import replace

import pytest

from inspector.core.capture import Endpoint
from inspector.core.secret import Secret, Use
from inspector.engine.rules import Rules, providers_of, scheme_named
from tests.engine.house import secret

RULES = Rules((secret("fuse"), secret("fiskil")), {"fynapse": 300.0}, {"/fuse": "fuse"})


def test_the_order_of_secrets_makes_no_difference() -> None:
    """The digest is of what is there, not of how it was told."""
    turned = replace(RULES, secrets=RULES.secrets[::-1])

    assert turned.digest == RULES.digest


@pytest.mark.parametrize(
    "other",
    [
        replace(RULES, secrets=(secret("fuse", "another"), secret("fiskil"))),
        replace(RULES, secrets=(secret("fuse", use=Use.PREVIOUS), secret("fiskil"))),
        replace(RULES, secrets=(secret("fuse", label="mine"), secret("fiskil"))),
        replace(RULES, secrets=(secret("fuse"),)),
        replace(RULES, tolerances={"fynapse": None}),
        replace(RULES, providers={"/fuse": ""}),
    ],
)
def test_whatever_a_verdict_depends_on_changes_the_digest(other: Rules) -> None:
    """Value, use and label of a secret, tolerances, and the endpoints' providers."""
    assert other.digest != RULES.digest


def test_the_digest_is_no_way_to_test_a_guess() -> None:
    """Values with the same fingerprint give the same digest: 65,536 share each."""
    seen: dict[str, Secret] = {}
    for number in range(10_000):
        twin = secret("fuse", str(number))
        first = seen.setdefault(twin.fingerprint, twin)
        if first is not twin:
            break
    else:
        raise AssertionError("no two of 10,000 values share a fingerprint")

    assert replace(RULES, secrets=(first,)).digest == replace(RULES, secrets=(twin,)).digest


def test_providers_by_path() -> None:
    """Endpoints are told apart by their path."""
    assert providers_of([Endpoint("/a", "fuse"), Endpoint("/b")]) == {"/a": "fuse", "/b": ""}


def test_what_is_tried_is_one_tuple() -> None:
    """The user's own before fetched keys; the same object each time, by which it is remembered."""
    fetched = secret("plaid")
    rules = replace(RULES, fetched=(fetched,))

    assert rules.tried == (*RULES.secrets, fetched)
    assert rules.tried is rules.tried
    assert replace(rules, fetched=()).tried is RULES.secrets


def test_a_scheme_is_found_by_its_id() -> None:
    """A built-in one, one of the user's own, or none."""
    rules = Rules(schemes=('name = "acme"\nheader = "X-Acme"\n',))
    for name in ("fuse", "custom:acme"):
        found = scheme_named(rules, name)
        assert found is not None
        assert found.id == name
    assert scheme_named(rules, "morse") is None
