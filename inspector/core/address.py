"""Which addresses may be called with credentials."""

from urllib.parse import urlsplit

from inspector.core.problem import Problem

LOOPBACK = ("localhost", "127.0.0.1", "::1")


def address_problem(url: str) -> Problem | None:
    """Why no request with credentials goes to this base address; None when one may.

    Plain http is for this machine only: the API key would travel readable.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:  # a port that is none, half an IPv6 address
        host, port, parts = "", None, urlsplit("")
    is_plain = all(letter.isprintable() and letter not in " \\" for letter in url)
    if parts.scheme not in ("http", "https") or not host or port == 0 or not is_plain:
        return Problem("The address is no HTTP address.", "Give it as https://host.", "bad-address")
    if "@" in parts.netloc or parts.query or parts.fragment:
        return Problem(
            "The address has a user, a query or a fragment.",
            "Give it as https://host, with a path at most.",
            "bad-address",
        )
    if parts.scheme == "http" and not is_loopback(host):
        return Problem(
            "The address begins with http, so the API key would travel unprotected.",
            "Give it as https://…; plain http is for this machine only.",
            "bad-address",
        )
    return None


def is_loopback(host: str) -> bool:
    """Whether a host is this machine by its name alone."""
    numbers = host.split(".")
    return host.lower() in LOOPBACK or (
        len(numbers) == 4 and numbers[0] == "127" and all(each.isdigit() for each in numbers)
    )
