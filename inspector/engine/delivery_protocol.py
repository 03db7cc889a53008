"""The command about the delivery that a capture is an attempt of: part of `protocol`."""

from inspector.engine.command import Command, OfCapture


class Delivery(OfCapture):
    """All attempts to hand us the event of this capture, and what is still to come of it.

    Reply: attempts, oldest first and empty when it has no delivery key, each {id, received_at
    (microseconds), status, body (the first 200 characters of our reply's), delay (seconds), same
    (the request's body is that of the first attempt; null when that was not compared), verdicts
    (each [scheme, outcome, secret label])}; key (what they share: `message_id`, `idempotency`,
    `body` ...), provider, rule (its retry rule in a sentence), of (attempts it documents, or null),
    standing (see `core.retrying.Standing`), windows (each [attempt, earliest, latest] in
    microseconds, the next one first).
    """


DELIVERY_COMMANDS: dict[str, type[Command]] = {"delivery": Delivery}
