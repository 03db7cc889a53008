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
    "plaid-key": PlaidKey,
}
