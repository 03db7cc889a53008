"""Facts about opening the port."""

import errno
import re
import socket

import pytest

from inspector.core.problem import Problem
from inspector.listener import binding
from inspector.listener.binding import address_of, bind


def opened(host: str, port: int) -> list[socket.socket]:
    """The sockets of an address that can be had."""
    sockets = bind(host, port)
    assert not isinstance(sockets, Problem)
    return sockets


def close(sockets: list[socket.socket]) -> None:
    """Close them all."""
    for one in sockets:
        one.close()


def test_port_0_takes_any_free_one() -> None:
    """The address names the port that was found."""
    sockets = opened("127.0.0.1", 0)
    port = sockets[0].getsockname()[1]

    assert address_of(sockets[0], "127.0.0.1") == f"http://127.0.0.1:{port}"
    close(sockets)


def test_a_taken_port_is_named_and_a_free_one_offered() -> None:
    """The sentence names the port, and the port of the remedy can be had at once."""
    taken = opened("127.0.0.1", 0)
    port = taken[0].getsockname()[1]
    problem = bind("127.0.0.1", port)

    assert isinstance(problem, Problem)
    assert problem.kind == "port-taken"
    assert problem.sentence == f"Port {port} is already taken by another program."
    found = re.search(r"use port (\d+)", problem.remedy)
    assert found is not None
    assert int(found[1]) != port
    close(opened("127.0.0.1", int(found[1])))
    close(taken)


@pytest.mark.parametrize("port", [-1, 65536, 10**9])
def test_a_port_out_of_range_is_a_sentence(port: int) -> None:
    """There are 65,536 ports."""
    problem = bind("127.0.0.1", port)

    assert isinstance(problem, Problem)
    assert (problem.kind, problem.sentence) == ("forbidden-port", f"There is no port {port}.")


@pytest.mark.parametrize("host", ["192.0.2.1", "", "no host", "a" * 300, "\ud800"])
def test_a_foreign_address_is_a_sentence(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address of another machine, or of none, is explained."""

    def resolve(name: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        if name != "192.0.2.1":
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (name, 0))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    problem = bind(host, 0)

    assert isinstance(problem, Problem)
    assert problem.kind == "address-unavailable"
    assert "not an address of this machine" in problem.sentence


@pytest.mark.parametrize(("port", "word"), [(80, "administrator"), (50000, "keeps it for itself")])
def test_a_forbidden_port_is_a_sentence(
    port: int, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ports of the administrator and of the system are told apart; a free one is offered."""
    listen = binding._listen

    def strict(family: socket.AddressFamily, address: str, wanted: int) -> socket.socket:
        if wanted == port:
            raise PermissionError(errno.EACCES, "denied")
        return listen(family, address, wanted)

    monkeypatch.setattr(binding, "_listen", strict)
    problem = bind("127.0.0.1", port)

    assert isinstance(problem, Problem)
    assert problem.kind == "forbidden-port"
    assert word in problem.sentence
    assert re.search(r"example \d{4,5}\.", problem.remedy)


def test_localhost_is_both_families_on_one_port() -> None:
    """A sender may resolve `localhost` to either address; both lead here where both exist."""
    sockets = opened("localhost", 0)

    assert len({one.getsockname()[1] for one in sockets}) == 1
    assert sockets[0].family == socket.AF_INET
    close(sockets)


def test_a_missing_second_family_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Machines without IPv6 may still name ::1 in their hosts file."""
    listen = binding._listen

    def without_ipv6(family: socket.AddressFamily, address: str, wanted: int) -> socket.socket:
        if family == socket.AF_INET6:
            raise OSError(errno.EADDRNOTAVAIL, "no IPv6")
        return listen(family, address, wanted)

    both = [(socket.AF_INET6, 1, 6, "", ("::1", 0)), (socket.AF_INET, 1, 6, "", ("127.0.0.1", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    monkeypatch.setattr(binding, "_listen", without_ipv6)
    sockets = opened("localhost", 0)

    assert [one.family for one in sockets] == [socket.AF_INET]
    close(sockets)


@pytest.mark.parametrize(
    ("host", "shown"),
    [("0.0.0.0", "http://127.0.0.1"), ("::", "http://[::1]"), ("::1", "http://[::1]")],
)
def test_the_address_can_be_opened(host: str, shown: str) -> None:
    """A wildcard is no address to send to; the loopback stands for it."""
    sockets = opened("127.0.0.1", 0)
    port = sockets[0].getsockname()[1]

    assert address_of(sockets[0], host) == f"{shown}:{port}"
    close(sockets)


def test_no_free_port_is_offered_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """When even port 0 fails, the remedy falls back to `any free one`."""

    def nothing(*_: object) -> socket.socket:
        raise OSError(errno.EADDRINUSE, "taken")

    monkeypatch.setattr(binding, "_listen", nothing)

    assert binding._free_port(socket.AF_INET, "127.0.0.1", 65530) == 0
