"""Send a built delivery over real HTTP and report what came back."""

import time
from dataclasses import dataclass

from inspector.core.capture import Request
from inspector.core.problem import Problem

TIMEOUT_SECONDS = 30.0
ANSWER_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What a receiver answered: status, the first 64 KiB of its body, seconds it took."""

    status: int
    body: bytes
    seconds: float


class Sender:
    """One HTTP client for many deliveries; close it with `await sender.close()`."""

    def __init__(self) -> None:
        """Make the client; the import waits until here because it costs 0.2 s."""
        import httpx  # noqa: PLC0415 - see above

        self._httpx = httpx
        self._client = httpx.AsyncClient(timeout=TIMEOUT_SECONDS, trust_env=False)

    async def send(self, url: str, request: Request) -> Answer | Problem:
        """Send a request's method, headers and body to a URL; redirects are not followed."""
        fields = [(name, value.encode("latin-1", "replace")) for name, value in request.headers]
        began = time.perf_counter()
        try:
            answer = await self._client.request(
                request.method,
                url,
                content=request.body,
                headers=[(n.encode(), v) for n, v in fields],
            )
        except self._httpx.InvalidURL as error:
            return Problem(f"{url} is no address: {error}.", "Give it as http://127.0.0.1:8787.")
        except self._httpx.UnsupportedProtocol:
            return Problem(f"{url} is no HTTP address.", "Begin it with http:// or https://.")
        except self._httpx.TimeoutException:
            return Problem(f"{url} did not answer within {TIMEOUT_SECONDS:.0f} s.", kind="timeout")
        except self._httpx.TransportError as error:
            return Problem(
                f"{url} could not be reached: {str(error) or type(error).__name__}.",
                "Check the address, and that something listens there.",
                "unreachable",
            )
        return Answer(
            answer.status_code, answer.content[:ANSWER_LIMIT], time.perf_counter() - began
        )

    async def close(self) -> None:
        """Close the client and its connections."""
        await self._client.aclose()
