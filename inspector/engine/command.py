"""What every command of the protocol starts with."""

import msgspec


class Command(msgspec.Struct, kw_only=True):
    """A command. A field's comment `-> names` says what the reply carries."""

    id: int
