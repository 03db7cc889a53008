"""The commands about why a signature fails: part of `protocol`, with the rules of all commands."""

from inspector.engine.command import Command, OfCapture


class Diagnose(OfCapture, kw_only=True):
    """Why does this scheme fail on this capture? Kept from earlier, or found out now.

    Reply: scheme, causes (root first), each {id, explanation, fix, action: {kind, value, label} or
    null}, and tried (ids). Meanwhile notices `diagnosing` say how far it is. A problem of kind
    `stopped` when `diagnose-stop` came first.
    """

    scheme: str


class DiagnoseStop(Command):
    """Stop diagnosing this scheme on this capture, and comparing with it."""

    capture: int
    scheme: str


class Compare(OfCapture, kw_only=True):
    """Compare what a user's code hashed, or the digest it computed, with what was due.

    Reply: kind (content, digest), read_as (text, base64, hex), equal, sentence, causes as
    `Diagnose` has them, sizes [due, pasted], and place: null or {offset, line, column, due, yours,
    at}, where `due` and `yours` are base64 of the bytes around the first difference, which stands
    at index `at` of both; empty while presenting.
    """

    scheme: str
    pasted: str


class VerifierCode(OfCapture, kw_only=True):
    """Programs that verify this scheme, with the names of this capture's headers and no secret.

    Reply: code, each {language, text}, in the order to offer them; empty where there are none.
    """

    scheme: str


DIAGNOSIS_COMMANDS: dict[str, type[Command]] = {
    "diagnose": Diagnose,
    "diagnose-stop": DiagnoseStop,
    "compare": Compare,
    "verifier-code": VerifierCode,
}
