"""`sync` does headless what the window's button does."""

import argparse
import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from inspector.archive.archive import Archive
from inspector.cli import sync
from inspector.cli.main import main
from inspector.cli.terminal import Unusable
from inspector.core.problem import Problem
from inspector.outbound.masking import MASK
from inspector.simulator.fuse_api import SAMPLE_CREDENTIALS, FuseApi
from tests.engine.house import archive_of, read, signed
from tests.outbound.webhooks import API_KEY, sync_data

SECRETS = (API_KEY, *SAMPLE_CREDENTIALS.values())
NAMES = ("Fuse-Client-Id", "Mx-Client-Id", "Mx-Api-Key", "Plaid-Secret")


@contextmanager
def fuse_api(**more: Any) -> Iterator[str]:
    """An emulated Fuse in a thread of its own; its address."""
    loop = asyncio.new_event_loop()
    api = FuseApi(api_key=API_KEY, **more)
    address = loop.run_until_complete(api.start())
    assert isinstance(address, str)
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield address
    finally:
        asyncio.run_coroutine_threadsafe(api.stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive with one sync_data webhook and one that is none."""
    other = sync_data(type="transactions.updates")
    bodies = [sync_data(), other, sync_data("teller")]
    with archive_of(tmp_path, *(signed("fuse", "/fuse", body) for body in bodies)) as made:
        return made.path


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Secrets in the environment, by the names of their headers."""
    monkeypatch.setenv("FUSE", API_KEY)
    for name, value in SAMPLE_CREDENTIALS.items():
        monkeypatch.setenv(name.replace("-", "_"), value)


def arguments(
    archive: Path, number: int = 1, *more: str, names: tuple[str, ...] = NAMES
) -> list[str]:
    """A command line that has everything."""
    given = [f"--credential={name.lower()}=env:{name.replace('-', '_')}" for name in names]
    return [
        "sync",
        str(number),
        "--archive",
        str(archive),
        "--secret",
        "fuse=env:FUSE",
        *given,
        *more,
    ]


def test_a_sync_is_made_and_reported(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON of the contract, exit code 0, and the call in the archive; no credential anywhere."""
    with fuse_api() as address:
        code = main(arguments(archive, 1, "--base-url", address, "--json"))

    out, err = capsys.readouterr()
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert set(found) == {"status", "duration_ms", "request", "answer", "explanation"}
    assert found["status"] == 200
    assert found["duration_ms"] > 0
    assert found["request"]["url"] == f"{address}/v1/financial_connections/sync"
    headers = dict(found["request"]["headers"])
    assert (headers["Mx-Api-Key"], headers["Fuse-Api-Key"]) == (MASK, MASK)
    assert "Plaid-Secret" not in headers  # given, but this source does not need it
    assert found["answer"]["message"] == "Financial connection data synced successfully."
    assert found["explanation"].startswith("Fuse took it")
    calls = read(archive, lambda reader: reader.calls(1))
    assert [(call.kind, call.status) for call in calls] == [("sync", 200)]
    assert not any(value in out + repr(calls) for value in SECRETS)


def test_the_same_in_words(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Request, answer and what it means; 1 for any answer but 2xx."""
    with fuse_api(client_id="another") as address:
        code = main(arguments(archive, 1, "--base-url", address))

    out = capsys.readouterr().out
    assert code == 1
    assert "401 after " in out
    assert "organization_not_found" in out
    assert "Fuse knows no organisation" in out
    assert not any(value in out for value in SECRETS)


def test_no_answer_is_exit_code_one(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Status and answer are null, the explanation says why."""
    code = main(arguments(archive, 1, "--base-url", "http://127.0.0.1:1", "--json"))

    found = json.loads(capsys.readouterr().out)
    assert (code, found["status"], found["answer"]) == (1, None, None)
    assert "refused" in found["explanation"]


def test_pem_files_travel_as_base64(archive: Path, tmp_path: Path) -> None:
    """Given as files; the emulated Fuse takes them."""
    given: list[str] = []
    for name in ("Teller-Certificate", "Teller-Private-Key"):
        file = tmp_path / f"{name}.pem"
        file.write_text(SAMPLE_CREDENTIALS[name])
        given += ["--credential", f"{name}=file:{file}"]
    names = ("Fuse-Client-Id", "Teller-Application-Id", "Teller-Signing-Secret")
    with fuse_api() as address:
        assert main(arguments(archive, 3, "--base-url", address, *given, names=names)) == 0


def test_what_is_missing_is_named_with_its_option(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everything at once, exit code 2, nothing on stdout and nothing sent."""
    command = ["sync", "1", "--archive", str(archive), "--base-url", "http://127.0.0.1:1", "--json"]
    code = main(command)

    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    for option in ("--secret fuse=", *(f"--credential {name}=" for name in NAMES[:3])):
        assert option in err
    assert read(archive, lambda reader: reader.calls(1)) == []


@pytest.mark.parametrize(
    ("number", "more", "words"),
    [
        (2, (), "sync_data webhook only"), (99, (), "no request 99"),
        (1, ("--base-url", "http://far.example"), "unprotected"),
        (1, ("--credential", "hunter2"), "header that Fuse names"),
        (1, ("--credential", "Fuse-Api-Key=env:FUSE"), "--secret fuse=VALUE"),
        (1, ("--credential", "Mx-Api-Key="), "A --credential is empty"),
        (1, ("--credential", "Mx-Api-Key=env:NOBODY"), "NOBODY"),
    ],
)  # fmt: skip
def test_unusable_input_ends_it(
    archive: Path,
    number: int,
    more: tuple[str, ...],
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In words, with exit code 2; what was typed by mistake is not repeated."""
    assert main(arguments(archive, number, *more)) == 2

    out, err = capsys.readouterr()
    assert (out, words in err) == ("", True)
    assert "hunter2" not in err


def test_a_literal_is_warned_of(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Other users of the machine can read it; it works all the same."""
    literal = ("--credential", f"Mx-Api-Key={SAMPLE_CREDENTIALS['Mx-Api-Key']}")
    with fuse_api() as address:
        assert main(arguments(archive, 1, "--base-url", address, *literal)) == 0

    assert "env:NAME" in capsys.readouterr().err


def test_an_archive_in_use_is_synced_from_all_the_same(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The call is not kept then, and a line says so."""
    with fuse_api() as address:
        open_elsewhere = Archive.open(archive)
        assert not isinstance(open_elsewhere, Problem)
        code = main(arguments(archive, 1, "--base-url", address, "--json"))
        assert open_elsewhere.close() is None

    assert code == 0
    assert "not kept" in capsys.readouterr().err


def test_a_missing_archive_is_said() -> None:
    """Exit code 2, by way of `main`."""
    parser = argparse.ArgumentParser()
    sync.add_parser(parser.add_subparsers())
    options = parser.parse_args(["sync", "1", "--archive", "/nowhere/x.db"])
    with pytest.raises(Unusable):
        options.run(options)
