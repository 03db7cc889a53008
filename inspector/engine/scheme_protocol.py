"""The commands about schemes and their keys: part of `protocol`, with the rules of all commands."""

from inspector.engine.command import Command, OfCapture


class Schemes(Command):
    """The user's own schemes, each the text of its file, replacing those sent before.

    Reply: schemes, in the same order, each {id, name, secret_name} or {problem}. History is judged
    anew when they differ.
    """

    schemes: list[str]


class FindScheme(Command):
    """Which format signs these captures with this secret? Tries the grid of formats, stores nothing.

    Reply: captures (how many were looked at), tried (how many formats), found, each {id, text,
    header, signed}: `text` is the file of a scheme that matches every one of the captures.
    """

    captures: list[int]
    secret: str
    name: str = "found"

    def __repr__(self) -> str:
        """Without the secret."""
        return f"FindScheme({self.captures!r})"


class PreviewScheme(Command):
    """What would this scheme say of a capture? Stores nothing.

    `text` is the file's text, `secret` the value to judge by, empty for none. Reply: id, is_there
    (whether the capture carries its header), outcome, explanation, expected, received, signed (the
    first 2,000 characters of what is signed). A problem of kind `bad-scheme` says what is wrong.
    """

    capture: int
    text: str
    secret: str = ""


class PlaidKey(OfCapture):
    """Fetch the key that a capture's Plaid token names, with the user's Plaid credentials.

    Needs the credentials `Plaid-Client-Id` and `Plaid-Secret`. The key is kept with the archive;
    history is judged anew with it.

    Reply: kid, fetched (false when it was known already). A problem otherwise: of kind
    `no-plaid-token`, `credentials-missing`, `bad-environment`, or `plaid-refused`.
    """


SCHEME_COMMANDS: dict[str, type[Command]] = {
    "schemes": Schemes,
    "find-scheme": FindScheme,
    "preview-scheme": PreviewScheme,
    "plaid-key": PlaidKey,
}
