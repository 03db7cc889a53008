"""Signatures of something else."""

from dataclasses import replace

from inspector import providers
from inspector.core.secret import Secret
from inspector.doctor.case import Neighbour, case_of
from inspector.doctor.examination import diagnose
from inspector.doctor.mixups import proxy_evidence
from inspector.providers.judging import recognise
from tests.doctor.cases import SECRET, base64_mac, fiskil_case, fynapse_case, hex_mac, opened_of

KEY = b"a key of thirty-two bytes, truly"


def test_a_signature_of_another_capture_names_it() -> None:
    """The body of a neighbour gives what came."""
    case = fiskil_case(b'{"n":1}', base64_mac(KEY, b'{"n":2}'))
    others = tuple(
        Neighbour(f"capture {n}", opened_of("POST / HTTP/1.1", b'{"n":%d}' % n)) for n in (3, 2)
    )
    causes = diagnose(replace(case, neighbours=others)).causes

    assert [cause.id for cause in causes] == ["mixup-other-capture"]
    assert "capture 2" in causes[0].explanation
    assert diagnose(case).causes == ()


def test_a_whole_header_of_another_capture_is_found() -> None:
    """Under Fynapse time and body of the neighbour are signed together."""
    case = fynapse_case(
        b'{"n":1}', "1776160485", hex_mac(b"secret", b'1776160400.{"n":2}'), 1776160485
    )
    other = opened_of("POST / HTTP/1.1\nWebhook-Signature: t=1776160400,v1=00", b'{"n":2}')
    causes = diagnose(replace(case, neighbours=(Neighbour("capture 2", other),))).causes

    assert [cause.id for cause in causes] == ["mixup-other-capture"]


def test_a_request_of_another_provider_is_recognised_by_its_signature() -> None:
    """It carries that provider's header, which is right under the secret stored for it."""
    head = (
        f"POST /f HTTP/1.1\nX-Fiskil-Signature: {base64_mac(KEY, b'{}')}\nfuse-verification: AAAA"
    )
    opened = opened_of(head, b"{}")
    secrets = (Secret("a", "fuse", "api key"), Secret("b", "fiskil", SECRET))
    case = case_of(providers.SCHEMES["fuse"], opened, recognise(opened), secrets, 0, {})
    cause = diagnose(case).causes[0]

    assert cause.id == "mixup-other-provider"
    assert cause.action is not None
    assert cause.action.value == "fiskil"


def test_a_header_that_still_describes_the_signed_bytes_proves_a_change() -> None:
    """Length or digest of what was signed, and not of what came."""
    request = opened_of("POST / HTTP/1.1\nContent-Length: 7", b'{"a": 1}').request

    assert proxy_evidence(request, b'{"a":1}') is not None
    assert proxy_evidence(request, b'{ "a": 1 }') is None
    assert proxy_evidence(request, request.body) is None
