"""Facts about masked bodies."""

import json
import re

import pytest

from inspector.decode import masked_body as module
from inspector.decode.masked_body import masked_body, masked_content, masked_segments
from inspector.decode.masking import Masker

CANARIES = ("canary", "Jane", "jane@example.com", "FR7630006000011234567890189", "12345")


@pytest.fixture
def masker() -> Masker:
    """A masker without stored secrets."""
    return Masker(b"k" * 32)


def nested(document: object, times: int) -> str:
    """JSON in so many strings."""
    text = json.dumps(document)
    for _ in range(times):
        text = json.dumps({"inside": text})
    return text


DOCUMENT = {
    "type": "sync_data",
    "financial_connection_id": "12345",
    "id_user": 12345,
    "account_ids": ["12345", ["canary-7"]],
    "owner": {"of": [{"any": "Jane", "n": 12345}], "big": True},
    "accounts": [{"name": "Jane Doe", "iban": "FR7630006000011234567890189", "balance": 12.5}],
    "note": "to jane@example.com",
    "url": "https://example.com/u/12345?token=canary",
    "jane@example.com": 1,
    "escaped": "jane\u0040example.com",
    "count": 2,
    "flag": None,
}


@pytest.mark.parametrize("times", [0, 1, 3, 9])
@pytest.mark.parametrize("indent", [None, 2])
def test_no_canary_survives(masker: Masker, times: int, indent: int | None) -> None:
    """However deep in strings; the result is JSON, and what tells of nobody stays."""
    text = nested(DOCUMENT, times)
    if indent:
        text = json.dumps(json.loads(text), indent=indent)
    masked = masked_body(text.encode(), masker).decode()
    assert not [each for each in CANARIES if each in masked]
    json.loads(masked)
    if times <= 3:
        assert "sync_data" in masked
        assert "12.5" in masked


def test_one_value_has_one_alias_in_the_body(masker: Masker) -> None:
    """As a string, as a number, in a list and in JSON in a string."""
    text = json.dumps({"user_id": "12345", "id": 12345, "inner": json.dumps({"ids": ["12345"]})})
    masked = masked_body(text.encode(), masker).decode()
    assert masked.count(masker.value("12345")) == 3


def test_blanks_and_order_stay(masker: Masker) -> None:
    """Only values change."""
    text = b'{ "b" : 1,\r\n\t"a":"x" , "email" : "jane@example.com"}'
    masked = masked_body(text, masker)
    assert masked == text.replace(b"jane@example.com", masker.value("jane@example.com").encode())


@pytest.mark.parametrize(
    "text",
    [
        b'{"email": "jane@example.com",}',
        b"{'email': 'jane@example.com', name: Jane}",
        b'{"a": 1, // Jane canary\n "b": 2}',
        b'{"email": "jane@example.com',
        b'{"a": "b", "c": "canary Jane',
        b'["x", Jane]',
        b"120 fixed columns Jane 12345",
        b"user=Jane&x=12345",
        b"<name>Jane</name>",
        b'{"name": {"first": ["Jane", {"x": "canary"}]}}',
    ],
)
def test_broken_and_other_text_is_masked_too(masker: Masker, text: bytes) -> None:
    """Where there are no names to go by, nothing is shown."""
    masked = masked_body(text, masker).decode()
    assert not [each for each in CANARIES if each in masked]


def test_pieces_end_behind_a_comma(masker: Masker, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that they can be laid out one by one; together they are the whole."""
    monkeypatch.setattr(module, "FIRST_SEGMENT", 64)
    monkeypatch.setattr(module, "SEGMENT", 256)
    text = json.dumps([{"id": number, "x": ",,,"} for number in range(100)]).encode()
    pieces = list(masked_segments(text, masker))
    assert len(pieces) > 5
    assert all(piece.rstrip().endswith(b",") for piece in pieces[:-1])
    assert len(json.loads(b"".join(pieces))) == 100


def test_signed_content_may_begin_with_something_else(masker: Masker) -> None:
    """A date stays, the request's path is masked as elsewhere."""
    masked = masked_content(
        b'POST./u/12345.2022-06-27T11:08:52Z.{"id": "12345"}', masker, "/u/12345"
    )
    alias = masker.value("12345")
    assert masked.decode() == f'POST./u/{alias}.2022-06-27T11:08:52Z.{{"id": "{alias}"}}'
    assert re.fullmatch(r"name·\w{4}", masked_content(b"Jane", masker).decode())


def test_a_very_long_string_is_masked_whole(
    masker: Masker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking through it would take too long."""
    monkeypatch.setattr(module, "LONGEST_OPEN", 100)
    masked = masked_body(json.dumps({"a": "harmless " * 50}).encode(), masker)
    assert re.fullmatch(r'\{"a": "\w+·\w{4}"\}', masked.decode())


def test_hostile_nesting_takes_linear_time(masker: Masker) -> None:
    """A hundred thousand openers."""
    assert len(masked_body(b"[" * 100_000, masker)) == 100_000
