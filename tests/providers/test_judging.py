"""Which provider sent a request, and which schemes get a verdict."""

from dataclasses import replace

import pytest

from inspector.core.capture import Headers
from inspector.core.event import Event
from inspector.core.opened import Json
from inspector.core.secret import Secret, Use
from inspector.core.verdict import Proof
from inspector.providers import PROVIDERS, SCHEMES
from inspector.providers.judging import applicable, judge, recognise
from tests.providers.making import opened, request_with, secret

NOW = 1776160485.0
FUSE: dict[str, Json] = {
    "type": "transactions.updates",
    "financial_connection_id": "1",
    "environment": "sandbox",
}
POWENS: dict[str, Json] = {"user": {"id": 112}, "connection": {"id": 7}, "id_webhook_data": 1}


def verdicts(
    body: "bytes | Json",
    headers: Headers = (),
    *secrets: Secret,
    wanted: str = "",
    endpoint: str = "",
) -> list[tuple[str, str]]:
    """Scheme and outcome of every verdict."""
    came = opened(body, headers)
    proofs = judge(came, recognise(came, wanted), secrets, NOW, {}, endpoint)
    return [(proof.verdict.scheme, proof.verdict.outcome.value) for proof in proofs]


def signed(scheme: str, body: "bytes | Json", value: str = "a2V5") -> Headers:
    """The headers that make a body pass."""
    return SCHEMES[scheme].sign(request_with(body), value, NOW)


@pytest.mark.parametrize(
    ("body", "provider"),
    [
        (FUSE, "fuse"), ({"event_id": "1", "event_type": "x", "metadata": {}}, "fynapse"),
        (POWENS, "powens"), ({"message_id": "1", "publish_time": "x", "data": {}}, "fiskil"), ({}, ""), (b"x", ""),
    ],
)  # fmt: skip
def test_bodies_are_recognised_unsigned(body: "bytes | Json", provider: str) -> None:
    """By their shape alone; what nobody knows has a delivery key all the same."""
    event = recognise(opened(body))

    assert event.provider == provider
    assert event.delivery


def test_the_endpoints_provider_goes_before_recognition() -> None:
    """An unknown id of a provider that is not installed is passed over."""
    assert recognise(opened(FUSE), "fiskil").provider == "fiskil"
    assert recognise(opened(FUSE), "unheard-of").provider == "fuse"


def test_an_unrecognised_request_keeps_its_idempotency_key() -> None:
    """The header is common to many senders."""
    event = recognise(opened({}, (("idempotency-key", "k"),)))

    assert (event.idempotency, event.delivery) == ("k", "idempotency:k")


def test_no_secret_and_no_header_give_no_verdict() -> None:
    """Nothing to say is not counted."""
    assert verdicts(FUSE) == []
    assert verdicts(POWENS) == []


def test_a_header_without_a_secret_cannot_be_judged() -> None:
    """Whoever sent it."""
    assert verdicts(FUSE, (("fuse-verification", "x"),)) == [("fuse", "no-secret")]
    assert verdicts({}, (("X-Fiskil-Signature", "x"),)) == [("fiskil", "no-secret")]


def test_a_secret_without_a_header_is_unsigned_where_it_is_due() -> None:
    """At that provider's events only."""
    key = secret("fuse", "k")

    assert verdicts(FUSE, (), key) == [("fuse", "unsigned")]
    assert verdicts(POWENS, (), key) == []
    assert verdicts({}, (), key) == []


def test_an_endpoint_with_its_own_secret_expects_it_of_everything() -> None:
    """Also of a request that nobody recognised."""
    key = secret("fiskil", "a2V5", endpoint="/mine")
    token = secret("powens-token", "t", endpoint="/mine")

    assert verdicts({}, (), key, token, endpoint="/mine") == [
        ("powens-token", "unsigned"), ("fiskil", "unsigned"),
    ]  # fmt: skip
    assert verdicts({}, (), key, token, endpoint="/other") == []


def test_several_schemes_come_in_fixed_order() -> None:
    """Signature and token of one request, whatever the order of headers and secrets."""
    headers = (("Authorization", "Bearer t"), *signed("powens-hmac", POWENS))
    held = (secret("powens-token", "t", user="112"), secret("powens-hmac", "a2V5"))

    assert verdicts(POWENS, headers, *held) == [
        ("powens-hmac", "verified"), ("powens-token", "verified"),
    ]  # fmt: skip


def test_a_bearer_token_elsewhere_counts_only_when_it_matches() -> None:
    """Another provider's request may carry a token of its own."""
    header: Headers = (("Authorization", "Bearer t"),)

    assert verdicts(FUSE, header, secret("powens-token", "other")) == []
    assert verdicts(FUSE, header, secret("powens-token", "t")) == [("powens-token", "verified")]
    assert verdicts({}, header, secret("powens-token", "other")) == [("powens-token", "failed")]
    assert verdicts({}, header) == []


def test_standard_webhooks_are_not_judged_as_fynapse() -> None:
    """Unless the endpoint is Fynapse's and has its secret: then the header is unreadable."""
    header: Headers = (("webhook-id", "m"), ("Webhook-Signature", "v1,abc="))

    assert verdicts({}, header) == [("standard-webhooks", "malformed")]
    assert verdicts({}, header, secret("fynapse", "k"), wanted="fynapse") == [
        ("fynapse", "malformed"),
        ("standard-webhooks", "malformed"),
    ]


def test_secrets_of_other_places_do_not_count() -> None:
    """Of another endpoint or environment, retired, or empty."""
    headers = signed("fuse", FUSE)
    others = (
        secret("fuse", "a2V5", endpoint="/other"),
        secret("fuse", "a2V5", environment="production"),
        secret("fuse", "a2V5", Use.RETIRED),
        secret("fuse", ""),
    )

    assert verdicts(FUSE, headers, *others, endpoint="/fuse") == [("fuse", "no-secret")]
    fitting = secret("fuse", "a2V5", environment="Sandbox", endpoint="/fuse")
    assert verdicts(FUSE, headers, *others, fitting, endpoint="/fuse") == [("fuse", "verified")]


def test_a_secret_counts_until_its_end() -> None:
    """By the time of reception, not by the clock of now."""
    headers = signed("fuse", FUSE)
    ended = replace(secret("fuse", "a2V5"), until=NOW)
    still = replace(ended, until=NOW + 1)
    assert verdicts(FUSE, headers, ended) == [("fuse", "no-secret")]
    assert verdicts(FUSE, headers, still) == [("fuse", "verified")]


def test_what_is_remembered_of_secrets_ends_with_each_of_them() -> None:
    """The same secrets, asked about at other times, in other environments and for other paths."""
    ends = (NOW - 10, NOW + 10, None)
    stored = tuple(Secret(f"s{n}", "fuse", "x", until=end) for n, end in enumerate(ends))
    stored += (Secret("e", "fuse", "x", environment="production"),)
    stored += (Secret("p", "fuse", "x", endpoint="/mine"),)

    def ids(now: float, environment: str = "", endpoint: str = "") -> str:
        chosen = applicable(stored, Event(environment=environment), endpoint, now)
        return " ".join(one.id for one in chosen.get("fuse", ()))

    times = (NOW, NOW + 10, NOW - 11, NOW - 10, NOW + 9.9, NOW)
    found = [ids(now, "sandbox") for now in times]
    assert found == ["s1 s2", "s2", "s0 s1 s2", "s1 s2", "s1 s2", "s1 s2"]
    assert (ids(NOW, "production"), ids(NOW, "sandbox", "/mine")) == ("s1 s2 e", "p s1 s2")


def test_a_body_without_environment_takes_any_secret() -> None:
    """Only Fuse's bodies say it."""
    body: Json = {"message_id": "1", "publish_time": "x", "data": {}}

    assert verdicts(body, signed("fiskil", body), secret("fiskil", "a2V5", environment="sandbox")) == [
        ("fiskil", "verified")
    ]  # fmt: skip


def test_the_current_secret_is_tried_before_the_previous() -> None:
    """So that the expected value shown is the current one's."""
    previous, current = secret("fiskil", "b2xk", Use.PREVIOUS), secret("fiskil", "bmV3")
    came = opened(b"x", (("X-Fiskil-Signature", "abc"),))

    [proof] = judge(came, Event("fiskil"), [previous, current], NOW, {})

    assert proof.expected == signed("fiskil", b"x", "bmV3")[0][1]


def test_tolerances_override_the_default() -> None:
    """None means any time; a scheme that is not named keeps its own."""
    body: Json = {"event_id": "1", "event_type": "x", "metadata": {}}
    came = opened(body, signed("fynapse", body))
    held = [secret("fynapse", "a2V5")]

    def outcome(tolerances: dict[str, float | None]) -> str:
        proofs: tuple[Proof, ...] = judge(came, Event("fynapse"), held, NOW + 1000, tolerances)
        return proofs[0].verdict.outcome.value

    assert outcome({}) == "expired"
    assert outcome({"fynapse": None}) == "verified"
    assert outcome({"fynapse": 2000.0}) == "verified"


@pytest.mark.parametrize("provider", PROVIDERS, ids=lambda provider: provider.id)
def test_no_proof_shows_a_secret(provider: object) -> None:
    """Neither the entered one nor the received token, whatever the outcome."""
    held = [secret(scheme, "do-not-show") for scheme in SCHEMES]
    headers: Headers = tuple((scheme.header, "x") for scheme in SCHEMES.values())
    came = opened(FUSE, (*headers, ("Authorization", "Bearer do-not-show")))
    proofs = judge(came, recognise(came, getattr(provider, "id", "")), held, NOW, {})

    assert proofs
    assert "do-not-show" not in repr(proofs)
