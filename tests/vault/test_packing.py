"""Secrets as one block of text and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.credential import Credential
from inspector.core.problem import Problem
from inspector.core.secret import Secret, Use
from inspector.vault.packing import LARGEST, Contents, pack, unpack

_TEXT = st.text(max_size=40)
_SECRETS = st.builds(
    Secret,
    id=_TEXT,
    scheme=_TEXT,
    value=_TEXT,
    use=st.sampled_from(Use),
    label=_TEXT,
    endpoint=_TEXT,
    environment=_TEXT,
    user=_TEXT,
    since=st.none() | st.floats(0, 2e11),
    until=st.none() | st.floats(0, 2e11),
)


@given(st.lists(_SECRETS, max_size=5))
def test_what_is_packed_is_unpacked(secrets: list[Secret]) -> None:
    """Every field of every secret comes back, and the block is ASCII."""
    block = pack(secrets)
    assert isinstance(block, str)
    assert block.isascii()
    assert unpack(block) == Contents(tuple(secrets))


@given(st.text())
def test_any_other_text_is_a_problem(text: str) -> None:
    """No text makes it raise."""
    assert isinstance(unpack(text), Problem)


@pytest.mark.parametrize(
    "document",
    [
        [],
        {"version": 1},
        {"version": 1, "secrets": {}},
        {"version": 1, "secrets": [7]},
        {"version": 1, "secrets": [{"id": "a", "use": "current"}]},
        {"version": 0, "secrets": []},
        {"version": "1", "secrets": []},
    ],
)
def test_a_document_of_another_shape_is_damaged(document: object) -> None:
    """Nothing is guessed from half a document."""
    found = unpack(json.dumps(document))
    assert isinstance(found, Problem)
    assert found.kind == "damaged"


def test_credentials_lie_beside_secrets() -> None:
    """Every field comes back; without any the block is one that older versions read."""
    secrets = (Secret("1", "fuse", "value"),)
    credentials = (Credential("Mx-Api-Key", "é\n", "sandbox"), Credential("Fuse-Client-Id", "b"))
    block = pack(secrets, credentials)
    assert isinstance(block, str)
    assert unpack(block) == Contents(secrets, credentials)
    assert json.loads(block)["version"] == 2
    assert json.loads(str(pack(secrets)))["version"] == 1


@pytest.mark.parametrize(
    "credentials", [7, [7], [{"name": "a"}], [{"name": "a", "value": 1, "environment": ""}]]
)
def test_a_credential_of_another_shape_is_damaged(credentials: object) -> None:
    """As with secrets: nothing is dropped in silence."""
    document = {"version": 2, "secrets": [], "credentials": credentials}
    assert isinstance(unpack(json.dumps(document)), Problem)


def test_one_bad_entry_is_not_dropped_in_silence() -> None:
    """A use nobody knows makes the block damaged; saving would else lose a secret."""
    block = pack([Secret("1", "fuse", "value")])
    assert isinstance(block, str)
    assert isinstance(unpack(block.replace('"current"', '"future"')), Problem)


@pytest.mark.parametrize("date", ['"soon"', "true", "-1", "1e300", "null", "NaN"])
def test_a_date_no_calendar_has_is_damaged(date: str) -> None:
    """A number of seconds or nothing."""
    block = pack([Secret("1", "fuse", "value", until=5.0)])
    assert isinstance(block, str)
    assert isinstance(unpack(block.replace("5.0", date)), Problem)


def test_a_newer_version_is_named() -> None:
    """It is not called damaged, so that nobody overwrites it."""
    found = unpack('{"version": 3, "secrets": []}')
    assert isinstance(found, Problem)
    assert found.kind == "newer-version"


def test_size_is_bounded_both_ways() -> None:
    """Neither packs nor unpacks more than a keeper takes."""
    assert isinstance(pack([Secret("1", "fuse", "x" * LARGEST)]), Problem)
    assert isinstance(unpack(" " * LARGEST + "{}"), Problem)


def test_problems_quote_no_secret() -> None:
    """A damaged block is described, never shown."""
    found = unpack('{"version": 1, "secrets": [{"value": "hunter2"}]}')
    assert "hunter2" not in str(found)
