"""Built deliveries are what their name says: signed rightly or wrongly on purpose."""

import gzip
import json

import pytest

from inspector import providers
from inspector.core.capture import Request
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.core.verdict import Outcome
from inspector.decode.opening import open_request
from inspector.providers.judging import judge, recognise
from inspector.simulator.building import (
    BODIES,
    FAULTS,
    SAMPLE_SECRETS,
    build,
    events_of,
    tampered,
    target_for,
)

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

    assert set(outcomes(request).values()) == {Outcome(outcome)}


def test_stale_expires_where_a_tolerance_exists() -> None:
    """Fynapse has a timestamp rule, so an hour is too old there."""
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
