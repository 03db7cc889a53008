"""Makes signing mistakes with Python's own json and hmac: python make_python.py > python.jsonl."""

import base64
import hmac
import json
import sys
import urllib.parse
from pathlib import Path
from typing import Any

MADE = json.loads((Path(__file__).parent / "bodies.json").read_text(encoding="utf-8"))
KEY = base64.b64decode(MADE["fiskil_secret"])
DUMPED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("body-reserialised-python", {}),
    ("body-reserialised-python", {"separators": (",", ":")}),
    ("body-reserialised-python", {"ensure_ascii": False}),
    ("body-reserialised-python", {"separators": (",", ":"), "ensure_ascii": False}),
    ("body-reserialised-python", {"indent": 2}),
    ("body-reserialised-python", {"indent": 4}),
    ("body-reserialised-python", {"indent": 2, "ensure_ascii": False}),
    ("body-reserialised-python", {"indent": 4, "ensure_ascii": False}),
    ("body-keys-sorted", {"sort_keys": True}),
    ("body-keys-sorted", {"sort_keys": True, "separators": (",", ":")}),
    ("body-keys-sorted", {"sort_keys": True, "ensure_ascii": False}),
    ("body-keys-sorted", {"sort_keys": True, "separators": (",", ":"), "ensure_ascii": False}),
    ("body-keys-sorted", {"sort_keys": True, "indent": 2}),
    ("body-keys-sorted", {"sort_keys": True, "indent": 4}),
)


def emit(name: str, expect: list[str], sent: bytes, signed: bytes, key: bytes = KEY) -> None:
    """Write one request as a line."""
    value = base64.b64encode(hmac.digest(key, signed, "sha256")).decode()
    line = {
        "name": f"python {name}", "scheme": "fiskil", "method": "POST", "target": "/hook",
        "secrets": [{"scheme": "fiskil", "value": MADE["fiskil_secret"]}],
        "headers": [["X-Fiskil-Signature", value]], "body": base64.b64encode(sent).decode(),
        "expect": expect,
    }  # fmt: skip
    sys.stdout.write(json.dumps(line) + "\n")


def main() -> None:
    """Write them all."""
    sent = MADE["numbers"].encode()
    body = json.loads(sent)
    for cause, options in DUMPED:
        emit(f"dumps {options}", [cause], sent, json.dumps(body, **options).encode())
    emit("dumps and a line feed", [DUMPED[0][0]], sent, json.dumps(body).encode() + b"\n")
    emit("str of bytes", ["body-python-repr"], sent, str(sent).encode())
    form = b"b=1+2&a=%e9&c="
    pairs = urllib.parse.parse_qsl(form.decode(), keep_blank_values=True)
    again = urllib.parse.urlencode(sorted(pairs)).encode()
    emit("form sorted", ["body-form-decoded"], form, again)
    emit("form as JSON", ["body-form-decoded"], form, json.dumps(dict(pairs)).encode())
    text = MADE["fiskil_secret"].encode()
    causes = ["secret-not-decoded", "body-reserialised-python"]
    emit("text as key, dumps", causes, sent, json.dumps(body).encode(), text)


if __name__ == "__main__":
    main()
