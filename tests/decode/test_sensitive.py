"""Facts about what counts as secret or personal."""

import pytest

from inspector.decode.sensitive import HINT, LIKELY, SURE, Rule, is_real, rule_of

LOOKS = (
    "jane@example.com",
    "FR7630006000011234567890189",
    "GB29 NWBK 6016 1331 9268 19",
    "4111 1111 1111 1111",
    "+33 6 12 34 56 78",
    "eyJhbGciOiJFUzI1NiJ9.eyJpYXQiOjF9.c2ln",
    "Bearer abcdef-123",
    "access_token=abc",
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "-----BEGIN PRIVATE KEY-----\nMII\n-----END PRIVATE KEY-----",
)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("email", Rule.DEEP),
        ("holderName", Rule.DEEP),
        ("account_holder", Rule.DEEP),
        ("firstName", Rule.DEEP),
        ("X-Api-Key", Rule.DEEP),
        ("iban", Rule.DEEP),
        ("wording", Rule.DEEP),
        ("financial_connection_id", Rule.VALUE),
        ("id_user", Rule.VALUE),
        ("account_ids", Rule.VALUE),
        ("memberGuid", Rule.VALUE),
        ("event_id", Rule.PLAIN),
        ("id_webhook_data", Rule.PLAIN),
        ("institution_id", Rule.PLAIN),
        ("type", Rule.OPEN),
        ("paid", Rule.OPEN),
        ("amount", Rule.OPEN),
        ("", Rule.OPEN),
    ],
)
def test_a_field_is_judged_by_its_name(name: str, rule: Rule) -> None:
    """In whatever style it is written."""
    assert rule_of(name) is rule


@pytest.mark.parametrize("text", LOOKS)
def test_sure_looks_are_found_in_a_sentence(text: str) -> None:
    """And the quick look beforehand misses none of them."""
    found = SURE.search(f"It is {text} here")
    assert found is not None
    assert is_real(str(found.lastgroup), found[0])
    assert HINT.search(text)


@pytest.mark.parametrize(
    "text", ["67bcb452-1f0c-4c9e-9a51-0c5e5b0f1a77", "USR-11141024", "a1b2c3d4e5f6a1b2c3d4e5f6"]
)
def test_ids_and_tokens_are_only_likely(text: str) -> None:
    """A signature has such looks, too."""
    assert SURE.search(text) is None
    assert LIKELY.search(text)
    assert HINT.search(text)


@pytest.mark.parametrize(
    "text", ["FR7630006000011234567890188", "4111 1111 1111 1112", "transactions/updates/of/all/1"]
)
def test_what_only_resembles_is_not_real(text: str) -> None:
    """Check digits and mixture tell."""
    found = LIKELY.search(text)
    assert found is None or not is_real(str(found.lastgroup), found[0])


@pytest.mark.parametrize(
    "text", ["2026-11-20T14:02:11.408000Z", "2026-11-20 14:02:11", "1795179731", "sync_data"]
)
def test_dates_and_events_stay(text: str) -> None:
    """They tell of nobody."""
    assert LIKELY.search(text) is None
