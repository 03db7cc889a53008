"""Built deliveries are what their name says: signed rightly or wrongly on purpose."""

import gzip
import json
import shutil
import subprocess
from base64 import b64decode, b64encode

import pytest

from inspector import providers
from inspector.core.capture import Request
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.core.verdict import Outcome
from inspector.decode.opening import open_request
from inspector.providers.custom import read_scheme
from inspector.providers.judging import judge, recognise
from inspector.simulator.building import (
    BODIES,
    FAULTS,
    build,
    draft,
    events_of,
    finish,
    tampered,
    target_for,
)
from inspector.simulator.sample_secrets import SAMPLE_SECRETS
from tests.providers.fuse_documents import KEY, NODE, signed_by_node

OPENSSL = shutil.which("openssl")
NOW = 1_795_179_731.0
BASE = "http://127.0.0.1:8787"
EVERY_EVENT = [(provider, event) for provider in BODIES for event in events_of(provider)]


def built(provider: str, event: str, *faults: str, seed: str = "0") -> Request:
    """One delivery, which must be buildable."""
    url = target_for(provider, event, BASE)
    request = build(provider, event, url, NOW, seed=seed, faults=frozenset(faults))
    assert isinstance(request, Request)
    return request


def outcomes(request: Request) -> dict[str, Outcome]:
    """How the delivery is judged by the sample secrets."""
    secrets = [Secret(scheme, scheme, value) for scheme, value in SAMPLE_SECRETS.items()]
    opened = open_request(request)
    event = recognise(opened)
    applying = [s for s in secrets if providers.SCHEMES[s.scheme].provider == event.provider]
    proofs = judge(opened, event, applying, NOW, {})
    return {proof.verdict.scheme: proof.verdict.outcome for proof in proofs}


@pytest.mark.parametrize(("provider", "event"), EVERY_EVENT)
def test_every_event_is_recognised_and_verifies(provider: str, event: str) -> None:
    """Each documented event has a sample that our own judge recognises by name and verifies."""
    request = built(provider, event)
    opened = open_request(request)
    read = recognise(opened)

    assert (read.provider, read.type) == (provider, event)
    assert read.description
    assert opened.is_json
    assert set(outcomes(request).values()) == {Outcome.VERIFIED}


@pytest.mark.parametrize("provider", BODIES)
@pytest.mark.parametrize(
    ("fault", "outcome"),
    [("tampered", "failed"), ("wrong-secret", "failed"), ("unsigned", "unsigned"), ("gzip", "verified")],
)  # fmt: skip
def test_faults_are_judged_for_what_they_are(provider: str, fault: str, outcome: str) -> None:
    """Each fault gives the outcome a person expects from its name."""
    request = built(provider, events_of(provider)[0], fault)

    if provider == "mx" and fault == "tampered":
        outcome = "verified"  # a password covers no body
    if (provider, fault) == ("standard-webhooks", "unsigned"):
        assert outcomes(request) == {}  # nothing in such a body says that it should be signed
    else:
        assert set(outcomes(request).values()) == {Outcome(outcome)}


def test_stale_expires_where_a_tolerance_exists() -> None:
    """An hour is too old there."""
    for provider in ("fynapse", "plaid", "teller", "stripe", "slack", "standard-webhooks"):
        request = built(provider, events_of(provider)[0], "stale")
        assert set(outcomes(request).values()) == {Outcome.EXPIRED}
    assert outcomes(built("fynapse", "balance.extracted", "stale")) == {"fynapse": Outcome.EXPIRED}


def test_the_same_seed_gives_the_same_bytes() -> None:
    """A seed names one delivery; another seed names another."""
    first = built("powens", "CONNECTION_SYNCED", seed="1")

    assert first == built("powens", "CONNECTION_SYNCED", seed="1")
    assert first.body != built("powens", "CONNECTION_SYNCED", seed="2").body


def test_gzip_wraps_the_signed_body() -> None:
    """The compressed body says so and opens to JSON."""
    request = built("powens", "CONNECTION_SYNCED", "gzip")

    assert request.header("content-encoding") == "gzip"
    assert json.loads(gzip.decompress(request.body))


def test_tampering_keeps_valid_json() -> None:
    """One digit changes and nothing else; a body without digits grows by a blank."""
    assert tampered(b'{"a":12}') == b'{"a":17}'
    assert tampered(b'{"a":17}') == b'{"a":13}'
    assert tampered(b"{}") == b"{} "


def test_addresses_are_completed() -> None:
    """A bare address gets the provider's usual path; a given path stays."""
    assert target_for("powens", "USER_CREATED", BASE + "/") == f"{BASE}/powens/user_created"
    assert target_for("fuse", "x", f"{BASE}/hooks?a=1") == f"{BASE}/hooks?a=1"


def test_unknown_names_are_problems() -> None:
    """Unknown providers and faults are said in words that name the known ones."""
    for request in (
        build("nobody", "x", BASE, NOW),
        build("fuse", "x", BASE, NOW, faults=frozenset({"typo"})),
    ):
        assert isinstance(request, Problem)
        assert "Known:" in request.remedy
    assert "tampered" in FAULTS


def test_a_secret_that_cannot_sign_is_a_problem() -> None:
    """Nothing is sent unsigned in silence."""
    found = build("fiskil", "consent.received", BASE, NOW, secrets={"fiskil": "no base64"})

    assert isinstance(found, Problem)
    assert "no base64" not in str(found)


def test_one_token_travels() -> None:
    """Two schemes share the Authorization header; the first has it."""
    secrets = {"powens-token": "one", "powens-oauth": "two"}
    request = build("powens", "USER_CREATED", f"{BASE}/x", NOW, secrets=secrets)

    assert isinstance(request, Request)
    assert request.headers_named("Authorization") == ("Bearer one",)


def by_openssl(key: bytes, content: bytes) -> bytes:
    """HMAC-SHA256 by openssl: code that shares nothing with ours."""
    command = [str(OPENSSL), "dgst", "-sha256", "-mac", "HMAC", "-binary"]
    key_option = ["-macopt", f"hexkey:{key.hex()}"]
    return subprocess.run(
        [*command, *key_option], input=content, capture_output=True, check=True
    ).stdout


def platform_header(provider: str, request: Request, key: bytes, body: bytes) -> tuple[str, str]:
    """The same for those that have nothing to do with banks."""
    if provider == "github":
        return "X-Hub-Signature-256", f"sha256={by_openssl(key, body).hex()}"
    if provider == "shopify":
        return "X-Shopify-Hmac-SHA256", b64encode(by_openssl(key, body)).decode()
    if provider == "slack":
        return "X-Slack-Signature", f"v0={by_openssl(key, b'v0:%d:' % NOW + body).hex()}"
    over = f"{request.header('webhook-id')}.{NOW:.0f}.".encode() + body
    value = b64encode(by_openssl(b64decode(key.removeprefix(b"whsec_")), over)).decode()
    return "webhook-signature", f"v1,{value}"


def expected_header(provider: str, request: Request, body: bytes) -> tuple[str, str]:
    """The header and value the provider's documentation asks for."""
    key = SAMPLE_SECRETS["powens-hmac" if provider == "powens" else provider].encode()
    if provider == "fuse":  # these bodies have plain keys: sorting them is JSON.stringify's order
        content = json.dumps(
            json.loads(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        return "fuse-verification", b64encode(by_openssl(key, content.encode())).decode()
    timed = {"fynapse": "Webhook", "teller": "Teller", "stripe": "Stripe"}
    if provider in timed:
        digest = by_openssl(key, b"%d." % NOW + body).hex()
        return f"{timed[provider]}-Signature", f"t={NOW:.0f},v1={digest}"
    if provider == "fiskil":
        return "X-Fiskil-Signature", b64encode(by_openssl(b64decode(key), body)).decode()
    if provider != "powens":
        return platform_header(provider, request, key, body)
    date = request.header("BI-Signature-Date")
    over = f"POST.{request.target}.{date}.".encode() + body
    return "BI-Signature", b64encode(by_openssl(key, over)).decode()


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed")
@pytest.mark.parametrize(
    ("provider", "event"), [one for one in EVERY_EVENT if one[0] not in ("plaid", "mx")]
)
def test_openssl_signs_every_event_alike(provider: str, event: str) -> None:
    """Each simulated delivery carries the value that openssl computes as documented."""
    request = built(provider, event)
    name, value = expected_header(provider, request, request.body)

    assert request.header(name) == value


@pytest.mark.skipif(NODE is None, reason="node is not installed")
@pytest.mark.parametrize("signer", ["node"])
def test_node_signs_fuse_alike(signer: str) -> None:
    """The documented code of Fuse, run by node, gives the header of every Fuse event."""
    requests = [
        build("fuse", event, BASE, NOW, secrets={"fuse": KEY}) for event in events_of("fuse")
    ]
    bodies = [each.body for each in requests if isinstance(each, Request)]
    ours = [each.header("fuse-verification") for each in requests if isinstance(each, Request)]

    assert ours == list(signed_by_node(bodies)), signer


def test_a_draft_finished_twice_is_one_delivery() -> None:
    """The same ids and body, with a signature of each moment."""
    url = target_for("fynapse", "balance.extracted", BASE)
    first = draft("fynapse", "balance.extracted", url, NOW)
    assert isinstance(first, Request)
    one, two = (finish(first, "fynapse", "balance.extracted", NOW + later) for later in (0, 30))

    assert isinstance(one, Request)
    assert isinstance(two, Request)
    assert one.body == two.body
    assert one.header("Idempotency-Key") == two.header("Idempotency-Key")
    assert one.header("Webhook-Signature") != two.header("Webhook-Signature")


def test_a_payment_carries_no_user_token() -> None:
    """It has no user; other events do."""
    secrets = {"powens-hmac": "key", "powens-token": "token"}
    url = f"{BASE}/powens/x"
    payment = build("powens", "PAYMENT_STATE_UPDATED", url, NOW, secrets=secrets)
    synced = build("powens", "CONNECTION_SYNCED", url, NOW, secrets=secrets)

    assert isinstance(payment, Request)
    assert isinstance(synced, Request)
    assert payment.header("Authorization") is None
    assert synced.header("Authorization") == "Bearer token"


def test_a_scheme_of_the_users_own_signs() -> None:
    """In an envelope that anybody could send."""
    scheme = read_scheme('name = "acme"\nheader = "X-Acme"\n')
    assert not isinstance(scheme, Problem)
    drafted = draft("custom:acme", "made.up", f"{BASE}/x", NOW)
    assert isinstance(drafted, Request)

    request = finish(
        drafted, "custom:acme", "made.up", NOW, secrets={"custom:acme": "k"}, custom=scheme
    )

    assert isinstance(request, Request)
    key = Secret("a", "custom:acme", "k")
    (proof,) = judge(open_request(request), recognise(open_request(request)), [key], NOW, {}, custom=[scheme])  # fmt: skip
    assert proof.verdict.outcome is Outcome.VERIFIED
