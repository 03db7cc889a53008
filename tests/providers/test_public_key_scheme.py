"""A scheme with a key pair judges like any other."""

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.capture import Request
from inspector.core.opened import Opened
from inspector.core.problem import Problem
from inspector.core.signing import BASE64URL, HEX
from inspector.core.verdict import Outcome
from inspector.providers.public_key import Algorithm
from inspector.providers.public_key_scheme import PublicKeyScheme
from inspector.providers.signature_header import Layout
from tests.providers.making import opened, request_with, secret
from tests.providers.test_public_key_reading import PRIVATE, PUBLIC

SCHEME = PublicKeyScheme(
    "custom:x", "custom:x", "X", "x", "public key", "X-Sig", "time and body",
    template="{time}.{body}", encoding=HEX, layout=Layout.FIELDS, tolerance=60.0,
    algorithm=Algorithm.ECDSA_SHA256, secret_word="key",
)  # fmt: skip


def signed(body: bytes, now: float = 1000.0) -> Request:
    """A request signed with the pair."""
    return request_with(body, SCHEME.sign(request_with(body), PRIVATE, now))


def test_the_public_half_verifies_what_the_pair_signs() -> None:
    """In time; a changed body or a later moment does not pass."""
    key = secret("custom:x", PUBLIC)
    came = opened(b"x", signed(b"x").headers)

    proof = SCHEME.judge(came, [key], 1060.0, 60.0)

    assert proof.verdict.outcome is Outcome.VERIFIED
    assert proof.verdict.explanation == "Signed with the current key."
    assert proof.signed_content == b"1000.x"
    assert SCHEME.judge(came, [key], 1061.0, 60.0).verdict.outcome is Outcome.EXPIRED
    changed = opened(b"y", came.request.headers)
    assert SCHEME.judge(changed, [key], 1000.0, 60.0).verdict.outcome is Outcome.FAILED


def test_a_public_key_alone_signs_nothing() -> None:
    """And text that is no key is explained."""
    assert SCHEME.sign(request_with(b"x"), PUBLIC, 1.0) == ()
    proof = SCHEME.judge(
        opened(b"x", signed(b"x").headers), [secret("custom:x", "junk")], 1.0, None
    )
    assert "paste PEM, a JWK or base64" in proof.verdict.explanation


def test_a_compressed_body_has_its_other_reading() -> None:
    """As for every other scheme."""
    from inspector.providers.hmac_rule import DECOMPRESSED, Reading  # noqa: PLC0415 - here only

    scheme = PublicKeyScheme(
        "custom:x", "custom:x", "X", "x", "public key", "X-Sig", "body", encoding=BASE64URL,
        algorithm=Algorithm.ECDSA_SHA256, readings=(Reading(), DECOMPRESSED),
    )  # fmt: skip
    headers = scheme.sign(request_with(b"plain"), PRIVATE, 0)
    came = Opened(request_with(b"zip", headers), b"plain", "gzip")

    proof = scheme.judge(came, [secret("custom:x", PUBLIC)], 0, None)

    assert proof.verdict.reading == "decompressed body"


def test_a_body_that_cannot_be_read_signs_nothing() -> None:
    """Where the scheme has to parse it."""
    scheme = PublicKeyScheme(
        "custom:x", "custom:x", "X", "x", "public key", "X-Sig", "body",
        body=lambda _: Problem("No JSON."), algorithm=Algorithm.ECDSA_SHA256,
    )  # fmt: skip

    assert scheme.sign(request_with(b"x"), PRIVATE, 0) == ()


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=90), st.text(max_size=40), st.binary(max_size=20))
def test_nothing_raises(value: str, key: str, body: bytes) -> None:
    """Any header and any key give a verdict with a sentence."""
    for text in (value, f"t=1,v1={value}", f"t=1,v1={value.encode().hex()}"):
        came = opened(body, (("X-Sig", text),))
        for one in (key, PUBLIC):
            proof = SCHEME.judge(came, [secret("custom:x", one)], 1.0, None)
            assert proof.verdict.outcome is not Outcome.VERIFIED
            assert proof.verdict.explanation.endswith(".")
