"""Our schemes keep the contract."""

import pytest

from inspector.core.scheme import Scheme
from inspector.providers import SCHEMES

TOLERANCES = {
    "fynapse": 300.0, "plaid": 300.0, "teller": 180.0, "stripe": 300.0, "slack": 300.0,
    "standard-webhooks": 300.0,
}  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES.keys())
def test_every_scheme_states_itself(scheme: Scheme) -> None:
    """Each has its words and its header; tolerances are those of the documentation."""
    assert scheme.id.startswith(scheme.provider)
    assert scheme.label in scheme.id
    assert scheme.secret_name
    assert scheme.header
    assert scheme.tolerance == TOLERANCES.get(scheme.id)
