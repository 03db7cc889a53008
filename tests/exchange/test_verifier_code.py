"""Programs that verify a scheme, run where their languages are installed."""

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector.core.capture import Request
from inspector.core.scheme import Scheme
from inspector.core.secret import Secret
from inspector.decode.opening import open_request
from inspector.exchange.verifier_code import variable_of, verifiers
from inspector.providers import SCHEMES
from inspector.providers.hmac_scheme import HmacScheme
from inspector.simulator.sample_secrets import SAMPLE_SECRETS

BODY = b'{"b": 2, "a": {"z": "\xc3\xa9</x>", "n": 1.0, "e": {}, "l": [0.5, null, []]}}\n'
WITH_CODE = [scheme for scheme in SCHEMES.values() if verifiers(scheme)]
TARGET = "/hook/x?y=1"

Case = tuple[str, Request, bool]
"""Scheme id, request, and what our verdict is."""


def cases() -> list[Case]:
    """Good and bad requests of every scheme, with our verdicts."""
    found: list[Case] = []
    now = time.time()
    for scheme in WITH_CODE:
        bare = Request(b"", BODY, "POST", TARGET, "1.1", ())
        secret = SAMPLE_SECRETS[scheme.id]
        good, old = (_signed(scheme, bare, secret, at) for at in (now, now - 4000))
        other = _with_body(good, BODY.replace(b"2", b"3"))
        wrong = _signed(scheme, bare, base64.b64encode(b"w" * 24).decode(), now)
        found += [
            (scheme.id, request, _verdict(scheme, request, now))
            for request in (good, old, other, wrong, bare)
        ]
    return found


def _signed(scheme: Scheme, bare: Request, secret: str, now: float) -> Request:
    headers = scheme.sign(bare, secret, now)
    assert headers
    return Request(b"", bare.body, "POST", TARGET, "1.1", tuple(headers))


def _with_body(request: Request, body: bytes) -> Request:
    return Request(b"", body, "POST", TARGET, "1.1", request.headers)


def _verdict(scheme: Scheme, request: Request, now: float) -> bool:
    secret = Secret("s", scheme.id, SAMPLE_SECRETS[scheme.id])
    opened = open_request(request, {})
    return scheme.judge(opened, (secret,), now, scheme.tolerance).verdict.outcome.passes


def _text(value: str) -> str:
    return json.dumps(value)


def _python(case: Case) -> str:
    name, request, _ = case
    headers = {key.lower(): value for key, value in request.headers}
    body = base64.b64encode(request.body).decode()
    call = f"verify_{name.replace('-', '_')}('POST', {TARGET!r}, {headers!r}"
    return f"say({call}, base64.b64decode('{body}')))"


def _node(case: Case) -> str:
    name, request, _ = case
    headers = json.dumps({key.lower(): value for key, value in request.headers})
    body = base64.b64encode(request.body).decode()
    call = f'require("./{name}.js").verify{_camel(name)}("POST", "{TARGET}", {headers}'
    return f'console.log({call}, Buffer.from("{body}", "base64")) ? 1 : 0);'


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


def _ruby(case: Case) -> str:
    name, request, _ = case
    pairs = ", ".join(f"{_text(k.lower())} => {_text(v)}" for k, v in request.headers)
    body = base64.b64encode(request.body).decode()
    call = f'verify_{name.replace("-", "_")}("POST", "{TARGET}", {{{pairs}}}'
    return f'puts({call}, "{body}".unpack1("m")) ? 1 : 0)'


def _php(case: Case) -> str:
    name, request, _ = case
    pairs = ", ".join(f"'{k.lower()}' => '{v}'" for k, v in request.headers)
    body = base64.b64encode(request.body).decode()
    call = f"verify_{name.replace('-', '_')}('POST', '{TARGET}', [{pairs}]"
    return f"echo {call}, base64_decode('{body}')) ? 1 : 0, \"\\n\";"


def _go(case: Case) -> str:
    name, request, _ = case
    pairs = ", ".join(f"{_text(k.lower())}: {_text(v)}" for k, v in request.headers)
    body = base64.b64encode(request.body).decode()
    call = f'Verify{_camel(name)}("POST", "{TARGET}", map[string]string{{{pairs}}}'
    return f'say({call}, decoded("{body}")))'


def _java(case: Case) -> str:
    name, request, _ = case
    pairs = ", ".join(f"{_text(k.lower())}, {_text(v)}" for k, v in request.headers)
    body = base64.b64encode(request.body).decode()
    call = f'Verify{_camel(name)}.verify("POST", "{TARGET}", Map.of({pairs})'
    return f'System.out.println({call}, Base64.getDecoder().decode("{body}")) ? 1 : 0);'


def _lines(write: Callable[[Case], str], of: list[Case]) -> str:
    return "\n".join(map(write, of))


def _python_main(folder: Path, programs: dict[str, str], of: list[Case]) -> list[str]:
    text = "\n".join(programs.values())
    (folder / "main.py").write_text(
        f"{text}\ndef say(ok):\n    print(int(ok))\n{_lines(_python, of)}\n", "utf-8"
    )
    return ["python3", "main.py"]


def _node_main(folder: Path, programs: dict[str, str], of: list[Case]) -> list[str]:
    for name, text in programs.items():
        (folder / f"{name}.js").write_text(text, "utf-8")
    (folder / "main.js").write_text(_lines(_node, of), "utf-8")
    return ["node", "main.js"]


def _ruby_main(folder: Path, programs: dict[str, str], of: list[Case]) -> list[str]:
    (folder / "main.rb").write_text(f"{''.join(programs.values())}\n{_lines(_ruby, of)}", "utf-8")
    return ["ruby", "main.rb"]


def _php_main(folder: Path, programs: dict[str, str], of: list[Case]) -> list[str]:
    for name, text in programs.items():
        (folder / f"{name}.php").write_text(text, "utf-8")
    needed = "".join(f"require '{name}.php';\n" for name in programs)
    (folder / "main.php").write_text(f"<?php\n{needed}{_lines(_php, of)}\n", "utf-8")
    return ["php", "main.php"]


def _go_main(folder: Path, programs: dict[str, str], of: list[Case]) -> list[str]:
    for name, text in programs.items():
        (folder / f"{name.replace('-', '_')}.go").write_text(text, "utf-8")
    (folder / "main.go").write_text(
        'package main\n\nimport (\n"encoding/base64"\n"fmt"\n)\n'
        "func say(ok bool) {\nif ok {\nfmt.Println(1)\n} else {\nfmt.Println(0)\n}\n}\n"
        "func decoded(text string) []byte {\n"
        "found, _ := base64.StdEncoding.DecodeString(text)\nreturn found\n}\n"
        f"func main() {{\n{_lines(_go, of)}\n}}\n",
        "utf-8",
    )
    (folder / "go.mod").write_text("module snippets\n\ngo 1.18\n", "utf-8")
    return ["go", "run", "."]


def _java_main(folder: Path, programs: dict[str, str], of: list[Case]) -> list[str]:
    imports = sorted({line for text in programs.values() for line in text.split("\n")
                      if line.startswith("import ")})  # fmt: skip
    rest = "\n".join(
        "\n".join(line for line in text.split("\n") if not line.startswith("import "))
        for text in programs.values()
    )
    main = (
        "public class Main {\npublic static void main(String[] none) throws Exception {\n"
        f"{_lines(_java, of)}\n}}\n}}\n"
    )
    (folder / "Main.java").write_text("\n".join(imports) + "\n" + main + rest, "utf-8")
    return ["java", "-XX:TieredStopAtLevel=1", "Main.java"]


RUN: dict[str, tuple[str, Callable[[Path, dict[str, str], list[Case]], list[str]]]] = {
    "Python": ("python3", _python_main),
    "Node": ("node", _node_main),
    "Go": ("go", _go_main),
    "Java": ("java", _java_main),
    "PHP": ("php", _php_main),
    "Ruby": ("ruby", _ruby_main),
}


@pytest.mark.parametrize("language", RUN)
def test_a_program_agrees_with_our_verdict(language: str, tmp_path: Path) -> None:
    """On good and bad requests of every scheme, all in one process."""
    program, make = RUN[language]
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    programs = {
        scheme.id: verifiers(scheme)[language]
        for scheme in WITH_CODE
        if language in verifiers(scheme)
    }
    of = [case for case in cases() if case[0] in programs]
    command = make(tmp_path, programs, of)
    secrets = {variable_of(SCHEMES[name]): SAMPLE_SECRETS[name] for name in programs}
    ran = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=100,
        env={**os.environ, **secrets, "GOCACHE": str(tmp_path / "cache"), "GOFLAGS": "-mod=mod"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    said = [line == "1" for line in ran.stdout.split()]
    assert [(case[0], ok) for case, ok in zip(of, said, strict=True)] == [
        (case[0], case[2]) for case in of
    ]
    assert {case[0] for case in of if case[2]} == set(programs)


def test_no_program_holds_a_secret_and_each_names_the_header() -> None:
    """It is read from the environment."""
    for scheme in WITH_CODE:
        for text in verifiers(scheme).values():
            assert SAMPLE_SECRETS[scheme.id] not in text
            assert variable_of(scheme) in text
            assert scheme.header.lower() in text
            assert "@" not in text.replace("@text", "")


def test_the_names_are_those_of_the_request() -> None:
    """Where a scheme has several."""
    headers = (("svix-signature", "v1,x"), ("svix-id", "m"), ("svix-timestamp", "1"))
    request = Request(b"", b"{}", "POST", "/", "1.1", headers)
    text = verifiers(SCHEMES["standard-webhooks"], request)["Python"]
    assert "svix-id" in text
    assert "webhook-id" not in text


def test_what_signs_nothing_has_no_program() -> None:
    """A bearer token is compared, and a JWT needs a library."""
    assert verifiers(SCHEMES["powens-token"]) == {}
    assert verifiers(SCHEMES["plaid"]) == {}
    assert {scheme.id for scheme in WITH_CODE} >= {"fuse", "fiskil", "stripe", "slack"}
    assert all(isinstance(scheme, HmacScheme) for scheme in WITH_CODE)
