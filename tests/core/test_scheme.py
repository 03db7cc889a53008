"""Our schemes keep the contract."""

import pytest

from inspector.core.scheme import Scheme
from inspector.providers import SCHEMES


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES.keys())
def test_every_scheme_states_itself(scheme: Scheme) -> None:
    """Each has its words and its header; only Fynapse has a tolerance by default."""
    assert scheme.id.startswith(scheme.provider)
    assert scheme.label in scheme.id
    assert scheme.secret_name
    assert scheme.header
    assert scheme.tolerance == (300.0 if scheme.id == "fynapse" else None)
