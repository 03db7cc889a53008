"""The one verifier: vectors, rotation, readings, tolerances, and whatever else may come."""

import base64
import gzip
import hmac
import json
import subprocess
from shutil import which
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.capture import Headers, Request
from inspector.core.opened import Opened
from inspector.core.secret import Secret, Use
from inspector.core.verdict import Outcome, Proof
from inspector.providers import SCHEMES as OURS
from inspector.providers import fiskil, fuse, fynapse, powens
from inspector.providers.hmac_scheme import HmacScheme
from tests.providers.fuse_documents import VECTORS
from tests.providers.making import opened, request_with, secret

SIGNATURES = json.loads((VECTORS / "signatures.json").read_text(encoding="utf-8"))
SCHEMES = tuple(one for one in OURS.values() if isinstance(one, HmacScheme))
OPENSSL = which("openssl")
NOW = 1776160485.0


def vector(name: str, number: int = 0) -> dict[str, Any]:
    """A vector by the start of its scheme."""
    found: dict[str, Any] = [v for v in SIGNATURES if v["scheme"].startswith(name)][number]
    return found


def judged(
    scheme: HmacScheme,
    came: Opened,
    *secrets: Secret,
    now: float = NOW,
    tolerance: float | None = None,
) -> Proof:
    """Judge by these secrets."""
    return scheme.judge(came, secrets, now, tolerance)


def signed(scheme: HmacScheme, request: Request, value: str, now: float = NOW) -> Opened:
    """A request with the headers the scheme signs it with."""
    headers = (*request.headers, *scheme.sign(request, value, now))
    return opened(request.body, headers, request.target)


def test_fiskil_sample_of_the_documentation() -> None:
    """The documented secret and body give the value that openssl and node give."""
    sample = vector("fiskil")
    came = opened(sample["body"].encode(), tuple(sample["headers"].items()))

    proof = judged(fiskil.SCHEME, came, secret("fiskil", sample["secret"]))

    assert proof.expected == "6YnYaA0i/bBWrmH2tzZNBBNGXqUpbrAxQudFvU2UtQ4="
    assert proof.verdict.outcome is Outcome.VERIFIED
    assert proof.signed_content == sample["body"].encode()


@pytest.mark.parametrize("variant", sorted(vector("fiskil")["wrong_variants"]))
def test_fiskil_wrong_recipes_fail(variant: str) -> None:
    """Hex, the secret as text, and the published openssl recipe all fail."""
    sample = vector("fiskil")
    headers = (("X-Fiskil-Signature", sample["wrong_variants"][variant]),)

    proof = judged(
        fiskil.SCHEME, opened(sample["body"].encode(), headers), secret("fiskil", sample["secret"])
    )

    assert proof.verdict.outcome is Outcome.FAILED
    assert proof.received == sample["wrong_variants"][variant]


def test_fynapse_vector_and_rotation() -> None:
    """Any of several signatures passes, and the verdict names the secret."""
    sample = vector("fynapse")
    body = sample["body"].encode()
    current, previous = (
        secret("fynapse", sample["secret"]),
        secret("fynapse", sample["old_secret"], Use.PREVIOUS),
    )
    single = opened(body, (("webhook-signature", sample["headers"]["Webhook-Signature"]),))
    double = opened(body, (("Webhook-Signature", sample["rotation_header"]),))

    assert judged(fynapse.SCHEME, single, current).verdict.secret_label == "current"
    assert judged(fynapse.SCHEME, single, previous).verdict.outcome is Outcome.FAILED
    both = judged(fynapse.SCHEME, double, previous)
    assert (both.verdict.outcome, both.verdict.secret_label) == (Outcome.VERIFIED, "previous")
    assert "rotation" in both.verdict.explanation
    assert both.received == sample["rotation_header"].rpartition("v1=")[2]


@pytest.mark.parametrize("number", [0, 1])
def test_powens_vectors(number: int) -> None:
    """Method, path, date and body, with dots between them."""
    sample = vector("powens", number)
    came = opened(sample["body"].encode(), tuple(sample["headers"].items()), sample["path"])

    proof = judged(powens.HMAC, came, secret("powens-hmac", sample["secret"]))

    assert (proof.verdict.outcome, proof.verdict.reading) == (Outcome.VERIFIED, "")


def test_powens_query_is_named_when_it_was_signed() -> None:
    """Path alone is the default reading; path with query is named."""
    sample = vector("powens", 1)
    with_query = sample["with_query_variant"]
    headers = (
        ("BI-Signature-Date", sample["headers"]["BI-Signature-Date"]),
        ("BI-Signature", with_query["signature"]),
    )
    came = opened(sample["body"].encode(), headers, with_query["path"])

    proof = judged(powens.HMAC, came, secret("powens-hmac", sample["secret"]))

    assert proof.verdict.reading == "path with query"
    assert proof.verdict.outcome is Outcome.VERIFIED


@pytest.mark.parametrize(
    ("signature", "reading"),
    [("signature_over_plain", ""), ("signature_over_gzip_bytes", "compressed body")],
)
def test_powens_gzip_is_read_both_ways(signature: str, reading: str) -> None:
    """The opened body is the default reading; the compressed bytes are named."""
    sample = vector("powens BI-Signature gzip")
    headers = (("BI-Signature-Date", sample["date"]), ("BI-Signature", sample[signature]))
    wire = base64.b64decode(sample["body_gzip_b64"])
    request = request_with(wire, headers, sample["path"])
    came = Opened(request, gzip.decompress(wire), coding="gzip")

    proof = judged(powens.HMAC, came, secret("powens-hmac", sample["secret"]))

    assert (proof.verdict.outcome, proof.verdict.reading) == (Outcome.VERIFIED, reading)


def test_powens_query_and_gzip_together() -> None:
    """The fourth reading has both names."""
    plain, wire = b'{"id": 1}', gzip.compress(b'{"id": 1}', mtime=0)
    over = request_with(wire, target="/a%3Fb?c=d")
    content = powens.HMAC.content(over, wire, "T", with_query=True)
    assert content == b"POST./a%3Fb?c=d.T." + wire
    value = base64.b64encode(hmac.digest(b"k", content, "sha256")).decode()
    headers = (("BI-Signature", value), ("BI-Signature-Date", "T"))
    came = Opened(request_with(wire, headers, "/a%3Fb?c=d"), plain, coding="gzip")

    proof = judged(powens.HMAC, came, secret("powens-hmac", "k"))

    assert proof.verdict.reading == "path with query, compressed body"


@pytest.mark.parametrize("scheme", [fynapse.SCHEME, fiskil.SCHEME], ids=lambda scheme: scheme.id)
def test_a_body_compressed_after_signing_is_named(scheme: HmacScheme) -> None:
    """Where the raw body is signed, its opened form is the other reading."""
    key = secret(scheme.id, "c2VjcmV0")
    plain, wire = b'{"a":1}', gzip.compress(b'{"a":1}', mtime=0)
    for signed_body, reading in ((wire, ""), (plain, "decompressed body")):
        headers = scheme.sign(request_with(signed_body), key.value, NOW)
        came = Opened(request_with(wire, headers), plain, coding="gzip")

        proof = judged(scheme, came, key)

        assert (proof.verdict.outcome, proof.verdict.reading) == (Outcome.VERIFIED, reading)
        assert proof.signed_content is not None
        assert proof.signed_content.endswith(signed_body)


def test_a_time_in_milliseconds_is_called_that() -> None:
    """Instead of a date thousands of years ahead."""
    content = f"{NOW * 1000:.0f}".encode()
    value = hmac.digest(b"k", content + b".x", "sha256").hex()
    came = opened(b"x", (("Webhook-Signature", f"t={content.decode()},v1={value}"),))

    proof = judged(fynapse.SCHEME, came, secret("fynapse", "k"), tolerance=300)

    assert proof.verdict.outcome is Outcome.EXPIRED
    assert "its time is in milliseconds" in proof.verdict.explanation


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.id)
def test_what_is_signed_verifies(scheme: HmacScheme) -> None:
    """Signing and judging agree; one changed byte of the body or another secret fails."""
    request = request_with({"b": 1, "a": "é"}, target="/hook?x=1")
    good = secret(scheme.id, "c2VjcmV0")
    came = signed(scheme, request, good.value)

    assert judged(scheme, came, good, tolerance=1).verdict.outcome is Outcome.VERIFIED
    assert judged(scheme, came, secret(scheme.id, "b3RoZXIh")).verdict.outcome is Outcome.FAILED
    changed = opened(request.body.replace(b"1", b"2"), came.request.headers, request.target)
    assert judged(scheme, changed, good).verdict.outcome is Outcome.FAILED


@pytest.mark.parametrize(("age", "outcome"), [(300, "verified"), (301, "expired")])
@pytest.mark.parametrize("direction", [1, -1])
@pytest.mark.parametrize("scheme", [fynapse.SCHEME, powens.HMAC], ids=lambda scheme: scheme.id)
def test_tolerance_counts_both_ways(
    scheme: HmacScheme, age: int, outcome: str, direction: int
) -> None:
    """A time too old and one too far ahead are both expired; exactly at the limit passes."""
    came = signed(scheme, request_with({}), "key")

    proof = judged(scheme, came, secret(scheme.id, "key"), now=NOW + direction * age, tolerance=300)

    assert proof.verdict.outcome == outcome
    assert ("our assumption" in proof.verdict.explanation) == (
        outcome == "expired" and scheme is fynapse.SCHEME
    )


def test_no_tolerance_accepts_any_time() -> None:
    """Also a date nobody can read, since it is only text that was signed."""
    request = request_with(b"x")
    content = powens.HMAC.content(request, b"x", "yesterday", with_query=False)
    value = base64.b64encode(hmac.digest(b"k", content, "sha256")).decode()
    came = opened(b"x", (("BI-Signature", value), ("BI-Signature-Date", "yesterday")))
    key = secret("powens-hmac", "k")

    assert judged(powens.HMAC, came, key).verdict.outcome is Outcome.VERIFIED
    assert judged(powens.HMAC, came, key, tolerance=60).verdict.outcome is Outcome.MALFORMED


def test_the_time_is_signed_as_received() -> None:
    """Leading zeros are part of the text; the same moment written otherwise does not match."""
    content = b"0000000012.x"
    value = hmac.digest(b"k", content, "sha256").hex()
    key = secret("fynapse", "k")

    as_is = opened(b"x", (("Webhook-Signature", f"t=0000000012,v1={value}"),))
    other = opened(b"x", (("Webhook-Signature", f"t=12,v1={value}"),))

    assert judged(fynapse.SCHEME, as_is, key).verdict.outcome is Outcome.VERIFIED
    assert judged(fynapse.SCHEME, other, key).verdict.outcome is Outcome.FAILED


def test_without_a_secret_the_content_is_still_shown() -> None:
    """No secret, no expected value, but what would be signed can be looked at."""
    proof = judged(fiskil.SCHEME, opened(b"x", (("X-Fiskil-Signature", "abc"),)))

    assert proof.verdict.outcome is Outcome.NO_SECRET
    assert (proof.signed_content, proof.expected, proof.received) == (b"x", "", "abc")


def test_a_secret_that_is_no_base64_fails_in_words() -> None:
    """Unless another secret verifies."""
    came = signed(fiskil.SCHEME, request_with(b"x"), "a2V5")
    broken, good = secret("fiskil", "not base64!"), secret("fiskil", "a2V5", Use.PREVIOUS)

    alone = judged(fiskil.SCHEME, came, broken)

    assert alone.verdict.outcome is Outcome.FAILED
    assert alone.verdict.explanation.startswith("The current secret is not base64 (")
    assert judged(fiskil.SCHEME, came, broken, good).verdict.outcome is Outcome.VERIFIED
    wrong = judged(fiskil.SCHEME, came, secret("fiskil", "b3RoZXIh"), broken)
    assert "is not base64" in wrong.verdict.explanation
    assert wrong.expected


def test_an_unsigned_request_shows_what_was_due() -> None:
    """Where no received time is part of the content."""
    proof = judged(fiskil.SCHEME, opened(b"x"), secret("fiskil", "a2V5"))

    assert proof.verdict.outcome is Outcome.UNSIGNED
    assert proof.expected
    timed = judged(fynapse.SCHEME, opened(b"x"), secret("fynapse", "k"))
    assert (timed.verdict.outcome, timed.expected) == (Outcome.UNSIGNED, "")


def test_a_body_that_is_no_json_is_malformed_under_fuse() -> None:
    """Broken JSON cannot have been signed, whatever the header says."""
    proof = judged(
        fuse.SCHEME, opened(b'{"a":1,}', (("fuse-verification", "x"),)), secret("fuse", "key")
    )

    assert proof.verdict.outcome is Outcome.MALFORMED
    assert "line 1, column 8" in proof.verdict.explanation


def test_what_cannot_be_signed_gives_no_header() -> None:
    """A secret that is no base64, a body that is no JSON."""
    assert fiskil.SCHEME.sign(request_with(b"x"), "no base64!", NOW) == ()
    assert fuse.SCHEME.sign(request_with(b"{"), "key", NOW) == ()


TEXT = st.text(max_size=40)
NAMES = st.sampled_from(
    sorted({name for scheme in SCHEMES for names in scheme.form.names for name in names if name})
)  # fmt: skip
VALUES = TEXT | st.sampled_from(
    ["t=1,v1=é", "t=1,v1=", "v1,abc", "v1,é v1a,z", "sha256=é", "v0=", "12", "2022-06-27T11:08:52Z", "\xff"]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(NAMES, VALUES), max_size=4),
    st.binary(max_size=60) | st.sampled_from([b"{}", b'{"a":"\xed\xa0\x80"}']),
    st.lists(TEXT, max_size=3),
    TEXT,
    st.none() | st.floats(min_value=0, allow_nan=False),
)
def test_nothing_makes_a_verifier_raise(
    headers: list[tuple[str, str]],
    body: bytes,
    values: list[str],
    target: str,
    tolerance: float | None,
) -> None:
    """Random headers, bodies, targets and secrets get a verdict with a sentence."""
    came = opened(body, tuple(headers), target)
    for scheme in SCHEMES:
        secrets = [secret(scheme.id, value) for value in values]
        proof = scheme.judge(came, secrets, NOW, tolerance)
        assert proof.verdict.outcome is not Outcome.VERIFIED
        assert proof.verdict.explanation.endswith(".")
        scheme.is_present(came.request)
        for value in values:
            scheme.sign(came.request, value, NOW)


@settings(deadline=None, max_examples=60)
@given(TEXT, st.binary(max_size=60), TEXT)
def test_any_text_is_a_key(value: str, body: bytes, target: str) -> None:
    """What is signed with any text, non-ASCII too, verifies with it and names no part of it."""
    for scheme in (fynapse.SCHEME, powens.HMAC):
        came = signed(scheme, request_with(body, target=target), value)
        proof = judged(scheme, came, secret(scheme.id, value))
        assert proof.verdict.outcome is Outcome.VERIFIED


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed")
@pytest.mark.parametrize("signer", ["openssl"])
def test_openssl_agrees(signer: str) -> None:
    """An independent signer gives the same values for the same content."""
    body = b'{"b": 1.0, "a": "\xc3\xa9"}\n'
    for scheme in SCHEMES:
        headers: Headers = scheme.sign(request_with(body), "c2VjcmV0", NOW)
        proof = judged(scheme, opened(body, headers), secret(scheme.id, "c2VjcmV0"))
        key = scheme.key("c2VjcmV0")
        assert key
        assert proof.signed_content
        assert OPENSSL
        command = [OPENSSL, "dgst", "-sha256", "-mac", "HMAC", "-macopt", f"hexkey:{key.hex()}", "-binary"]  # fmt: skip
        digest = subprocess.run(
            command, input=proof.signed_content, capture_output=True, check=True
        )
        theirs = digest.stdout.hex() if scheme.encoding == "hex" else base64.b64encode(digest.stdout).decode()  # fmt: skip
        assert theirs == proof.received, signer
