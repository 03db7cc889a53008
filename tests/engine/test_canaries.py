"""No stored secret is found anywhere: canaries are planted, everything is exercised, and searched."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from inspector.core.capture import Request
from inspector.core.secret import Secret
from inspector.providers import SCHEMES
from inspector.simulator.fuse_api import SAMPLE_CREDENTIALS, FuseApi
from tests.engine.house import FUSE_BODY, head_of, play, send, signed
from tests.engine.line import ROOT, Line, door, engine_process
from tests.outbound.webhooks import sync_data

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="there is no /proc to look into")

KEYS = {
    "fuse": "canary-fuse-1f0e6f3b",
    "fynapse": "canary-fynapse-77a1",
    "fiskil": base64.b64encode(b"canary-fiskil-0042").decode(),
    "powens-hmac": "canary-powens-hmac-9d",
    "powens-token": "canary-powens-token-31",
    "github": "canary-github-aa01",
}
CREDENTIALS = {
    name: f"canary-{name}" for name in SAMPLE_CREDENTIALS if "Mx" in name or "Id" in name
}
SECRETS: list[dict[str, Any]] = [
    {"id": scheme, "scheme": scheme, "value": value, "since": 5.0} for scheme, value in KEYS.items()
] + [{"id": "old", "scheme": "fiskil", "value": "Y2FuYXJ5LXJldGlyZWQtNzc=", "use": "retired"}]
STORED: list[str] = [each["value"] for each in SECRETS] + list(CREDENTIALS.values())
MASK = base64.b64encode(b"m" * 32).decode()
SENT = "canary-sent-by-the-sender-5512"


def found(values: list[str], text: bytes) -> list[str]:
    """Which canaries a text holds: as they are, decoded, in base64 or in JSON."""
    forms = {value: {value, json.dumps(value)[1:-1]} for value in values}
    hits: list[str] = []
    for value, texts in forms.items():
        raw = {one.encode() for one in texts} | {base64.b64encode(value.encode()).rstrip(b"=")[:-2]}
        if value == KEYS["fiskil"]:
            raw.add(base64.b64decode(value))
        hits += [value for one in raw if one in text]
    return hits


def everything(folder: Path) -> bytes:
    """All bytes of all files."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def processes(first: int) -> bytes:
    """Arguments and environment of a process and of its children."""
    said = b""
    for number in (first, *children(first)):
        for name in ("cmdline", "environ"):
            said += Path(f"/proc/{number}/{name}").read_bytes()
    return said


def children(parent: int) -> list[int]:
    """Ids of the processes that a process started."""
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(number) for number in listed.read_text().split()] if listed.exists() else []


def requests() -> list[Request]:
    """Right and wrong signatures of each provider, and a credential that a sender put in a header."""
    fiskil = b'{"message_id":"1","publish_time":"x","data":{}}'
    powens = b'{"id_webhook_data":1,"user":{"id":1},"connection":{"id":2}}'
    right = [
        signed("fuse", "/fuse", sync_data("mx"), KEYS["fuse"]),
        signed("fiskil", "/fiskil", fiskil, KEYS["fiskil"]),
        signed("powens-hmac", "/powens/user-created", powens, KEYS["powens-hmac"]),
        signed("github", "/elsewhere", b"{}", KEYS["github"]),
    ]
    wrong = [
        signed("fuse", "/fuse", FUSE_BODY, "wrong"),
        signed("fuse", "/fuse", FUSE_BODY, f"{KEYS['fuse']}\n"),
        signed("fiskil", "/fiskil", fiskil, SECRETS[-1]["value"]),
    ]
    bearer = Request(
        b"", powens, "POST", "/powens/user-synced", "1.1", (("Authorization", f"Bearer {SENT}"),)
    )
    return [*right, *wrong, bearer]


async def exercised(archive: Path, address: str) -> tuple[bytes, bytes, bytes, bytes]:
    """Everything an engine does; what its processes show, what it answered, exported, wrote."""
    api = FuseApi(api_key=KEYS["fuse"], client_id=CREDENTIALS["Fuse-Client-Id"],
                  credentials={**SAMPLE_CREDENTIALS, **CREDENTIALS})  # fmt: skip
    base = str(await api.start())
    async with engine_process(archive, address) as engine:
        line = await Line.open(address)
        hello = await line.call("hello")
        await line.call(
            "settings", tolerances={}, sync_addresses={"sandbox": base, "production": ""}
        )
        await line.call("secrets", secrets=SECRETS)
        given = [{"name": name, "value": value} for name, value in CREDENTIALS.items()]
        await line.call("credentials", credentials=given)
        many = requests()
        for request in many:
            assert await send(hello["address"], head_of(request) + request.body) == 200
        await line.heard.judged(*range(1, len(many) + 1))
        masked: list[Any] = []
        answers: list[Any] = [await line.ask("sync", capture=1)]
        await line.heard.one("called", capture=1)
        for number in range(1, len(many) + 1):
            answers.append(await line.ask("headers", capture=number))
            masked += [await line.call(do, capture=number, mask=MASK) for do in ("curl", "headers")]
            answers.append(await line.ask("calls", capture=number))
        answers.append(await line.ask("diagnose", capture=5, scheme="fuse"))
        answers.append(await line.ask("diagnose", capture=6, scheme="fuse"))
        answers.append(await line.ask("diagnose", capture=7, scheme="fiskil"))
        answers.append(await line.ask("simulate", provider="fuse", event="transactions.updates"))
        answers.append(await line.ask("about"))
        answers.append(await line.ask("secrets", secrets="canary"))
        await line.call("secrets", secrets=SECRETS[1:])
        shown = processes(engine.process.pid)
        said = json.dumps([answers, line.heard.messages]).encode()
        await line.ask("quit")
        await line.close()
        await engine.ended()
        said += (await engine.said()).encode()
    await api.stop()
    return shown, said, json.dumps(masked).encode(), everything(archive.parent)


def test_no_stored_secret_leaves_the_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not in its archive, files, log, answers, arguments or environment, nor in its worker's."""
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    monkeypatch.setenv("WEBHOOK_INSPECTOR_HOME", str(home))
    with door() as address:
        shown, said, masked, kept = play(lambda: exercised(home / "captures.sqlite", address))

    assert found([*STORED, SENT], shown) == []
    assert found(STORED, kept) == []
    # The bearer token was the sender's: kept as it came, and hidden while presenting.
    assert found([SENT], kept) == [SENT]
    assert b"Authorization" in masked
    assert found([SENT], masked) == []
    assert found(STORED, said + masked) == []


def test_verify_and_listen_show_no_secret(tmp_path: Path) -> None:
    """`verify` names a wrong key by its label; what it prints holds none."""
    request = signed("fuse", "/fuse", FUSE_BODY, "other")
    file = tmp_path / "request.http"
    file.write_bytes(head_of(request) + request.body)
    secret = tmp_path / "key"
    secret.write_text(KEYS["fuse"])
    command = [sys.executable, "-m", "inspector", "verify", "--request", str(file),
               "--secret", f"fuse=file:{secret}", "--secret", "fiskil=env:CANARY", "--json"]  # fmt: skip
    done = subprocess.run(
        command, check=False, capture_output=True, cwd=ROOT, timeout=60,
        env={**os.environ, "CANARY": KEYS["fiskil"], "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert found(STORED, done.stdout + done.stderr) == []


def test_the_search_finds_what_it_looks_for() -> None:
    """A canary as it is, decoded, in base64 and in JSON."""
    for form in (KEYS["fiskil"].encode(), b"canary-fiskil-0042"):
        assert KEYS["fiskil"] in found(STORED, b"x" + form + b"y")
    assert found(STORED, base64.b64encode(KEYS["fynapse"].encode())) == [KEYS["fynapse"]]
    assert "canary" not in repr(Secret("1", "fuse", KEYS["fuse"])) + repr(SCHEMES["fuse"])
