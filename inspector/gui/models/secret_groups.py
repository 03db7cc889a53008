"""The secrets page as data: a group for each endpoint, a row for each secret or missing one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from inspector.core.scheme import Scheme
from inspector.core.secret import Secret, Use
from inspector.providers import all_schemes, provider_named
from inspector.providers.custom import PREFIX

ANY = "any"
ENVIRONMENTS = ("sandbox", "production")

PER_ENVIRONMENT = frozenset({"fuse"})
"""Schemes whose bodies name an environment; each has a key of its own."""

PER_USER = frozenset({"powens-token"})
"""Schemes whose secret belongs to one user of the provider."""

_ORDER = {use: index for index, use in enumerate(Use)}


@dataclass(frozen=True, slots=True)
class Row:
    """One secret, or the place of one that is missing.

    Attributes:
        scheme: Its scheme.
        secret: None where none was entered.
        environment: Of the missing one; of the secret otherwise.
    """

    scheme: Scheme
    secret: Secret | None
    environment: str = ""

    @property
    def title(self) -> str:
        """What the provider calls it, told apart from its others: `HMAC secret_key`."""
        return scheme_title(self.scheme)

    @property
    def whose(self) -> str:
        """The environment or user it is for: `sandbox`, `user 112`, `any`."""
        if self.secret is not None and self.secret.user:
            return f"user {self.secret.user}"
        return self.environment or ANY

    @property
    def name(self) -> str:
        """A name in a sentence: `Fuse API key, sandbox, previous`."""
        use = (
            f", {self.secret.use.value}"
            if self.secret and self.secret.use is not Use.CURRENT
            else ""
        )
        whose = f", {self.whose}" if self.whose != ANY else ""
        return f"{self.title}{whose}{use}"


@dataclass(frozen=True, slots=True)
class Group:
    """All secrets of one endpoint.

    Attributes:
        path: Its path template; empty for secrets that hold at every endpoint.
        provider: Provider id, empty when requests are recognised one by one.
        is_there: Whether the endpoint exists (still).
        rows: Secrets in order, then missing ones.
        custom: The user's own schemes, which hold anywhere.
    """

    path: str
    provider: str
    is_there: bool
    rows: tuple[Row, ...]
    custom: tuple[Scheme, ...] = ()

    @property
    def title(self) -> str:
        """What stands in the head: the path, or that it is every endpoint."""
        return self.path or "Every endpoint"

    @property
    def subtitle(self) -> str:
        """The provider's name, or why there is none."""
        if not self.path:
            return "whatever the path"
        if not self.is_there:
            return "no such endpoint any more"
        found = provider_named(self.provider)
        return found.name if found else "recognised by each request"

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        """Schemes a secret can be entered for here."""
        found = provider_named(self.provider)
        return (*(found.schemes if found else all_schemes()), *self.custom)


def scheme_title(scheme: Scheme) -> str:
    """A scheme's secret as a title: `Fuse API key`, `Signing secret`, `HMAC secret_key`."""
    name = scheme.secret_name
    if scheme.id.startswith(PREFIX):
        return f"{scheme.label} {name}"
    if "_" in name:
        return f"{scheme.label.upper()} {name}"
    if name[:2].isupper():
        found = provider_named(scheme.provider)
        return f"{found.name} {name}" if found else name
    return name[:1].upper() + name[1:]


def groups_of(
    endpoints: Iterable[Mapping[str, Any]],
    secrets: Sequence[Secret],
    custom: tuple[Scheme, ...] = (),
) -> tuple[Group, ...]:
    """Groups in the order of the endpoints; then endpoints that are gone, then every endpoint.

    Args:
        endpoints: As the engine tells them: `path` and `provider` of each.
        secrets: All of them.
        custom: The user's own schemes.
    """
    by_path = {str(one["path"]): str(one.get("provider") or "") for one in endpoints}
    mine: dict[str, list[Secret]] = {path: [] for path in by_path}
    for secret in secrets:
        mine.setdefault(secret.endpoint, []).append(secret)
    anywhere = mine.pop("", [])
    groups = [_group(path, by_path, own, custom) for path, own in mine.items()]
    if anywhere:
        groups.append(Group("", "", is_there=True, rows=_rows(anywhere, custom), custom=custom))
    return tuple(groups)


def _group(
    path: str, by_path: Mapping[str, str], own: Sequence[Secret], custom: tuple[Scheme, ...]
) -> Group:
    provider = by_path.get(path, "")
    found = provider_named(provider)
    rows = _rows(own, custom)
    missing: tuple[Row, ...] = ()
    if found and not rows:
        missing = tuple(Row(scheme, None) for scheme in found.schemes)
    elif found:
        missing = _missing_environments(rows)
    return Group(path, provider, path in by_path, _sorted((*rows, *missing)), custom)


def _rows(own: Sequence[Secret], custom: Sequence[Scheme]) -> tuple[Row, ...]:
    schemes = {scheme.id: scheme for scheme in (*all_schemes(), *custom)}
    return tuple(
        Row(schemes[secret.scheme], secret, secret.environment)
        for secret in own
        if secret.scheme in schemes
    )


def _missing_environments(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The other environment of a scheme that has a key for one of them only."""
    missing: list[Row] = []
    for _, some in groupby(sorted(rows, key=_scheme_id), key=_scheme_id):
        of_scheme = list(some)
        scheme = of_scheme[0].scheme
        have = {row.environment for row in of_scheme}
        if scheme.id in PER_ENVIRONMENT and "" not in have:
            missing += [Row(scheme, None, one) for one in ENVIRONMENTS if one not in have]
    return tuple(missing)


def _sorted(rows: Sequence[Row]) -> tuple[Row, ...]:
    """By scheme, then environment or user, current before previous; otherwise as entered."""
    order = {scheme.id: index for index, scheme in enumerate(all_schemes())}
    environments = {name: index for index, name in enumerate(("", *ENVIRONMENTS))}

    def place(row: Row) -> tuple[int, int, str, int]:
        secret = row.secret
        return (
            order.get(row.scheme.id, len(order)),
            environments.get(row.environment, len(environments)),
            secret.user if secret else "",
            _ORDER[secret.use] if secret else len(_ORDER),
        )

    return tuple(sorted(rows, key=place))


def _scheme_id(row: Row) -> str:
    return row.scheme.id
