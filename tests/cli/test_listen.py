"""`listen` captures without a window, in a real process."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inspector.cli.listen import own_archive
from inspector.core.problem import Problem

BODY = b'{"type":"transactions.updates","financial_connection_id":"a"}'


@contextmanager
def listening(tmp_path: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command in a process of its own, killed when the test is over."""
    command = [sys.executable, "-m", "inspector", "listen", "--port", "0",
               "--archive", str(tmp_path / "a.db"), *arguments]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def post(address: str, body: bytes, header: bytes = b"") -> bytes:
    """Send one request and return the status line."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        head = (
            b"POST /fuse HTTP/1.1\r\nHost: x\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n"
        )
        connection.sendall(head % (header, len(body)) + body)
        return connection.makefile("rb").readline()


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows cannot send SIGTERM to a child in order"
)
def test_each_capture_is_one_object(tmp_path: Path) -> None:
    """First where it listens, then one object a capture once judged; SIGTERM ends it with 0."""
    with listening(tmp_path, "--json") as process:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        assert first["archive"] == str(tmp_path / "a.db")
        assert post(first["listening"], BODY, b"Fuse-Verification: abc=\r\n").startswith(
            b"HTTP/1.1 200"
        )
        capture = json.loads(process.stdout.readline())
        process.send_signal(signal.SIGTERM)

        assert process.wait(10) == 0
    assert capture["provider"] == "fuse"
    assert capture["event_type"] == "transactions.updates"
    assert capture["verdicts"][0]["outcome"] == "no-secret"
    assert ["Fuse-Verification", "abc="] in capture["headers"]
    assert "body_base64" not in capture


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows cannot send SIGINT to a child in order"
)
def test_people_get_a_table(tmp_path: Path) -> None:
    """Without --json rows follow a heading, and the address is said on stderr."""
    with listening(tmp_path) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        said = process.stderr.readline().decode()
        heading = process.stdout.readline().decode()
        post(said.split(",")[0].removeprefix("Listening at "), BODY)
        shown = process.stdout.readline().decode()
        process.send_signal(signal.SIGINT)

        assert process.wait(10) == 0
    assert shown.index("transactions.updates"[:7]) == heading.index("Event")


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    """The sentence names the port, and the exit code is 2."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with listening(tmp_path, "--port", str(port)) as process:
            _, said = process.communicate(timeout=20)

    assert process.returncode == 2
    assert str(port) in said.decode()


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows cannot send SIGTERM to a child in order"
)
def test_a_fresh_machine_has_a_place_for_captures(tmp_path: Path) -> None:
    """Without --archive the folder of the user's own archive is made, for this user only."""
    home = tmp_path / "new" / "home"
    command = [sys.executable, "-m", "inspector", "listen", "--port", "0", "--json"]
    environment = {**os.environ, "WEBHOOK_INSPECTOR_HOME": str(home)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        try:
            assert process.stdout is not None
            first = json.loads(process.stdout.readline())
            process.send_signal(signal.SIGTERM)
            assert process.wait(10) == 0
        finally:
            process.kill()
    assert Path(first["archive"]).parent == home
    assert home.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is in its way."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("WEBHOOK_INSPECTOR_HOME", str(tmp_path / "file" / "home"))

    problem = own_archive()

    assert isinstance(problem, Problem)
    assert "--archive" in problem.remedy
