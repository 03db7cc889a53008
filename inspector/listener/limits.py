"""How much and how long the listener takes from a sender, with the defaults."""

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one listener; sizes in bytes, times in seconds.

    Attributes:
        head: Longest request line plus header fields, and longest trailers; more is answered 431.
        body: Longest body; more is answered 413, the first `body` bytes are kept.
        held: Bytes of all bodies together that are still being received; more is answered 503.
        head_time: From the first byte of a head to its last; longer is answered 408.
        body_time: Between two pieces of a body; longer is answered 408, what came is kept. Also
            how long a sender may leave its replies unread.
        idle_time: Between two requests of one connection; then it is closed without a word.
        linger_time: How long bytes are still read, and thrown away, after a refusal, so that the
            sender sees the reply rather than a reset.
        connections: Open at the same time; more are answered 503 and closed.
        unanswered: Requests of one connection that may wait for their reply; then, or after a body
            of more than 1 MiB, nothing is read until all of them are answered.
    """

    head: int = 64 * KIB
    body: int = 64 * MIB
    held: int = 512 * MIB
    head_time: float = 10.0
    body_time: float = 30.0
    idle_time: float = 75.0
    linger_time: float = 3.0
    connections: int = 256
    unanswered: int = 64


@dataclass(slots=True)
class Usage:
    """What the connections of one listener use together.

    Attributes:
        held: Bytes of bodies that are being received.
        now: Seconds of the loop's clock at the last sweep: reading it costs a request nothing.
    """

    held: int = 0
    now: float = 0.0
