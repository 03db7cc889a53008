"""Plaid's token; that each mistake gets its cause is shown by test_examination."""

import json

from cryptography.hazmat.primitives.asymmetric import ec

from inspector import providers
from inspector.core.capture import Request
from inspector.core.secret import Secret
from inspector.core.signing import encode_digest
from inspector.decode.opening import open_request
from inspector.doctor.case import Case, case_of
from inspector.doctor.examination import diagnose
from inspector.providers.judging import recognise

SCHEME = providers.SCHEMES["plaid"]


def jwk(private: ec.EllipticCurvePrivateKey) -> str:
    """A key with its private half, to sign with."""
    numbers = private.private_numbers()

    def text(number: int) -> str:
        return encode_digest(number.to_bytes(32, "big"), "base64url")

    public = numbers.public_numbers
    members = {"x": text(public.x), "y": text(public.y), "d": text(numbers.private_value)}
    return json.dumps({"kty": "EC", "crv": "P-256", "kid": "k", **members})


def case(signer: str, stored: str, signed: bytes, sent: bytes) -> Case:
    """A Plaid request whose token is over other bytes than were sent."""
    headers = SCHEME.sign(Request(b"", signed, "POST", "/", "1.1", ()), signer, 1_700_000_000)
    opened = open_request(Request(b"", sent, "POST", "/", "1.1", headers))
    secrets = [Secret("a", "plaid", stored)]
    return case_of(SCHEME, opened, recognise(opened), secrets, 1_700_000_001, {})


def test_a_body_of_other_white_space_is_named() -> None:
    """Plaid signs indented JSON, and frameworks hash it compact."""
    key = jwk(ec.generate_private_key(ec.SECP256R1()))
    causes = diagnose(case(key, key, b'{"a":1}', b'{\n  "a": 1\n}')).causes

    assert [cause.id for cause in causes] == ["body-reserialised-javascript"]


def test_without_the_right_key_nothing_is_said() -> None:
    """Anybody can write a token over any body, so a hash alone proves nothing."""
    key, other = (jwk(ec.generate_private_key(ec.SECP256R1())) for _ in range(2))

    assert diagnose(case(key, other, b'{"a":1}', b'{\n  "a": 1\n}')).causes == ()
