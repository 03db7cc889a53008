"""Send a built delivery over real HTTP and report what came back."""

import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from inspector.core.capture import Headers, Request
from inspector.core.problem import Problem

TIMEOUT_SECONDS = 30.0
ANSWER_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What a receiver answered.

    Attributes:
        status: Its status.
        body: The first 64 KiB of its body, content codings undone.
        seconds: How long it took.
        reason: The words after the status; may be empty.
        headers: Its header fields as they came.
        cut: Whether there is more of the body.
    """

    status: int
    body: bytes
    seconds: float
    reason: str = ""
    headers: Headers = ()
    cut: bool = False


def address_problem(url: str) -> Problem | None:
    """Why nothing can be sent to a URL, None when something can."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        plain = "@" not in parts.netloc  # else a password would stand in every message
    except ValueError:  # a port that is none, half an IPv6 address
        usable = plain = False
    if usable and plain:
        return None
    return Problem(
        "This is no HTTP address to send to.",
        "Give it as http://127.0.0.1:8787, without user and password.",
    )


class Sender:
    """One HTTP client for many deliveries; close it with `await sender.close()`."""

    def __init__(self) -> None:
        """Make the client; the import waits until here because it costs 0.2 s."""
        import httpx  # noqa: PLC0415 - see above

        self._httpx = httpx
        self._client = httpx.AsyncClient(timeout=TIMEOUT_SECONDS, trust_env=False)

    async def send(self, url: str, request: Request) -> Answer | Problem:
        """Send a request's method, headers and body to a URL; redirects are not followed."""
        if problem := address_problem(url):
            return problem
        fields = [(name, value.encode("latin-1", "replace")) for name, value in request.headers]
        began = time.perf_counter()
        try:
            async with self._client.stream(
                request.method,
                url,
                content=request.body,
                headers=[(n.encode(), v) for n, v in fields],
            ) as answer:
                body = b""
                async for chunk in answer.aiter_bytes():
                    body += chunk
                    if len(body) > ANSWER_LIMIT:
                        break
        except self._httpx.InvalidURL as error:
            return Problem(f"{url} is no address: {error}.", "Give it as http://127.0.0.1:8787.")
        except self._httpx.LocalProtocolError:  # its text would show the header, maybe a token
            return Problem(
                "A header of this delivery cannot be sent: it holds a line break or a control"
                " character.",
                "Look at the secrets.",
            )
        except self._httpx.TimeoutException:
            return Problem(f"{url} did not answer within {TIMEOUT_SECONDS:.0f} s.", kind="timeout")
        except (self._httpx.TransportError, self._httpx.DecodingError) as error:
            return Problem(
                f"{url} could not be reached: {str(error) or type(error).__name__}.",
                "Check the address, and that something listens there.",
                "unreachable",
            )
        return Answer(
            answer.status_code,
            body[:ANSWER_LIMIT],
            time.perf_counter() - began,
            answer.reason_phrase,
            tuple((n.decode("latin-1"), v.decode("latin-1")) for n, v in answer.headers.raw),
            len(body) > ANSWER_LIMIT,
        )

    async def close(self) -> None:
        """Close the client and its connections."""
        await self._client.aclose()
