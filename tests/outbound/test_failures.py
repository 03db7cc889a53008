"""Exceptions in words."""

import socket
import ssl

import httpx
import pytest

from inspector.outbound.failures import is_proxied, of_connecting, of_httpx, of_reading, of_time
from inspector.outbound.outcome import Limits, Outcome


def from_cause(cause: BaseException) -> httpx.ConnectError:
    """As the client raises it: the reason some levels down."""
    group = ExceptionGroup(
        "several", [OSError("first"), cause] if isinstance(cause, Exception) else []
    )
    middle = OSError("All connection attempts failed")
    middle.__cause__ = group
    error = httpx.ConnectError("failed")
    error.__cause__ = middle
    return error


@pytest.mark.parametrize(
    ("cause", "outcome"),
    [
        (ConnectionRefusedError(), Outcome.REFUSED),
        (socket.gaierror(8, "nodename"), Outcome.UNREACHABLE),
        (OSError(101, "no route"), Outcome.UNREACHABLE),
        (ssl.SSLError(1, "[SSL: TLSV1_ALERT_PROTOCOL_VERSION] alert"), Outcome.TLS),
    ],
)
def test_the_reason_is_found_at_any_depth(cause: Exception, outcome: Outcome) -> None:
    """In causes and in groups."""
    assert of_connecting(from_cause(cause), "host", secure=True).outcome is outcome


def test_causes_that_go_round_end() -> None:
    """Exceptions may name each other."""
    first, second = OSError("a"), OSError("b")
    first.__cause__, second.__cause__ = second, first

    assert of_connecting(first, "host", secure=False).outcome is Outcome.UNREACHABLE


@pytest.mark.parametrize(
    ("code", "words"), [(10, "expired"), (18, "by itself"), (62, "another host"), (1, "verified")]
)
def test_certificates_are_told_apart(code: int, words: str) -> None:
    """By OpenSSL's numbers."""
    error = ssl.SSLCertVerificationError(1, "failed")
    error.verify_code = code

    assert words in of_connecting(error, "host", secure=True).explanation


def test_a_proxy_that_fails_is_no_fault_of_the_host() -> None:
    """It is named as what it is."""
    found = of_httpx(httpx.ProxyError("407"), "https://host/", Limits(), began=False)

    assert found.outcome is Outcome.UNREACHABLE
    assert "proxy" in found.explanation


def test_a_host_is_not_blamed_for_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the way goes through one; this machine is always reached without."""
    for name in ("HTTP_PROXY", "https_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    error = from_cause(ConnectionRefusedError())
    assert not is_proxied("https://host/")
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")

    found = of_httpx(error, "https://host/", Limits(), began=False)
    assert (found.outcome, "proxy" in found.explanation) == (Outcome.UNREACHABLE, True)
    certificate = from_cause(ssl.SSLError(1, "alert"))
    assert of_httpx(certificate, "https://host/", Limits(), began=False).outcome is Outcome.TLS
    assert not is_proxied("https://127.0.0.1:9/")
    monkeypatch.setenv("no_proxy", "host")
    assert of_httpx(error, "https://host/", Limits(), began=False).outcome is Outcome.REFUSED


def test_times_are_stated() -> None:
    """Each sentence has the seconds; connecting is told from answering."""
    limits = Limits(connect=3, silence=7)
    connecting = of_httpx(httpx.ConnectTimeout("x"), "https://host/", limits, began=False)
    waiting = of_httpx(httpx.ReadTimeout("x"), "https://host/", limits, began=False)

    assert "within 3 s" in connecting.explanation
    assert "within 7 s" in waiting.explanation
    assert "not known" in waiting.explanation
    assert of_time("host", 0.5).explanation.count("0.5") == 1


def test_an_end_too_early_says_when() -> None:
    """Before or within the answer."""
    assert "without" in of_reading("host", began=False).explanation
    assert "middle" in of_reading("host", began=True).explanation
