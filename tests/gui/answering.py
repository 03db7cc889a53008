"""A small HTTP server in a thread that answers as told, for windows that sync."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Answering:
    """What the next request gets.

    Attributes:
        address: Base URL.
        status: Of the answer.
        kind: Its content type.
        body: Its body.
        paths: What was asked for.
        go_on: Cleared, it keeps requests waiting.
    """

    def __init__(self) -> None:
        self.address = ""
        self.status, self.kind, self.body = 200, "application/json", b"{}"
        self.paths: list[str] = []
        self.go_on = threading.Event()
        self.go_on.set()

    def say(self, status: int, body: bytes, kind: str = "application/json") -> None:
        """Answer so from now on."""
        self.status, self.body, self.kind = status, body, kind


@contextmanager
def answering() -> Iterator[Answering]:
    """A server on loopback, ended at the end."""
    told = Answering()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", "0")))
            told.paths.append(self.path)
            told.go_on.wait(20)
            self.send_response(told.status)
            self.send_header("Content-Type", told.kind)
            self.send_header("Content-Length", str(len(told.body)))
            self.end_headers()
            self.wfile.write(told.body)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        told.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield told
        told.go_on.set()
        server.shutdown()
        thread.join()
