"""Why no answer came, told from the exceptions of the HTTP client; never what was sent."""

import socket
import ssl
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from inspector.core.address import is_loopback
from inspector.outbound.outcome import Limits, Outcome

_DEEPEST = 20
_CERTIFICATES = {
    10: "its certificate has expired",
    9: "its certificate is not valid yet",
    18: "its certificate is signed by itself, so nothing vouches for it",
    19: "its certificate comes from an authority that this machine does not trust",
    20: "its certificate comes from an authority that this machine does not trust",
    21: "its certificate comes from an authority that this machine does not trust",
    62: "its certificate is for another host",
    64: "its certificate is for another host",
}
"""OpenSSL's verification results (`openssl verify`), in words."""


class Failure(NamedTuple):
    """How it ended, and why in sentences."""

    outcome: Outcome
    explanation: str


def of_httpx(error: Exception, url: str, limits: Limits, *, began: bool) -> Failure:
    """Why a request failed, from what httpx raised.

    Args:
        error: An exception of httpx, or text that could not be encoded.
        url: Where the request went.
        limits: What the call was allowed.
        began: Whether the head of an answer had come.
    """
    import httpx  # noqa: PLC0415 - it is imported by now

    host = urlsplit(url).netloc
    match error:
        case httpx.ConnectTimeout():
            failure = of_time(host, limits.connect, connecting=True)
        case httpx.TimeoutException():
            failure = of_time(host, limits.silence)
        case httpx.ProxyError():
            sentence = "The system's proxy did not let the request through. Check its settings."
            failure = Failure(Outcome.UNREACHABLE, sentence)
        case httpx.ConnectError() if is_proxied(url):
            sentence = (
                f"{host} could not be reached by way of the system's proxy."
                " Check the proxy's settings and the network."
            )
            failure = Failure(Outcome.UNREACHABLE, sentence)
            if any(isinstance(cause, ssl.SSLError) for cause in _causes(error)):
                failure = of_connecting(error, host, secure=True)
        case httpx.ConnectError():
            failure = of_connecting(error, host, secure=url.lower().startswith("https:"))
        # The text that means an end too early; anything else broke the rules of HTTP.
        case httpx.RemoteProtocolError() if "without sending" not in str(error):
            failure = Failure(
                Outcome.GARBAGE,
                f"What {host} answered is no HTTP. Check the address and its port.",
            )
        case httpx.LocalProtocolError() | httpx.InvalidURL() | UnicodeError():
            sentence = "This request cannot be put on the wire. Check the address and the headers."
            failure = Failure(Outcome.UNSENDABLE, sentence)
        case _:
            failure = of_reading(host, began=began)
    return failure


def is_proxied(url: str) -> bool:
    """Whether the system sends requests for this address through a proxy."""
    from urllib.request import getproxies, proxy_bypass  # noqa: PLC0415 - httpx has it by now

    parts = urlsplit(url)
    proxies = getproxies()
    if is_loopback(parts.hostname or "") or not (proxies.get(parts.scheme) or proxies.get("all")):
        return False
    return not proxy_bypass(parts.netloc)


def of_time(host: str, seconds: float, *, connecting: bool = False) -> Failure:
    """It took longer than it may."""
    what = "take a connection" if connecting else "answer in full"
    rest = "" if connecting else " Whether it took the request is not known."
    return Failure(Outcome.TIMED_OUT, f"{host} did not {what} within {seconds:g} s.{rest}")


def of_connecting(error: BaseException, host: str, *, secure: bool) -> Failure:
    """Why no connection came about."""
    causes = tuple(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return _tls(cause, host)
    for cause in causes:
        if isinstance(cause, socket.gaierror):
            return Failure(
                Outcome.UNREACHABLE,
                f"There is no host {host} for this machine. Check the address and the network.",
            )
        if isinstance(cause, ConnectionRefusedError):
            return Failure(
                Outcome.REFUSED,
                f"{host} refused the connection: nothing listens there. Check the address.",
            )
    if secure and not any(type(cause) is OSError for cause in causes):
        # The connection stood, and ended while its encryption was being agreed on.
        return Failure(
            Outcome.TLS, f"{host} ended the TLS handshake. Check whether it takes https there."
        )
    return Failure(
        Outcome.UNREACHABLE, f"{host} could not be reached. Check the address and the network."
    )


def of_reading(host: str, *, began: bool) -> Failure:
    """Why an answer did not come whole."""
    when = "in the middle of its answer" if began else "without an answer"
    return Failure(
        Outcome.RESET,
        f"{host} ended the connection {when}. Whether it took the request is not known.",
    )


def _tls(error: ssl.SSLError, host: str) -> Failure:
    if isinstance(error, ssl.SSLCertVerificationError):
        why = _CERTIFICATES.get(error.verify_code, "its certificate could not be verified")
        remedy = "Nothing was sent. Check the address, or add the authority to this machine."
    elif getattr(error, "reason", "") in (
        "WRONG_VERSION_NUMBER",
        "HTTP_REQUEST",
        "RECORD_LAYER_FAILURE",
    ):
        why = "it does not speak TLS there"
        remedy = "Nothing was sent. Check the port, and whether the address begins with https."
    else:
        why = "the TLS handshake failed"
        remedy = "Nothing was sent. Check the address, and which TLS versions it takes."
    return Failure(Outcome.TLS, f"No safe connection to {host}: {why}. {remedy}")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An exception and what it came from, groups opened."""
    waiting = [error]
    seen: set[int] = set()
    while waiting and len(seen) < _DEEPEST:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions
        waiting += [each for each in (one.__context__, one.__cause__) if each is not None]
