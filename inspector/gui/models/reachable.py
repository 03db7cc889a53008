"""The address under which a provider reaches us, as the user types it, and what to say about it."""

from typing import NamedTuple
from urllib.parse import urlsplit

LOCAL = {"127.0.0.1", "localhost", "::1"}
BAD_ADDRESS = (
    "An address begins with https:// or http:// and names a host, such as"
    " https://hooks.example.org."
)


class Reach(NamedTuple):
    """What to fill into requests, and what to say.

    Attributes:
        base: The address without path of an endpoint; empty while nothing is known.
        remark: One or two sentences.
        token: Colour token of the remark.
    """

    base: str
    remark: str
    token: str


def is_address(text: str) -> bool:
    """Whether it can stand before an endpoint's path: no credentials, query or fragment."""
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment or "@" in parts.netloc)
    return usable and plain and text.isascii() and " " not in text


def reach_of(typed: str, listening: str) -> Reach:
    """What a provider can reach.

    Args:
        typed: What the user typed, perhaps nothing.
        listening: Where the engine listens, `http://127.0.0.1:8787`, or empty.
    """
    typed = typed.strip().rstrip("/")
    port = urlsplit(listening).port if listening else None
    to_port = f"port {port}" if port else "this program's port"
    if typed and not is_address(typed):
        return Reach(listening, BAD_ADDRESS, "bad")
    if typed and urlsplit(typed).hostname not in LOCAL:
        words = (
            f"The addresses below begin with it. What forwards it to {to_port} of this computer is"
            " yours to run: this program opens nothing to the outside."
        )
        return Reach(typed, words, "t2")
    host = urlsplit(typed or listening).hostname or "127.0.0.1"
    if host in LOCAL:
        words = (
            f"A provider cannot reach {host}, which is this computer only. Let an address that it"
            f" can reach forward to {to_port}, by a tunnel or a proxy of yours, and enter it here."
        )
        return Reach(typed or listening, words, "warn")
    words = "Whoever can reach this computer can reach this address; see that the provider can."
    return Reach(listening, words, "t2")
