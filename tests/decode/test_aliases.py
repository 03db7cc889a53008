"""Facts about aliases."""

import pytest

from inspector.decode import aliases
from inspector.decode.aliases import ALIAS, Aliases, word_of

KEY = b"k" * 32


def test_one_value_has_one_alias() -> None:
    """Also in another process that has the same key; another key gives another alias."""
    alias = Aliases(KEY).of("67bcb452")
    assert ALIAS.fullmatch(alias)
    assert Aliases(KEY).of("67bcb452") == alias
    assert Aliases(b"o" * 32).of("67bcb452") != alias


def test_different_values_have_different_aliases() -> None:
    """A hundred ids of a screen and none alike."""
    made = Aliases(KEY)
    assert len({made.of(str(number)) for number in range(100)}) == 100


def test_an_alias_stays() -> None:
    """A text that is masked twice reads as if masked once."""
    made = Aliases(KEY)
    assert made.of(made.of("Jane Doe")) == made.of("Jane Doe")
    assert made.of("  ") == "  "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"),
        ("Jane@Example.com", "jane@example.com"),
        ("4111 1111 1111 1111", "4111111111111111"),
    ],
)
def test_spelling_makes_no_difference(one: str, other: str) -> None:
    """Blanks in a number, capitals in an address."""
    assert Aliases(KEY).of(one) == Aliases(KEY).of(other)


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("jane@example.com", "email"),
        ("FR7630006000011234567890189", "iban"),
        ("+33 6 12 34 56 78", "phone"),
        ("eyJhbGciOiJFUzI1NiJ9.e30.c2ln", "token"),
        ("USR-11141024", "user"),
        ("MBR-7c6f361b", "member"),
        ("acc_123", "account"),
        ("12345", "id"),
        ("00012345678", "number"),
        ("67bcb452-1f0c-4c9e-9a51-0c5e5b0f1a77", "id"),
        ("Jane Doe", "name"),
        ("12 rue de la Paix, 75002 Paris", "text"),
    ],
)
def test_the_word_says_what_it_looks_like(value: str, word: str) -> None:
    """It follows from the value alone, never from the field."""
    assert word_of(value) == word


def test_a_stored_secret_is_called_so() -> None:
    """Whatever it looks like."""
    assert Aliases(KEY, ["12345"]).of("12345").startswith("secret·")


def test_the_value_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """For those given out lately."""
    monkeypatch.setattr(aliases, "KEPT", 2)
    made = Aliases(KEY)
    alias = made.of("Jane Doe")
    assert made.value_of(alias) == "Jane Doe"
    made.of("1"), made.of("2")
    assert made.value_of(alias) is None
