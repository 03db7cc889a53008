"""The commands about deliveries that are edited before they are sent: part of `protocol`."""

import msgspec

from inspector.engine.command import Command

Fields = tuple[tuple[str, str], ...]


class DraftShape(msgspec.Struct):
    """A delivery as the window writes it: everything is text.

    Attributes:
        provider, event: What is simulated; they decide how it is signed.
        method: `POST`.
        url: Where it goes: an address of this computer.
        headers: Without the length, which is computed.
        body: As text; it travels as UTF-8.
    """

    provider: str
    event: str
    method: str
    url: str
    headers: Fields
    body: str


class Draft(Command):
    """Write a delivery to be edited; `to` defaults to our own endpoint.

    Reply: draft, {provider, event, method, url, headers, body}, not signed yet.
    """

    provider: str
    event: str = ""
    to: str = ""


class SignDraft(Command):
    """Sign a draft as it stands, with this fault; signatures it has are replaced.

    Reply: draft, as `Draft` replies.
    """

    draft: DraftShape
    fault: str = ""


class SendDraft(Command):
    """Send a draft to our listener or to a handler on this computer.

    `sign` signs it first; a fault beyond `gzip` needs that. Reply: status, reason, headers
    ([[name, value], ...]), body (the first 64 KiB as text), cut (whether there is more), duration_ms, sent (the headers that travelled).
    """

    draft: DraftShape
    fault: str = ""
    sign: bool = True


DRAFT_COMMANDS: dict[str, type[Command]] = {
    "draft": Draft,
    "sign-draft": SignDraft,
    "send-draft": SendDraft,
}
