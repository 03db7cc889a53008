"""What every command of the protocol starts with."""

import msgspec


class Command(msgspec.Struct, kw_only=True):
    """A command. A field's comment `-> names` says what the reply carries."""

    id: int


class OfCapture(Command):
    """What is asked of one capture, as received or with secrets and personal data masked.

    `mask` is base64 of the window's random key, from which the aliases are made; empty for what
    was received. See `engine.masked_capture`.
    """

    capture: int
    mask: str = ""
