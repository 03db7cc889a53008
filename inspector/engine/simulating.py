"""Sends a signed delivery to ourselves (or elsewhere), as the window's button does."""

import asyncio
import secrets
import time
from collections.abc import Sequence

from inspector import providers
from inspector.core.capture import Request
from inspector.core.problem import Problem
from inspector.core.secret import Secret, Use
from inspector.engine.protocol import Message
from inspector.simulator import building
from inspector.simulator.sample_secrets import SAMPLE_SECRETS
from inspector.simulator.sending import Answer, Sender


class Simulating:
    """Acts as a provider; its HTTP client is made when first needed, for that takes 0.2 s."""

    def __init__(self) -> None:
        self._sender: Sender | None = None
        self._making = asyncio.Lock()

    async def send(
        self, provider: str, event: str, fault: str, to: str, known: Sequence[Secret]
    ) -> Message | Problem:
        """Send one delivery; `status` and `sentence`, or why it could not be sent.

        Args:
            provider: Provider id.
            event: Event type; empty takes the provider's first.
            fault: What is to be wrong with it, or empty.
            to: Address with or without a path.
            known: The user's secrets; the current one of each scheme signs, else a sample.
        """
        event = event or next(iter(building.events_of(provider)), "")
        url = building.target_for(provider, event, to)
        faults = frozenset([fault]) if fault else frozenset[str]()
        request = building.build(
            provider, event, url, time.time(),
            secrets=signing_secrets(provider, known), seed=secrets.token_hex(4), faults=faults,
        )  # fmt: skip
        if isinstance(request, Problem):
            return request
        answer = await self.post(url, request)
        if isinstance(answer, Problem):
            return answer
        took = round(answer.seconds * 1000)
        sentence = f"Sent {event} to {url}: answered {answer.status} in {took} ms."
        return {"status": answer.status, "sentence": sentence}

    async def post(self, url: str, request: Request) -> Answer | Problem:
        """Send a request as it is."""
        async with self._making:
            if self._sender is None:
                self._sender = await asyncio.to_thread(Sender)  # its import would stall the loop
        return await self._sender.send(url, request)

    async def close(self) -> None:
        """Close the client."""
        if self._sender is not None:
            await self._sender.close()


def signing_secrets(provider: str, known: Sequence[Secret]) -> dict[str, str]:
    """Scheme id to the secret that signs: the user's current one, else the sample."""
    signing: dict[str, str] = {}
    for scheme in providers.all_schemes():
        if scheme.provider != provider:
            continue
        mine = [s for s in known if s.scheme == scheme.id and s.value]
        # Simulated bodies are of the sandbox, and arrive at the provider's usual endpoint.
        mine.sort(key=lambda s: (s.use is not Use.CURRENT, s.environment == "production"))
        if mine and mine[0].use is not Use.RETIRED:
            signing[scheme.id] = mine[0].value
        elif scheme.id in SAMPLE_SECRETS:
            signing[scheme.id] = SAMPLE_SECRETS[scheme.id]
    return signing


def simulations() -> list[Message]:
    """What can be sent, as `protocol.Simulations` promises it."""
    return [
        {
            "provider": provider.id,
            "name": provider.name,
            "events": [
                {"name": event.name, "meaning": event.meaning} for event in provider.event_types
            ],
            "faults": list(building.FAULTS),
        }
        for provider in providers.PROVIDERS
        if provider.id in building.BODIES
    ]
