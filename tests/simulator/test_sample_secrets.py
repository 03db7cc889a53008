"""Sample secrets can sign, and the wrong ones are others."""

from inspector import providers
from inspector.simulator.sample_secrets import SAMPLE_SECRETS, wrong_secret
from tests.providers.making import request_with


def test_every_sample_and_every_wrong_one_signs() -> None:
    """For the scheme it is of."""
    for scheme, value in SAMPLE_SECRETS.items():
        for secret in (value, wrong_secret(scheme)):
            assert providers.SCHEMES[scheme].sign(request_with({"a": 1}), secret, 1_700_000_000)
        assert wrong_secret(scheme) != value
