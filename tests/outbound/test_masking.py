"""Secrets are taken out of what is kept."""

import base64
import json

from inspector.outbound.masking import MASK, masked_headers, text_without, without


def test_values_of_named_headers_are_masked() -> None:
    """In any case of the name; the others stay."""
    shown = masked_headers((("MX-Api-Key", "hunter2"), ("Accept", "x")), {"mx-api-key"})

    assert shown == (("MX-Api-Key", MASK), ("Accept", "x"))


def test_an_echo_is_masked_in_every_form() -> None:
    """Plain, as JSON writes it, in base64; the rest of the bytes stay."""
    secret = 'line "one"\nline/two é'
    forms = [
        secret.encode(), json.dumps(secret).encode(), json.dumps(secret).replace("/", "\\/").encode(),
        base64.b64encode(secret.encode()),
    ]  # fmt: skip
    for form in forms:
        left = without(b"\xff " + form + b" end", [secret])
        assert left.startswith(b"\xff ")
        assert left.endswith(b" end")
        assert MASK.encode() in left
        assert b"two" not in left


def test_the_longer_secret_goes_first() -> None:
    """One secret may be the beginning of another."""
    assert text_without("abcdef", ["abcd", "abcdef"]) == MASK


def test_a_text_too_short_to_be_told_is_left() -> None:
    """Three letters would be found everywhere."""
    assert text_without("cat", ["cat"]) == "cat"
