"""Opens the listening sockets, or says in a sentence why the address cannot be had."""

import errno
import socket
from typing import Final

from inspector.core.problem import Problem

FIRST_PORT_FOR_ALL: Final = 1024
"""Ports below it need administrator rights on most systems."""

_BACKLOG: Final = 512
_PORTS_TRIED: Final = 20
_WILDCARDS: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - read, not bound to
_Address = tuple[socket.AddressFamily, str]


def bind(host: str, port: int) -> list[socket.socket] | Problem:
    """Sockets that listen on every address of `host`, all with the same port.

    Args:
        host: A name or address of this machine; `localhost` may be two addresses.
        port: 0 for any free one.
    """
    if not 0 <= port <= 65535:
        return Problem(
            f"There is no port {port}.",
            "Choose one from 1024 to 65535, or 0 for any free one.",
            "forbidden-port",
        )
    addresses = _addresses(host)
    if isinstance(addresses, Problem):
        return addresses
    opened: list[socket.socket] = []
    for family, address in addresses:
        try:
            opened.append(_listen(family, address, port))
        except OSError as error:
            if opened and error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                continue  # `localhost` also names ::1 on machines that have no IPv6
            for one in opened:
                one.close()
            return _problem(error, host, port, family, address)
        port = opened[0].getsockname()[1]
    return opened


def address_of(opened: socket.socket, host: str) -> str:
    """The address to give to senders: `http://127.0.0.1:8787`."""
    shown = _WILDCARDS.get(host, host)
    port = opened.getsockname()[1]
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def _addresses(host: str) -> list[_Address] | Problem:
    try:
        found = socket.getaddrinfo(
            host, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE | socket.AI_NUMERICSERV
        )
    except (OSError, UnicodeError):
        return _unavailable(host)
    addresses: list[_Address] = list(
        dict.fromkeys((family, str(where[0])) for family, _, _, _, where in found)
    )
    # IPv4 first: it is what `localhost` means to most senders, and it is always there.
    addresses.sort(key=lambda one: one[0] != socket.AF_INET)
    return addresses or _unavailable(host)


def _listen(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows: nobody else may take it over
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        opened.settimeout(0)
        opened.bind((address, port))
        opened.listen(_BACKLOG)
    except OSError:
        opened.close()
        raise
    return opened


def _problem(
    error: OSError, host: str, port: int, family: socket.AddressFamily, address: str
) -> Problem:
    if error.errno in (errno.EACCES, errno.EPERM):
        why = (
            "only an administrator may listen below 1024"
            if port < FIRST_PORT_FOR_ALL
            else "the system keeps it for itself"
        )
        return Problem(
            f"Port {port} is not allowed: {why}.",
            f"Choose another, for example {_free_port(family, address, 8787)}.",
            "forbidden-port",
        )
    if error.errno == errno.EADDRINUSE:
        return Problem(
            f"Port {port} is already taken by another program.",
            f"Close that program, or use port {_free_port(family, address, port)}, which is free.",
            "port-taken",
        )
    return _unavailable(host)


def _unavailable(host: str) -> Problem:
    return Problem(
        f"{host or 'An empty host'} is not an address of this machine.",
        "Use 127.0.0.1 to listen for programs of this machine only.",
        "address-unavailable",
    )


def _free_port(family: socket.AddressFamily, address: str, near: int) -> int:
    """A free port, close above `near` if there is one: it is easier to remember."""
    first = max(near + 1, FIRST_PORT_FOR_ALL)
    for port in [*range(first, min(first + _PORTS_TRIED, 65536)), 0]:
        try:
            with _listen(family, address, port) as opened:
                return int(opened.getsockname()[1])
        except OSError:
            continue
    return 0
