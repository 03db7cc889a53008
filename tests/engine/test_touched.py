"""Which captures a change can touch."""

from dataclasses import replace

import pytest

from inspector.archive.judged import Touched
from inspector.engine.rules import Rules
from inspector.engine.touched import touched_by
from tests.engine.house import secret

BEFORE = Rules((secret("fuse"), secret("fiskil")))


def _touched(*schemes: str, also: tuple[str, ...] = ()) -> Touched:
    return Touched(frozenset(schemes), frozenset(also))


def test_a_secret_touches_its_own_scheme() -> None:
    """Its verdicts, its provider's captures, and those nobody recognised."""
    after = replace(BEFORE, secrets=(secret("fuse"), secret("fiskil", "d3Jvbmc=")))
    assert touched_by(BEFORE, after) == _touched("fiskil", also=("", "fiskil"))
    gone = replace(BEFORE, secrets=(secret("fiskil"),))
    assert touched_by(BEFORE, gone) == _touched("fuse", also=("", "fuse"))


def test_what_judges_nothing_touches_nothing() -> None:
    """Since when a secret has its use, and the order of schemes."""
    dated = replace(BEFORE.secrets[0], since=5.0)
    assert touched_by(BEFORE, replace(BEFORE, secrets=(BEFORE.secrets[1], dated))) == _touched()


def test_tolerances_and_fetched_keys_count() -> None:
    """An aggregator's key may judge what Fuse relays."""
    after = replace(BEFORE, tolerances={"fynapse": 5.0}, fetched=(secret("plaid", "{}"),))
    assert touched_by(BEFORE, after) == _touched(
        "fynapse", "plaid", also=("", "fynapse", "plaid", "fuse")
    )


@pytest.mark.parametrize(
    "after",
    [
        replace(BEFORE, providers={"/fuse": "fuse"}),
        replace(BEFORE, schemes=("x",)),
        replace(BEFORE, secrets=(secret("powens-token", "x"),)),
        replace(BEFORE, secrets=(secret("mx-basic", "a:b"),)),
    ],
)
def test_some_changes_can_touch_any_capture(after: Rules) -> None:
    """A bearer token's header does not say whose it is."""
    assert touched_by(BEFORE, after) is None


def test_a_scheme_of_ones_own_is_where_its_header_is() -> None:
    """It has a verdict there already."""
    mine = replace(secret("fuse"), id="c", scheme="custom:acme")
    after = replace(BEFORE, secrets=(*BEFORE.secrets, mine))
    assert touched_by(BEFORE, after) == _touched("custom:acme", also=("",))
