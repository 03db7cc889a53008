"""Reading the answer to a call, up to a bound."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from inspector.core.capture import Headers
from inspector.decode.codings import declared_codings, undo
from inspector.outbound.failures import Failure
from inspector.outbound.masking import text_without, without
from inspector.outbound.outcome import Ended, Outcome

if TYPE_CHECKING:
    import httpx

_OVERLAP = 16 * 1024  # bytes read beyond the bound, so that a secret at the cut is still seen


class Reading:
    """Collects one answer up to its bound."""

    def __init__(self, limit: int, host: str) -> None:
        self.host = host
        self.status = 0
        self._limit = limit
        self._headers: Headers = ()
        self._content = bytearray()
        self._is_cut = False

    async def read(self, answer: "httpx.Response") -> None:
        """Take head and body, the body as it came and no further than the bound."""
        self.status = answer.status_code
        self._headers = tuple(
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers.raw
        )
        async for chunk in answer.aiter_raw():
            self._content += chunk
            if len(self._content) > self._limit + _OVERLAP:
                break  # leaving ends the connection: the rest is never fetched

    def ended(self, failure: Failure | None, seconds: float, hidden: tuple[str, ...]) -> Ended:
        """The result, with everything hidden taken out."""
        content = self._opened()
        content = without(content, hidden)[: self._limit]
        headers = tuple((name, text_without(value, hidden)) for name, value in self._headers)
        outcome, explanation = failure or self._answered()
        explanation = text_without(explanation, hidden)
        return Ended(outcome, explanation, seconds, self.status, headers, content)

    def _opened(self) -> bytes:
        """The content with its codings undone; one too large to open stays as it came."""
        declared = [value for name, value in self._headers if name.lower() == "content-encoding"]
        content = bytes(self._content)
        if declared:
            undone = undo(content, declared_codings(declared), self._limit + _OVERLAP)
            content = undone.content
        self._is_cut = max(len(content), len(self._content)) > self._limit
        return content

    def _answered(self) -> Failure:
        if 300 <= self.status <= 399:
            to = next((value for name, value in self._headers if name.lower() == "location"), "")
            return Failure(Outcome.REDIRECT, self._redirected(to))
        if self._is_cut:
            size = f"{self._limit / 1048576:g} MiB"
            sentence = f"{self.host} answered more than {size}; the answer is cut there."
            return Failure(Outcome.TOO_LARGE, sentence)
        return Failure(Outcome.ANSWERED, "")

    def _redirected(self, location: str) -> str:
        try:
            parts = urlsplit(location)
            to = f"{parts.scheme}://{parts.hostname}" if parts.hostname else "another path there"
        except ValueError:
            to = "an address that is none"
        return (
            f"{self.host} sends on to {to} with status {self.status}. We did not go there, for the"
            " credentials would have gone along. Check the address."
        )
