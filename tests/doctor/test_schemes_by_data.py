"""Hypotheses that only schemes other than the four providers' can have, on schemes made here."""

from collections.abc import Sequence

from inspector import providers
from inspector.core.event import Event
from inspector.core.scheme import Scheme
from inspector.core.secret import Secret
from inspector.doctor.case import case_of
from inspector.doctor.examination import diagnose
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.signature_time import TimeForm
from tests.doctor.cases import base64_mac, hex_mac, opened_of

TARGET = HmacScheme(
    id="custom:target",
    provider="custom:target",
    owner="the sender",
    label="target",
    secret_name="secret",
    header="X-Sig",
    time_header="X-Time",
    time_form=TimeForm.UNIX_MS,
    content_name="target, tenant, time and body",
    template="{target}|{header:X-Tenant}|{time}|{body}",
)


def causes(scheme: Scheme, head: str, body: bytes, secrets: Sequence[Secret] = ()) -> list[str]:
    """Ids of the diagnosis, under the secret `key`."""
    stored = secrets or (Secret("a", scheme.id, "key"),)
    opened = opened_of(f"POST /h?x=1 HTTP/1.1\n{head}", body)
    case = case_of(scheme, opened, Event(), stored, 0.0, {scheme.id: None})
    return [cause.id for cause in diagnose(case).causes]


def test_a_scheme_of_ones_own_has_its_parts_varied() -> None:
    """The target without its query, a header left out, seconds for milliseconds."""
    head = "X-Tenant: t7\nX-Time: 1776160485123\nX-Sig: "
    for content, cause in (
        (b"/h|t7|1776160485123|{}", "endpoint-without-query"),
        (b"/h?x=1|1776160485123|{}", "content-without-header"),
        (b"/h?x=1|t7|1776160485|{}", "time-seconds"),
        (b"/h?x=1|t7|1776160485123|{}\n", "body-newline-added"),
    ):
        assert causes(TARGET, head + base64_mac(b"key", content), b"{}") == [cause]


def test_a_scheme_of_another_hash_is_told_sha256() -> None:
    """Under HMAC-SHA512 a shorter digest is named by its hash."""
    scheme = HmacScheme(
        id="custom:long", provider="custom:long", owner="the sender", label="long",
        secret_name="secret", header="X-Sig", content_name="the raw body", hash_name="sha512",
    )  # fmt: skip

    assert causes(scheme, f"X-Sig: {base64_mac(b'key', b'{}')}", b"{}") == ["digest-sha256"]


def test_a_time_that_is_not_due_is_named() -> None:
    """Shopify signs the body alone; here a date was put before it."""
    digest = base64_mac(b"key", b"Tue, 14 Apr 2026 09:54:45 GMT.{}")
    head = f"Date: Tue, 14 Apr 2026 09:54:45 GMT\nX-Shopify-Hmac-SHA256: {digest}"

    assert causes(providers.SCHEMES["shopify"], head, b"{}") == ["content-with-timestamp"]


def test_two_providers_may_share_a_header() -> None:
    """A Standard Webhooks value at Fynapse's place is right under the secret of the former."""
    digest = base64_mac(b"key of std", b"m1.1776160485.{}")
    head = f"webhook-id: m1\nwebhook-timestamp: 1776160485\nWebhook-Signature: v1,{digest}"
    secrets = (
        Secret("a", "fynapse", "fynapse secret"),
        Secret("b", "standard-webhooks", "whsec_a2V5IG9mIHN0ZA=="),
    )

    assert causes(providers.SCHEMES["fynapse"], head, b"{}", secrets) == ["mixup-shared-header"]


def test_a_request_of_another_provider_is_recognised() -> None:
    """Stripe's header in a request that Teller was expected to send."""
    digest = hex_mac(b"key", b"1776160485.{}")
    head = f"Stripe-Signature: t=1776160485,v1={digest}"
    secrets = (Secret("a", "teller", "other"), Secret("b", "stripe", "key"))

    assert causes(providers.SCHEMES["teller"], head, b"{}", secrets)[0] == "mixup-other-provider"


def test_a_header_made_by_another_scheme_is_recognised() -> None:
    """Fynapse's field holds what Fuse's recipe gives under the same secret: sorted JSON, no time."""
    digest = hex_mac(b"key", b'{"a":1,"b":2}')
    head = f"Webhook-Signature: t=1776160485,v1={digest}"

    assert causes(providers.SCHEMES["fynapse"], head, b'{"b": 2, "a": 1}') == ["mixup-other-scheme"]
