"""`simulate` sends deliveries and reports each answer."""

import argparse
import asyncio
import hmac
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from inspector.cli import simulate
from inspector.cli.terminal import Unusable


class Receiver(BaseHTTPRequestHandler):
    """Answers 200, or 503 on /busy, and remembers what came."""

    protocol_version = "HTTP/1.1"
    seen: list[tuple[str, dict[str, str], bytes]]

    def do_POST(self) -> None:
        """Take one delivery."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append((self.path, dict(self.headers), body))
        self.send_response(503 if self.path == "/busy" else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """A receiver on loopback."""
    Receiver.seen = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Receiver) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def run(*arguments: str) -> int:
    """Run the command as the program would."""
    parser = argparse.ArgumentParser()
    simulate.add_parser(parser.add_subparsers())
    options = parser.parse_args(["simulate", *arguments])
    return int(options.run(options))


def test_every_event_comes_in_turn(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without EVENT the documented events follow each other, at the provider's usual path."""
    assert run("powens", "--to", address, "--count", "3", "--rate", "1000") == 0

    assert len({path for path, _, _ in Receiver.seen}) == 3
    assert all(path.startswith("/powens/") for path, _, _ in Receiver.seen)
    assert all("BI-Signature" in headers for _, headers, _ in Receiver.seen)
    assert capsys.readouterr().out.count("200  ") == 3


def test_an_event_is_named_in_any_case(address: str) -> None:
    """`connection_synced` and `CONNECTION-SYNCED` are the same event."""
    assert run("powens", "Connection-Synced", "--to", address) == 0
    assert Receiver.seen[0][0] == "/powens/connection_synced"


def test_an_event_may_be_named_as_the_window_shows_it(address: str) -> None:
    """`sync_data` is Fuse's `financial_connection.sync_data`."""
    assert run("fuse", "sync_data", "--to", address) == 0
    assert b"financial_connection.sync_data" in Receiver.seen[0][2]


def test_a_refusal_is_exit_code_one(address: str) -> None:
    """Any answer but 2xx, or none, counts."""
    assert run("fuse", "--to", f"{address}/busy") == 1
    assert run("fuse", "--to", "http://127.0.0.1:1") == 1


def test_unusable_input_names_what_is_known() -> None:
    """An unknown event and a non-HTTP address end the command in words."""
    for arguments in (
        ("fuse", "nothing", "--to", "http://127.0.0.1:1"),
        ("fuse", "--to", "ftp://x/y"),
    ):
        with pytest.raises(Unusable):
            run(*arguments)


@pytest.mark.parametrize(
    "wrong",
    [
        ("--rate", "nan"), ("--count", "0"), ("--to", "http://["), ("--to", "http://u:hunter2@h"),
        ("--secret", "fiskil=env:S"),
    ],
)  # fmt: skip
def test_unusable_arguments_end_it(
    wrong: tuple[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is sent; a password in an address is not repeated."""
    monkeypatch.setenv("S", "YWJj")
    said = ""
    try:
        code = run("fuse", "--to", "http://127.0.0.1:1", *wrong)
    except Unusable as error:
        code, said = 2, str(error.problem)

    captured = capsys.readouterr()
    assert (code, captured.out) == (2, "")
    assert "hunter2" not in said + captured.err


def test_two_deliveries_differ(address: str) -> None:
    """Each delivery of a run has data of its own."""
    assert run("fiskil", "consent.received", "--to", address, "--count", "2") == 0
    assert Receiver.seen[0][2] != Receiver.seen[1][2]


def test_the_loop_is_left_clean(address: str) -> None:
    """The command leaves no event loop behind."""
    run("fuse", "--to", address)

    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()


def test_a_scheme_of_the_users_own_is_sent(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its file; without its secret nothing is."""
    monkeypatch.setenv("WEBHOOK_INSPECTOR_HOME", str(tmp_path))
    monkeypatch.setenv("S", "k")
    file = tmp_path / "acme.toml"
    file.write_text('name = "acme"\nheader = "X-Acme"\n')
    common = ("custom:acme", "--to", f"{address}/x", "--scheme-file", str(file))

    assert run(*common, "--secret", "custom:acme=env:S") == 0

    _, headers, body = Receiver.seen[0]
    assert headers["X-Acme"] == hmac.digest(b"k", body, "sha256").hex()
    assert run(*common) == 2
    with pytest.raises(Unusable):
        run("custom:other", "--to", address)
    with pytest.raises(SystemExit):
        run("nobody", "--to", address)
