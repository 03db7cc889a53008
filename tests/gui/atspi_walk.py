"""What a screen reader sees of the running program; run by the system's Python inside a D-Bus session.

    dbus-run-session -- python3 tests/gui/atspi_walk.py PORT PROGRAM ARGUMENT...

Starts the program, sends two webhooks to the port once it is there, waits until both are in the
list, and prints every name with its role as JSON. Exit code 1: it was not seen in time.
"""

import importlib
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from typing import Any

PATIENCE = 45.0
DEEPEST = 30
WIDEST = 400


def main() -> int:
    """Look until everything is there, or patience ends."""
    # Only the system's Python has it, and the type checker runs with ours.
    importlib.import_module("gi").require_version("Atspi", "2.0")
    reader: Any = importlib.import_module("gi.repository.Atspi")
    port, command = sys.argv[1], sys.argv[2:]
    until = time.monotonic() + PATIENCE
    found: list[tuple[str, str]] = []
    sent = False
    with subprocess.Popen(command) as program:
        while time.monotonic() < until and program.poll() is None:
            found = list(names(reader.get_desktop(0)))
            if not sent and any(name.startswith("Listening") for _, name in found):
                for body in (b'{"type": "a"}', b'{"type": "b"}'):
                    post(port, body)
                sent = True
            if sum(role == "table cell" and "answered" in name for role, name in found) >= 2:
                break
            time.sleep(0.3)
        program.terminate()
    sys.stdout.write(f"{json.dumps(found)}\n")
    return 0 if sent else 1


def post(port: str, body: bytes) -> None:
    """Send one webhook."""
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}/fiskil", body, headers)
    urllib.request.urlopen(request, timeout=10).close()


def names(one: Any, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Role and name of everything under an accessible object."""
    if one is None or depth > DEEPEST:
        return
    try:
        yield one.get_role_name(), one.get_name()
        count = min(WIDEST, one.get_child_count())
        children = [one.get_child_at_index(index) for index in range(count)]
    except Exception:  # noqa: BLE001 - it went away while it was looked at, whatever glib calls that
        return
    for child in children:
        yield from names(child, depth + 1)


if __name__ == "__main__":
    sys.exit(main())
