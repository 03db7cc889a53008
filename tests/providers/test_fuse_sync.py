"""What Fuse documents of its sync call."""

import base64

import pytest

from inspector.core.credential import Credential
from inspector.core.problem import Problem
from inspector.core.secret import Secret, Use
from inspector.providers.fuse_errors import MEANINGS, missing_header_code
from inspector.providers.fuse_sync import (
    AGGREGATOR_HEADERS,
    CREDENTIALS,
    PEM_HEADERS,
    api_key_for,
    credential_for,
    credential_name,
    header_value,
)

PEM = "-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----\n"


def test_names_are_found_in_any_case() -> None:
    """Fuse's own spelling comes back; another name is none."""
    assert credential_name(" mx-api-KEY ") == "Mx-Api-Key"
    assert credential_name("X-Other") == ""
    assert credential_name("flinks-us-instance-id") == "Flinks-Us-Instance-Id"  # given, never sent
    assert len(set(CREDENTIALS)) == len(CREDENTIALS)
    assert set(CREDENTIALS) >= PEM_HEADERS


def test_every_header_has_its_documented_error() -> None:
    """`missing_…_header` of the OpenAPI description, for each header of each aggregator."""
    for names in AGGREGATOR_HEADERS.values():
        assert all(missing_header_code(name) in MEANINGS for name in names)


def test_the_environments_own_credential_comes_first() -> None:
    """Else the one for any environment; never another environment's."""
    anywhere, sandbox = Credential("A", "1"), Credential("A", "2", "sandbox")

    assert credential_for("A", [anywhere, sandbox], "sandbox") is sandbox
    assert credential_for("A", [sandbox, anywhere], "production") is anywhere
    assert credential_for("A", [sandbox], "production") is None
    assert credential_for("B", [anywhere], "sandbox") is None


def test_the_current_api_key_is_sent() -> None:
    """Current before previous, for this environment and endpoint; a retired one never."""
    previous = Secret("1", "fuse", "old", Use.PREVIOUS, environment="sandbox")
    current = Secret("2", "fuse", "new")
    own = Secret("3", "fuse", "own", environment="sandbox")
    retired = Secret("4", "fuse", "gone", Use.RETIRED)
    other = Secret("5", "fuse", "there", endpoint="/other")

    assert api_key_for([previous, current, own, retired], "sandbox", "/fuse") is own
    assert api_key_for([previous, current, own], "production", "/fuse") is current
    assert api_key_for([retired, other, Secret("6", "fiskil", "x")], "sandbox", "/fuse") is None


@pytest.mark.parametrize("value", [PEM, base64.b64encode(PEM.encode()).decode()])
def test_pem_goes_as_base64(value: str) -> None:
    """Given as PEM or as the base64 of it, wrapped or not: one line comes out."""
    wanted = base64.b64encode(PEM.encode()).decode()
    wrapped = base64.encodebytes(PEM.encode()).decode()

    assert header_value("Teller-Certificate", value) == wanted
    assert header_value("Teller-Certificate", wrapped) == wanted
    assert header_value("Teller-Certificate", PEM.rstrip("\n")) == wanted


def test_pem_may_have_notes_before_it() -> None:
    """As tools write them; a value that is no PEM goes as it is, for Fuse to judge."""
    noted = f"Bag Attributes\n{PEM}"

    assert header_value("Teller-Private-Key", noted) == base64.b64encode(noted.encode()).decode()
    assert header_value("Teller-Private-Key", "path/of.pem") == "path/of.pem"


@pytest.mark.parametrize(
    ("name", "value"),
    [("Mx-Api-Key", "hunter2\r\nX: y"), ("Mx-Api-Key", "hunter2 "), ("Mx-Api-Key", "hunter2é"),
     ("Teller-Private-Key", "hunter2\nhunter2 x"), ("Mx-Api-Key", "hunter2\x00")],
)  # fmt: skip
def test_what_no_header_can_carry_is_a_problem(name: str, value: str) -> None:
    """It names the header and never the value."""
    found = header_value(name, value)

    assert isinstance(found, Problem)
    assert name in found.sentence
    assert "hunter2" not in str(found)
