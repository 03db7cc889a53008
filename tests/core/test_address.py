"""Where credentials may go."""

import pytest

from inspector.core.address import address_problem, is_loopback


@pytest.mark.parametrize(
    "url",
    ["https://api.letsfuse.com", "https://x:8443/base", "http://127.0.0.1:80", "http://localhost:9",
     "http://[::1]:9", "http://127.9.9.9"],
)  # fmt: skip
def test_https_anywhere_and_http_on_this_machine(url: str) -> None:
    """A path before Fuse's own is fine."""
    assert address_problem(url) is None


@pytest.mark.parametrize(
    "url",
    ["", "api.letsfuse.com", "ftp://x", "http://api.letsfuse.com", "https://u:hunter2@x",
     "https://x?hunter2", "https://x#hunter2", "https://x:99999", "https://[", "https://x\r\nhunter2",
     "http://127.0.0.1.evil.example", "http://127.evil.example.x", "https://x:0", "https://a b"],
)  # fmt: skip
def test_everything_else_is_a_problem(url: str) -> None:
    """What was typed is not repeated: it may hold a password."""
    problem = address_problem(url)

    assert problem is not None
    assert problem.kind == "bad-address"
    assert "hunter2" not in str(problem)


def test_names_of_this_machine() -> None:
    """By name alone; nothing is looked up."""
    assert is_loopback("LOCALHOST")
    assert not is_loopback("127.0.0.x")
