"""Tokens that do not match."""

import pytest

from inspector import providers
from inspector.core.secret import Secret, Use
from inspector.doctor.case import case_of
from inspector.doctor.examination import diagnose
from inspector.providers.judging import recognise
from tests.doctor.cases import opened_of

TOKEN = "Tok3n/with+signs"


def causes(header: str, *secrets: Secret) -> list[str]:
    """Ids of the diagnosis of a Powens request with one header line."""
    opened = opened_of(f"POST /powens/user-created HTTP/1.1\n{header}", b'{"id":1}')
    stored = secrets or (Secret("s", "powens-token", TOKEN),)
    event = recognise(opened, "powens")
    case = case_of(providers.SCHEMES["powens-token"], opened, event, stored, 0, {})
    return [cause.id for cause in diagnose(case).causes]


@pytest.mark.parametrize(
    ("header", "stored", "expected"),
    [
        (f"Authorization: Bearer {TOKEN}", f"{TOKEN}\n", ["secret-with-newline"]),
        (f"Authorization: Bearer {TOKEN}", f" {TOKEN}", ["secret-with-space"]),
        (f"Authorization: Bearer {TOKEN}", f'"{TOKEN}"', ["secret-quoted"]),
        (f"Authorization: Bearer {TOKEN}", f"Bearer {TOKEN}", ["secret-with-scheme-word"]),
        (f"Authorization: Bearer {TOKEN}", "Tok3n%2Fwith%2Bsigns", ["secret-url-decoded"]),
        (f'Authorization: Bearer "{TOKEN}"', TOKEN, ["digest-quoted"]),
        ("Authorization: Bearer Tok3n%2Fwith%2Bsigns", TOKEN, ["digest-url-encoded"]),
        (f"Authorization: {TOKEN}", TOKEN, ["digest-without-prefix"]),
        (f"X-Authorization: Bearer {TOKEN}", TOKEN, ["digest-other-header"]),
        ("Authorization: Bearer VG9rM24vd2l0aCtzaWducw==", TOKEN, ["secret-encoded"]),
        ("Authorization: Bearer tok3n/with+signs", TOKEN, ["secret-other-case"]),
        ("Authorization: Bearer another", TOKEN, []),
        ("Authorization: Bearer another\nX-Empty:", "  ", []),  # nothing is no proof
    ],
)
def test_each_mistake_gets_its_cause(header: str, stored: str, expected: list[str]) -> None:
    """The token itself must match once the mistake is undone."""
    assert causes(header, Secret("s", "powens-token", stored)) == expected


def test_a_stored_token_that_does_not_apply_is_named() -> None:
    """A retired token and one of another user."""
    retired = Secret("r", "powens-token", TOKEN, Use.RETIRED)
    other = Secret("o", "fuse", TOKEN)
    header = f"Authorization: Bearer {TOKEN}"

    assert causes(header, retired) == ["secret-retired"]
    assert causes(header, other) == ["secret-other-provider"]
