"""What a user changes while the engine runs: secrets, tolerances, endpoints.

Each of them changes what verdicts depend on, so history follows by itself.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from inspector.archive.archive import Archive
from inspector.core.capture import Endpoint, Reply
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.engine.endpoints import EndpointTable, check_path
from inspector.engine.judge import Judge
from inspector.engine.rejudging import Rejudging
from inspector.engine.rules import Rules, providers_of
from inspector.providers import provider_named
from inspector.providers.custom import MOST_SCHEMES, read_scheme
from inspector.providers.hmac_scheme import HmacScheme

LONGEST_DELAY = 60.0


class Changes:
    """Makes changes and lets everything follow.

    Args:
        told: Called after the endpoints changed.
    """

    def __init__(
        self,
        archive: Archive,
        endpoints: EndpointTable,
        judge: Judge,
        rejudging: Rejudging,
        told: Callable[[], None],
    ) -> None:
        self._archive = archive
        self._endpoints = endpoints
        self._judge = judge
        self._rejudging = rejudging
        self._told = told
        self._secrets_told = False

    def set_secrets(self, secrets: Sequence[Secret]) -> None:
        """Use exactly these secrets; history is judged anew where that may matter."""
        self._secrets_told = True
        self._rejudging.apply(replace(self._judge.rules, secrets=tuple(secrets)))

    def set_tolerances(self, tolerances: Mapping[str, float | None]) -> None:
        """Use these tolerances in seconds, None for any age; others keep their default."""
        self._apply(replace(self._judge.rules, tolerances=dict(tolerances)))

    def set_schemes(self, texts: Sequence[str]) -> tuple[HmacScheme | Problem, ...]:
        """Use these schemes of the user's own, each the text of a file; what each text is.

        A second one of a name is a problem, and left out like one that cannot be read.
        """
        found: list[HmacScheme | Problem] = []
        kept: dict[str, str] = {}
        for text in texts[:MOST_SCHEMES]:
            scheme = read_scheme(text)
            if isinstance(scheme, HmacScheme) and scheme.id in kept:
                scheme = Problem(
                    f"There is another scheme called {scheme.label}.", "Rename one.", "bad-scheme"
                )
            if isinstance(scheme, HmacScheme):
                kept[scheme.id] = text
            found.append(scheme)
        self._apply(replace(self._judge.rules, schemes=tuple(kept.values())))
        return tuple(found)

    def use_fetched(self, keys: tuple[Secret, ...]) -> None:
        """Judge by these fetched keys too."""
        self._apply(replace(self._judge.rules, fetched=keys))

    def save_endpoint(
        self,
        path: str,
        provider: str,
        reply: Reply | None,
        was: str = "",
        *,
        auto_sync: bool | None = None,
    ) -> Problem | None:
        """Create or change an endpoint; reply and automatic sync stay where they are None."""
        problem = check_path(path) or _check_provider(provider) or _check_reply(reply)
        if problem is not None:
            return problem
        if was and was != path and self._endpoints.named(path) is not None:
            sentence = f"There is an endpoint at {path} already."
            return Problem(sentence, "Choose another path, or delete that one.", "path-taken")
        known = self._endpoints.named(was or path)
        kept = known or Endpoint(path)
        syncs = kept.auto_sync if auto_sync is None else auto_sync
        endpoint = Endpoint(path, provider, reply or kept.reply, syncs)
        return self._written(self._archive.save_endpoint(endpoint, was))

    def delete_endpoint(self, path: str) -> Problem | None:
        """Forget an endpoint; its captures stay."""
        return self._written(self._archive.delete_endpoint(path))

    def treat_as(self, path: str, provider: str) -> Problem | None:
        """Take all requests to this path as this provider's."""
        problem = check_path(path) or _check_provider(provider)
        return problem or self._written(self._archive.treat_as(path, provider))

    def _written(self, problem: Problem | None) -> Problem | None:
        if problem is None:
            self._endpoints.replace(self._archive.endpoints())
            rules = self._judge.rules
            providers = providers_of(self._endpoints.endpoints)
            if providers != rules.providers:
                self._apply(replace(rules, providers=providers))
            self._told()
        return problem

    def _apply(self, rules: Rules) -> None:
        """Judge by these rules; history waits for secrets, for it would have to change again."""
        if self._secrets_told:
            self._rejudging.apply(rules)
        else:
            self._judge.rules = rules


def _check_provider(provider: str) -> Problem | None:
    if provider and provider_named(provider) is None:
        return Problem(f"There is no provider {provider!r}.", kind="no-provider")
    return None


def _check_reply(reply: Reply | None) -> Problem | None:
    if reply is None:
        return None
    if not 200 <= reply.status <= 599:
        return Problem("A reply's status is a number from 200 to 599.", kind="bad-reply")
    if not 0 <= reply.delay <= LONGEST_DELAY:
        return Problem("A reply can wait 60 seconds at most.", kind="bad-reply")
    if any(_is_unsafe(name) or _is_unsafe(value) for name, value in reply.headers):
        return Problem("A reply's header fields are single lines.", kind="bad-reply")
    return None


def _is_unsafe(text: str) -> bool:
    return any(mark in text for mark in "\r\n\0")
