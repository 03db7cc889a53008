"""What an aggregator signed before Fuse handed it on: `verification_token` over `remote_data`.

Source: Fuse's OpenAPI description calls the token "aggregator verification data needed to verify
the webhook"; how it is checked was only written down in fuse-node 1.0.18, for the header of before.
So this is inferred, and says so.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from inspector.core.capture import Request
from inspector.core.event import Event
from inspector.core.opened import Opened
from inspector.core.scheme import Scheme
from inspector.core.secret import Secret
from inspector.core.signing import utf8
from inspector.core.verdict import Outcome, Proof
from inspector.providers import plaid, teller
from inspector.providers.plaid_token import read_token

READING = "inferred: verification_token over remote_data"
_TELLER = re.compile(r"t=[0-9]{1,15}(?:,v1=[0-9a-f]{64})+")


def relayed_proofs(
    opened: Opened, event: Event, secrets: Mapping[str, Sequence[Secret]], now: float
) -> tuple[Proof, ...]:
    """The aggregator's own signature on a delivery of Fuse; nothing where it cannot be judged.

    Only with a key of the aggregator stored, and only where `remote_data` is text: of an object
    nobody knows how it was written. How long Fuse takes is not known, so any age passes.

    Args:
        opened: The request.
        event: What it reports.
        secrets: Those that apply, by scheme id.
        now: When it was received, seconds since 1970.
    """
    body = opened.document
    if event.provider != "fuse" or not isinstance(body, dict):
        return ()
    token, remote = body.get("verification_token"), body.get("remote_data")
    if not isinstance(token, str) or not isinstance(remote, str):
        return ()
    scheme = _scheme(token)
    own = secrets.get(scheme.id, ()) if scheme else ()
    if scheme is None or not own:
        return ()
    content = utf8(remote)
    request = Request(b"", content, "POST", "/", "1.1", ((scheme.header, token),))
    proof = scheme.judge(Opened(request, content), own, now, None)
    verdict = proof.verdict
    reading = READING if verdict.outcome is Outcome.VERIFIED else ""
    sentence = f"{verdict.explanation} Inferred: Fuse does not document this check."
    inferred = replace(verdict, explanation=sentence, reading=reading)
    return (proof._replace(verdict=inferred, content_name="the text in remote_data"),)


def _scheme(token: str) -> Scheme | None:
    """Whose token it is, by its form: `source` may be Fuse's own."""
    if _TELLER.fullmatch(token):
        return teller.SCHEME
    return plaid.SCHEME if read_token(token) is not None else None
