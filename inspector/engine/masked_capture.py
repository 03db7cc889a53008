"""A capture with its secrets and personal data masked: what a window gets while it presents.

Everything a window is told of a capture is made from this one, so that a copy masks what a pane
masks. The archive keeps what was received.
"""

import base64
from collections.abc import Sequence
from dataclasses import replace

from inspector.core.capture import Capture, Headers, Reply, Request
from inspector.core.credential import Credential
from inspector.core.opened import Opened
from inspector.core.signing import first_difference
from inspector.decode.charset import media_type, to_utf8
from inspector.decode.masked_body import masked_body, masked_content
from inspector.decode.masking import Masker
from inspector.decode.opening import open_content
from inspector.engine.masked_message import masked_message
from inspector.engine.protocol import Message
from inspector.engine.rules import Rules


def masker_of(mask: str, rules: Rules, credentials: Sequence[Credential] = ()) -> Masker | None:
    """The masker a command asks for, None when it asks for none.

    Args:
        mask: Base64 of the window's key.
        rules: Their secrets, and the users whose secrets they are, are masked wherever they stand.
        credentials: Masked wherever they stand.
    """
    if not mask:
        return None
    key = base64.b64decode(mask.encode(), validate=False)[:64]
    secrets = rules.secrets
    values = [each.value for each in secrets] + [each.user for each in secrets]
    return Masker(key, values + [each.value for each in credentials])


def masked_capture(capture: Capture, masker: Masker, *, body: bool = True) -> Capture:
    """The capture with masked target, fields and answer, its body opened and masked.

    Args:
        capture: As received.
        masker: Masks values.
        body: Whether the body is wanted; else it is empty.
    """
    request = capture.request
    content = masked_body(_text(open_content(request)), masker) if body else b""
    head = masker.head(request.head.decode("latin-1"))
    masked = replace(
        request,
        head=head.encode("latin-1", "replace"),
        body=content,
        target=masker.target(request.target),
        headers=_fields(request, masker, opened=body),
        trailers=masker.head("\n" + request.trailers.decode("latin-1"))[1:].encode(
            "latin-1", "replace"
        ),
    )
    return replace(capture, request=masked, reply=_reply(capture.reply, masker))


def masked_explanation(told: Message, capture: Capture, masker: Masker) -> Message:
    """What `explaining.explain` told, masked: signed content, values and sentences."""
    return {
        **told,
        "proofs": [_proof(proof, capture.request, masker) for proof in told["proofs"]],
        "findings": [masked_message(each, masker) for each in told["findings"]],
        "facts": [masked_message(each, masker) for each in told["facts"]],
    }


def _proof(proof: Message, request: Request, masker: Masker) -> Message:
    sentence = {
        name: masker.text(value, likely=False)
        for name, value in proof.items()
        if isinstance(value, str) and name != "content_base64"
    }
    masked = {**proof, **sentence}
    if masked["expected"] != proof["expected"] or masked["received"] != proof["received"]:
        both = masked["expected"] and masked["received"]
        masked["difference"] = (
            first_difference(masked["expected"], masked["received"]) if both else None
        )
    if proof["content_base64"]:
        content = base64.b64decode(proof["content_base64"])
        shown = masked_content(content, masker, request.target)
        masked["content_base64"] = base64.b64encode(shown).decode()
        if proof["content_size"] <= len(content):
            masked["content_size"] = len(shown)
    return masked


def _text(opened: Opened) -> bytes:
    return to_utf8(opened.content, media_type(opened.request.header("content-type") or "").codec)


def _fields(request: Request, masker: Masker, *, opened: bool) -> Headers:
    # A masked body has no coding, so a command that sends it must not claim one.
    return tuple(
        (name, masker.header(name, value))
        for name, value in request.headers
        if not (opened and name.lower() == "content-encoding")
    )


def _reply(reply: Reply, masker: Masker) -> Reply:
    fields = tuple((name, masker.header(name, value)) for name, value in reply.headers)
    body = masker.text(reply.body.decode("utf-8", "replace"))
    return replace(reply, headers=fields, body=body.encode())
