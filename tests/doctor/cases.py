"""Cases for tests of the doctor, made by hand."""

import base64
import hmac
from dataclasses import replace

from inspector import providers
from inspector.core.capture import request_of
from inspector.core.opened import Opened
from inspector.core.secret import Secret
from inspector.decode.opening import open_request
from inspector.doctor.case import Case, case_of
from inspector.providers.judging import recognise

SECRET = base64.b64encode(b"a key of thirty-two bytes, truly").decode()


def opened_of(head: str, body: bytes) -> Opened:
    """A request opened; header lines without line ends at their end."""
    return open_request(request_of(head.replace("\n", "\r\n").encode() + b"\r\n\r\n", body))


def fiskil_case(body: bytes, signature: str, *secrets: Secret, header: str = "") -> Case:
    """A Fiskil request with this signature; a secret that applies when none is given."""
    head = f"POST /fiskil HTTP/1.1\nX-Fiskil-Signature: {signature}"
    opened = opened_of(f"{head}\n{header}" if header else head, body)
    stored = secrets or (Secret("s1", "fiskil", SECRET),)
    scheme = providers.SCHEMES["fiskil"]
    return case_of(scheme, opened, recognise(opened), stored, 0.0, {}, "/fiskil")


def fynapse_case(
    body: bytes, time: str, digest: str, now: float, *, tolerance: float = 300
) -> Case:
    """A Fynapse request signed with `secret`."""
    head = f"POST /fynapse HTTP/1.1\nWebhook-Signature: t={time},v1={digest}"
    opened = opened_of(head, body)
    secrets = (Secret("s1", "fynapse", "secret"),)
    scheme = providers.SCHEMES["fynapse"]
    case = case_of(scheme, opened, recognise(opened), secrets, now, {}, "/fynapse")
    return replace(case, tolerance=tolerance)


def base64_mac(key: bytes, content: bytes, name: str = "sha256") -> str:
    """An HMAC as base64."""
    return base64.b64encode(hmac.digest(key, content, name)).decode()


def hex_mac(key: bytes, content: bytes) -> str:
    """An HMAC-SHA256 as hexadecimal digits."""
    return hmac.digest(key, content, "sha256").hex()
