"""`verify` judges one request and tells scripts by its exit code."""

import argparse
import json
from pathlib import Path

import pytest

from inspector.cli import verify

VECTORS = {
    entry["scheme"]: entry
    for entry in json.loads((Path(__file__).parents[1] / "vectors" / "signatures.json").read_text())
}
FISKIL = VECTORS["fiskil X-Fiskil-Signature"]
FYNAPSE = VECTORS["fynapse Webhook-Signature"]
AT_SIGNING = "2026-04-14T09:54:45Z"


def run(*arguments: str) -> int:
    """Run the command as the program would."""
    parser = argparse.ArgumentParser()
    verify.add_parser(parser.add_subparsers())
    options = parser.parse_args(["verify", *arguments])
    return int(options.run(options))


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """The Fiskil and Fynapse vectors as files."""
    found = {}
    for name, vector in (("fiskil", FISKIL), ("fynapse", FYNAPSE)):
        header = "\r\n".join(f"{k}: {v}" for k, v in vector["headers"].items())
        raw = f"POST /{name} HTTP/1.1\r\n{header}\r\n\r\n{vector['body']}"
        found[name] = tmp_path / f"{name}.http"
        found[name].write_text(raw, newline="")
        found[f"{name} secret"] = tmp_path / f"{name}.secret"
        found[f"{name} secret"].write_text(vector["secret"])
    return found


def test_a_signed_request_passes(
    files: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """The official Fiskil sample verifies: exit 0 and the contract's JSON."""
    code = run("--request", str(files["fiskil"]), "--secret", f"fiskil=file:{files['fiskil secret']}", "--json")  # fmt: skip

    found = json.loads(capsys.readouterr().out)
    assert code == 0
    assert set(found) == {"provider", "event_type", "verdicts", "diagnosis", "tried", "findings"}
    assert found["verdicts"][0]["scheme"] == "fiskil"
    assert found["verdicts"][0]["outcome"] == "verified"
    assert found["verdicts"][0]["secret_label"] == "current"


def test_parts_are_judged_like_a_file(tmp_path: Path, files: dict[str, Path]) -> None:
    """Body and header given apart verify too; a changed body fails with exit 1."""
    body = tmp_path / "body"
    header = f"X-Fiskil-Signature: {FISKIL['headers']['X-Fiskil-Signature']}"
    secret = f"fiskil=file:{files['fiskil secret']}"
    body.write_text(FISKIL["body"], newline="")
    assert run("--body", str(body), "--header", header, "--secret", secret) == 0

    body.write_text(FISKIL["body"] + "\n", newline="")
    assert run("--body", str(body), "--header", header, "--secret", secret) == 1


def test_the_clock_can_be_set(files: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """An old capture is judged by the clock of its day; by ours it has expired."""
    given = [
        "--request",
        str(files["fynapse"]),
        "--secret",
        f"fynapse=file:{files['fynapse secret']}",
    ]

    assert run(*given, "--now", AT_SIGNING) == 0
    assert run(*given, "--now", "2026-04-14T10:54:45Z") == 1
    assert "expired" in capsys.readouterr().out
    assert run(*given, "--now", "2026-04-14T10:54:45Z", "--tolerance", "7200") == 0


@pytest.mark.parametrize("text", ["nan", "-1", "soon"])
def test_a_tolerance_is_a_number_of_seconds(text: str) -> None:
    """NaN would let any time pass."""
    with pytest.raises(SystemExit):
        run("--tolerance", text)


def test_a_mistyped_scheme_is_not_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    """It may be a secret that was meant for the next option."""
    with pytest.raises(SystemExit):
        run("--scheme", "fuse=hunter2")

    assert "hunter2" not in capsys.readouterr().err


def test_a_body_cut_short_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The head says how long it was."""
    file = tmp_path / "cut.http"
    file.write_bytes(b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n{}")

    assert run("--request", str(file), "--json") == 3
    found = json.loads(capsys.readouterr().out)["findings"]
    assert found[0]["kind"] == "cut"
    assert "announces 9 bytes and the body has 2" in found[0]["explanation"]


def test_without_a_secret_nothing_can_be_judged(files: dict[str, Path]) -> None:
    """A signature alone proves nothing: exit 3."""
    assert run("--request", str(files["fiskil"])) == 3


def test_a_scheme_can_be_picked(files: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """With --scheme only that scheme's verdict counts."""
    code = run("--request", str(files["fiskil"]), "--scheme", "fynapse", "--json",
               "--secret", f"fiskil=file:{files['fiskil secret']}")  # fmt: skip

    assert code == 3
    assert json.loads(capsys.readouterr().out)["verdicts"] == []


def test_the_text_report_names_the_event(
    files: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A person reads provider, event and a sentence per scheme."""
    run("--request", str(files["fynapse"]), "--now", AT_SIGNING,
        "--secret", f"fynapse=file:{files['fynapse secret']}")  # fmt: skip

    text = capsys.readouterr().out
    assert "Fynapse · balance.extracted" in text
    assert "✓ pass  fynapse verified" in text
