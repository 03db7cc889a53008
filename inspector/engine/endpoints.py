"""Which endpoint takes a request: the literal path first, then the template with fewest names."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from inspector.core.capture import Endpoint, Reply, match_path
from inspector.core.problem import Problem

FIRST_ENDPOINTS = (
    Endpoint("/fuse", "fuse"),
    Endpoint("/fynapse", "fynapse"),
    Endpoint("/powens/{event}", "powens"),
    Endpoint("/fiskil", "fiskil"),
)
"""What a new archive starts with."""

_REMEMBERED = 4096
_LONGEST_REMEMBERED = 200
_NO_VALUES: Mapping[str, str] = {}


class Route(NamedTuple):
    """How one request is treated.

    Attributes:
        endpoint: Path template of the endpoint, or empty when none matches.
        provider: The provider the user wants for it, or empty to recognise it.
        reply: What the sender gets.
        values: Values of the template's names.
    """

    endpoint: str
    provider: str
    reply: Reply
    values: Mapping[str, str]


def path_of(target: str) -> str:
    """The path of a request target without its query; `/` of a full URL without one."""
    path = target.partition("?")[0]
    if "://" in path:
        path = "/" + path.partition("://")[2].partition("/")[2]
    return path


def check_path(path: str) -> Problem | None:
    """What is wrong with an endpoint's path, or None."""
    if not path.startswith("/") or len(path) > 500:
        sentence = "An endpoint's path starts with a slash and has at most 500 characters."
        return Problem(sentence, "Write it as /orders or /powens/{event}.", "bad-path")
    if any(mark in path for mark in "?# \t\r\n"):
        sentence = "An endpoint's path has no query, fragment or blank."
        return Problem(sentence, "Leave out everything from the ? on.", "bad-path")
    return None


class EndpointTable:
    """The endpoints of an archive, looked up by request target."""

    def __init__(self, endpoints: Sequence[Endpoint]) -> None:
        self._endpoints: tuple[Endpoint, ...] = ()
        self._by_rank: tuple[Endpoint, ...] = ()
        self._routes: dict[str, Route] = {}
        self._default = Reply()
        self._replies: dict[Reply, Reply] = {}
        self.replace(endpoints)

    @property
    def endpoints(self) -> tuple[Endpoint, ...]:
        """All endpoints, in the archive's order."""
        return self._endpoints

    def replace(self, endpoints: Sequence[Endpoint]) -> None:
        """Use these endpoints from now on."""
        self._endpoints = tuple(endpoints)
        self._by_rank = tuple(sorted(endpoints, key=lambda endpoint: endpoint.path.count("{")))
        self._routes.clear()
        # Equal replies become the same object: the listener frames a reply it knows only once.
        self._replies = {self._default: self._default}

    def named(self, path: str) -> Endpoint | None:
        """The endpoint with exactly this path template."""
        return next((each for each in self._endpoints if each.path == path), None)

    def route(self, target: str) -> Route:
        """How a request to this target is treated."""
        known = self._routes.get(target)
        if known is None:
            known = self._look_up(path_of(target))
            if len(self._routes) >= _REMEMBERED:  # senders choose targets: never grow without end
                self._routes.clear()
            if len(target) <= _LONGEST_REMEMBERED:
                self._routes[target] = known
        return known

    def _look_up(self, path: str) -> Route:
        for endpoint in self._by_rank:
            values = match_path(endpoint.path, path)
            if values is not None:
                reply = self._replies.setdefault(endpoint.reply, endpoint.reply)
                return Route(endpoint.path, endpoint.provider, reply, values)
        return Route("", "", self._default, _NO_VALUES)
