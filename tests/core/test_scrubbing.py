"""What is taken out of a text before others see it."""

import time

import pytest

from inspector.core.scrubbing import GONE, scrub


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer abc.def-123",
        "authorization: Basic dXNlcjpwYXNz",
        'api_key="sk-live-1"',
        "secret = hunter2",
        "{'password': 'hunter2'}",
        "Fuse-Api-Key: hunter2",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "t=1,v1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        '{"api_key": "my own hunter2"}',
        "{'client_secret': 'hunter2, or so'}",
        "Cookie: sid=hunter2",
        "GET /powens/webhook?key=hunter2&a=1 HTTP/1.1",
        "https://user:hunter2@host/x",
        "https://host/x?token=hunter2",
        "anna.example@bank.example",
        "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----",
    ],
)
def test_what_looks_like_a_secret_or_a_person_goes(text: str) -> None:
    """Whatever stands around it."""
    cleaned = scrub(f"before {text} after")
    assert GONE in cleaned
    assert cleaned.startswith("before ")
    for part in ("hunter2", "abc.def", "dXNl", "sk-live", "whsec", "7571", "anna", "MIIB"):
        assert part not in cleaned


def test_known_secrets_go_wherever_they_stand() -> None:
    """The longest first; what is too short to be one stays."""
    assert scrub("x1234y 12", ["12", "1234", "123"]) == f"x{GONE}y 12"


def test_places_in_code_stay() -> None:
    """A report without them would be of no use."""
    line = '  File "/usr/lib/python3.11/site-packages/PySide6/QtWidgets.py", line 12, in do_it'
    assert scrub(line) == line
    line = '  File "/srv/build7/Clone2/inspector/engine/__main__.py", line 104 in <module>'
    assert scrub(line) == line
    assert scrub("inspector.engine.alarm: ValueError < a_function_with_a_long_name") == (
        "inspector.engine.alarm: ValueError < a_function_with_a_long_name"
    )


def test_the_home_folder_names_nobody() -> None:
    """It becomes a tilde."""
    assert scrub("/home/anna/x.py", home="/home/anna") == "~/x.py"
    assert scrub("/x", home="/") == "/x"


@pytest.mark.parametrize(
    "piece", ["a", "x-", "a.b", "https://", "//a", "token", "-----BEGIN ", "a@", "/?", "secret= "]
)
def test_a_long_line_takes_a_moment_only(piece: str) -> None:
    """The time grows with the length and not with its square, whatever stands there."""
    began = time.process_time()
    scrub(piece * 30_000)
    assert time.process_time() - began < 2.0
