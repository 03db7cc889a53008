"""What the sidebar can choose to look at: all captures, the failing, the starred, one endpoint."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """A choice of the sidebar.

    Attributes:
        key: Stable word for settings: `all`, `failing`, `starred`, or an endpoint's path.
        title: What the list's title strip says.
        query: What the filter adds for it, empty for everything.
    """

    key: str
    title: str
    query: str

    @property
    def path(self) -> str:
        """The endpoint's path, empty when it is no endpoint."""
        return self.key if self.key.startswith("/") else ""

    def with_words(self, typed: str) -> str:
        """The whole query: this choice and what the user typed."""
        return f"{self.query} {typed}".strip()


ALL = Scope("all", "All captures", "")
FAILING = Scope("failing", "Failing", "is:failing")
STARRED = Scope("starred", "Starred", "is:starred")


def quoted(text: str) -> str:
    """A value for a query, in quotes when a blank, comma or quote is in it."""
    if any(mark in text for mark in ' ,"\t'):
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return text


def endpoint_scope(path: str) -> Scope:
    """The captures that one endpoint took."""
    return Scope(path, path, f"endpoint:{quoted(path)}")


def scope_of(key: str) -> Scope:
    """The choice behind a stored word; all captures for one that means nothing."""
    for scope in (FAILING, STARRED):
        if scope.key == key:
            return scope
    return endpoint_scope(key) if key.startswith("/") else ALL
