"""The address under which a provider reaches us."""

import pytest

from inspector.gui.models.reachable import BAD_ADDRESS, is_address, reach_of

HERE = "http://127.0.0.1:8787"


def test_nothing_typed_is_this_computer_only() -> None:
    """The remark says what has to be done, with the port."""
    reach = reach_of("", HERE)
    assert (reach.base, reach.token) == (HERE, "warn")
    assert "A provider cannot reach 127.0.0.1" in reach.remark
    assert "port 8787" in reach.remark


def test_what_is_typed_is_filled_in() -> None:
    """Without a slash at its end; that it is forwarded is the user's affair."""
    reach = reach_of(" https://hooks.example.org/in/ ", HERE)
    assert (reach.base, reach.token) == ("https://hooks.example.org/in", "t2")
    assert "opens nothing to the outside" in reach.remark


def test_a_loopback_address_typed_is_still_this_computer() -> None:
    """Typing it does not make it reachable."""
    assert reach_of("http://localhost:9", HERE).token == "warn"


def test_an_address_of_the_network_may_be_reachable() -> None:
    """Whoever listens at all interfaces is told to see for themselves."""
    assert reach_of("", "http://192.0.2.7:8787").token == "t2"


@pytest.mark.parametrize(
    "text",
    ["hooks.example.org", "ftp://a.b", "https://", "https://a:b@c.d", "https://a.b?x=1",
     "https://a b", "https://[::1", "https://a.b:99999", "https://ä.b"],
)  # fmt: skip
def test_what_is_no_address_is_said(text: str) -> None:
    """Requests then carry the local one."""
    assert not is_address(text)
    assert reach_of(text, HERE) == (HERE, BAD_ADDRESS, "bad")


def test_without_listening_nothing_can_be_filled_in() -> None:
    """There is no port to name."""
    assert reach_of("", "").base == ""
