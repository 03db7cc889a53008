"""A capture as a cURL command that sends the same bytes again."""

import base64
import shlex

from inspector.core.capture import Request

ARGUMENT_LIMIT = 100_000

# cURL makes these itself; repeating them would send them twice or wrongly.
LEFT_OUT = {"host", "content-length", "transfer-encoding", "connection", "expect"}


def curl(request: Request, base_url: str) -> str:
    """A command for a POSIX shell.

    Args:
        request: The request as received.
        base_url: Where to send it, `http://127.0.0.1:8787`; path and query come from the request.
    """
    target = request.target if request.target.startswith("/") else request.path
    lines = [
        f"curl -sS -X {shlex.quote(request.method or 'POST')} {shlex.quote(base_url + target)}"
    ]
    for name, value in request.headers:
        if name.lower() not in LEFT_OUT:
            # `Name;` is how cURL is told to send a header without a value.
            lines.append(f"-H {shlex.quote(f'{name}: {value}' if value else f'{name};')}")
    if not any(name.lower() == "content-type" for name, _ in request.headers) and request.body:
        lines.append("-H 'Content-Type:'")  # keeps cURL from adding its form type
    pipe = ""
    if request.body:
        pipe, argument = body_argument(request.body)
        lines.append(argument)
    return pipe + " \\\n  ".join(lines)


def body_argument(body: bytes) -> tuple[str, str]:
    """What stands before the command, and the argument that carries the body."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        text = "\x00"
    # A shell cannot pass NUL, and Linux takes no single argument over 128 KiB.
    if "\x00" in text or len(body) > ARGUMENT_LIMIT:
        return f"echo {base64.b64encode(body).decode()} | base64 -d | ", "--data-binary @-"
    return "", f"--data-raw {shlex.quote(text)}"
