"""A request comes from one raw file, or from a body and headers."""

import argparse
import io
import sys
from pathlib import Path

import pytest

from inspector.cli.request_options import chosen_request, read_bytes, read_headers
from inspector.core.capture import Request
from inspector.core.problem import Problem


def options(**given: object) -> argparse.Namespace:
    """Options as argparse would leave them."""
    usual: dict[str, object] = {
        "request": None,
        "body": None,
        "header": [],
        "method": None,
        "target": None,
    }
    return argparse.Namespace(**{**usual, **given})


def test_parts_make_a_request(tmp_path: Path) -> None:
    """Body, method, target and headers stand in the request as given."""
    body = tmp_path / "body"
    body.write_bytes(b"\x00{}")
    request = chosen_request(options(body=str(body), header=["X-A:  1 ", "x-a: 2"], target="/p?q"))

    assert isinstance(request, Request)
    assert (request.method, request.target, request.body) == ("POST", "/p?q", b"\x00{}")
    assert request.headers == (("X-A", "1"), ("x-a", "2"))
    assert request.head == b"POST /p?q HTTP/1.1\r\nX-A: 1\r\nx-a: 2\r\n\r\n"


def test_a_target_is_what_would_be_on_the_wire() -> None:
    """Its bytes are read as latin-1, as in a captured head; bytes that are no UTF-8 stay."""
    for typed, wire in (("/é", b"/\xc3\xa9"), ("/\udcff", b"/\xff")):
        request = chosen_request(options(target=typed))

        assert isinstance(request, Request)
        assert request.target.encode("latin-1") == wire
        assert request.head == b"POST " + wire + b" HTTP/1.1\r\n\r\n"


def test_a_raw_request_may_come_from_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    """`--request -` reads the bytes of stdin."""
    raw = io.TextIOWrapper(io.BytesIO(b"PUT /a HTTP/1.1\r\n\r\nb"))
    monkeypatch.setattr(sys, "stdin", raw)
    request = chosen_request(options(request="-"))

    assert isinstance(request, Request)
    assert (request.method, request.body) == ("PUT", b"b")


@pytest.mark.parametrize("part", [{"body": "b"}, {"header": ["A: b"]}, {"method": "PUT"}, {"target": "/x"}])  # fmt: skip
def test_both_at_once_is_a_problem(part: dict[str, object]) -> None:
    """A raw request brings its own body, headers, method and target."""
    assert isinstance(chosen_request(options(request="a", **part)), Problem)


@pytest.mark.parametrize("line", ["Bearer hunter2", ": value", "", "A: b\nC: d"])
def test_a_header_needs_a_name_and_a_colon(line: str) -> None:
    """Anything else shows the form, and nothing of what may be a token."""
    problem = read_headers([line])

    assert isinstance(problem, Problem)
    assert "Name: value" in problem.remedy
    assert "hunter2" not in str(problem)


def test_header_bytes_are_latin_1() -> None:
    """Each byte of an argument is one character, as on the wire."""
    assert read_headers(["X: é"]) == (("X", "Ã©"),)


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    """The message names the file."""
    problem = read_bytes(str(tmp_path / "none"))

    assert isinstance(problem, Problem)
    assert "none" in problem.sentence
