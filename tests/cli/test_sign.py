"""`sign` prints header lines that `verify` accepts."""

import argparse
import json
from pathlib import Path

import pytest

from inspector import providers
from inspector.cli import sign, verify
from tests.providers.making import vector

SECRETS = {
    "fiskil": "c2VjcmV0LXNlY3JldA==",
    "standard-webhooks": "whsec_c2VjcmV0LXNlY3JldA==",
    "mx-basic": "ann:a secret",
    "plaid": json.dumps(vector("plaid")["private_jwk"] | {"kid": "k"}),
}
BODY = '{"type":"transactions.updates","n":1.0,"id_webhook_data":4}'


def run(*arguments: str) -> int:
    """Run either command as the program would."""
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    sign.add_parser(commands)
    verify.add_parser(commands)
    options = parser.parse_args(arguments)
    return int(options.run(options))


@pytest.mark.parametrize("scheme", list(providers.SCHEMES))
def test_what_sign_prints_verify_accepts(
    scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every scheme's lines verify for the same body, method, target and moment."""
    monkeypatch.setenv("S", SECRETS.get(scheme, "a secret"))
    body = tmp_path / "body.json"
    body.write_text(BODY)
    where = [
        "--body",
        str(body),
        "--target",
        "/powens/user-created?x=1",
        "--now",
        "2026-11-20T13:02:11Z",
    ]
    assert run("sign", "--scheme", scheme, "--secret", "env:S", *where) == 0

    lines = capsys.readouterr().out.splitlines()
    headers = [part for line in lines for part in ("--header", line)]
    assert run("verify", *where, *headers, "--secret", f"{scheme}=env:S", "--scheme", scheme) == 0


def test_a_secret_that_cannot_sign_says_why(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fiskil's secret is base64; anything else signs nothing and says so, without the secret."""
    monkeypatch.setenv("S", "not base64!")

    assert run("sign", "--scheme", "fiskil", "--secret", "env:S") == 2
    captured = capsys.readouterr()
    assert "base64" in captured.err
    assert "not base64!" not in captured.err + captured.out


@pytest.mark.parametrize(
    ("scheme", "secret", "why"),
    [
        ("plaid", json.dumps(vector("plaid")["jwk"]), "This key is public"),
        ("plaid", "junk", "no JWK"),
        ("standard-webhooks", vector("standard-webhooks/svix v1a")["public_key"], "is public"),
        ("standard-webhooks", "whpk_junk", "no public key that can be read"),
        ("mx-basic", "ann", "name:password"),
    ],
)
def test_keys_that_only_verify_say_so(
    scheme: str,
    secret: str,
    why: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each kind of secret that cannot sign is explained."""
    monkeypatch.setenv("S", secret)

    assert run("sign", "--scheme", scheme, "--secret", "env:S") == 2
    assert why in capsys.readouterr().err


@pytest.mark.parametrize("token", ["one\ntwo", " one", "one\n", "a\x00b"])
def test_a_token_that_no_header_can_carry_is_not_printed(
    token: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Half of it would look like another header line."""
    file = tmp_path / "token"
    file.write_text(f"{token}\n", newline="")

    assert run("sign", "--scheme", "powens-token", "--secret", f"file:{file}") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "cannot travel in a header" in said.err
