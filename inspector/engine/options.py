"""What an engine is started with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from inspector.core.secret import Secret
from inspector.listener.limits import Limits


@dataclass(frozen=True, slots=True)
class Options:
    """How to start an engine.

    Attributes:
        archive: The archive's file; it is made when it is missing.
        host: Address to listen on.
        port: Port to listen on, 0 for any free one, None to listen later.
        limits: What the listener takes from a sender.
        secrets: Secrets that judge what arrives. History is judged anew only by `set_secrets`:
            looking into an archive without its secrets must not turn its verdicts.
        tolerances: Seconds a timestamp may be off, by scheme; None for any age. Absent schemes
            keep their own default.
        schemes: The user's own schemes, each the text of its file.
        demo: Whether it can tell the story of the demo.
    """

    archive: Path
    host: str = "127.0.0.1"
    port: int | None = 8787
    limits: Limits = field(default_factory=Limits)
    secrets: tuple[Secret, ...] = ()
    tolerances: Mapping[str, float | None] = field(default_factory=dict)
    schemes: tuple[str, ...] = ()
    demo: bool = False
