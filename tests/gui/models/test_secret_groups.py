"""The secrets page as data."""

from inspector.core.secret import Secret, Use
from inspector.gui.models.secret_groups import Group, groups_of, scheme_title
from inspector.providers import SCHEMES
from inspector.providers.custom import read_scheme
from inspector.providers.hmac_scheme import HmacScheme

FUSE = {"path": "/fuse", "provider": "fuse"}
POWENS = {"path": "/powens/{event}", "provider": "powens"}
OTHER = {"path": "/hooks", "provider": ""}


def _shown(group: Group) -> list[tuple[str, str, str]]:
    return [
        (row.title, row.whose, row.secret.use.value if row.secret else "not set")
        for row in group.rows
    ]


def test_schemes_are_called_as_their_providers_call_them() -> None:
    """Titles tell the secrets of one provider apart."""
    assert [scheme_title(scheme) for scheme in SCHEMES.values()] == [
        "Fuse API key",
        "Signing secret",
        "HMAC secret_key",
        "User token",
        "Access token",
        "Signing secret",
        "Verification key (JWK)",
        "Signing secret",
        "User name and password",
        "Signing secret",
        "Webhook secret",
        "Signing secret",
        "Client secret",
        "Secret (whsec…)",
    ]


def test_an_endpoint_without_secrets_shows_what_is_missing() -> None:
    """One row for each scheme of its provider, none where requests are recognised."""
    fuse, powens, other = groups_of([FUSE, POWENS, OTHER], [])
    assert _shown(fuse) == [("Fuse API key", "any", "not set")]
    assert [row.title for row in powens.rows] == ["HMAC secret_key", "User token", "Access token"]
    assert other.rows == ()
    assert other.subtitle == "recognised by each request"
    assert other.schemes == tuple(SCHEMES.values())


def test_a_key_of_one_environment_shows_the_other_as_missing() -> None:
    """Fuse has a key for each; with a key for any environment nothing is missing."""
    sandbox = Secret("1", "fuse", "a", endpoint="/fuse", environment="sandbox")
    (group,) = groups_of([FUSE], [sandbox])
    assert _shown(group) == [
        ("Fuse API key", "sandbox", "current"),
        ("Fuse API key", "production", "not set"),
    ]
    (group,) = groups_of([FUSE], [Secret("1", "fuse", "a", endpoint="/fuse")])
    assert _shown(group) == [("Fuse API key", "any", "current")]


def test_rows_have_an_order_of_their_own() -> None:
    """By scheme, then environment or user, current before previous before retired."""
    path = "/powens/{event}"
    secrets = [
        Secret("1", "powens-token", "a", endpoint=path, user="7"),
        Secret("2", "powens-hmac", "b", Use.RETIRED, endpoint=path),
        Secret("3", "powens-hmac", "c", Use.PREVIOUS, endpoint=path),
        Secret("4", "powens-token", "d", endpoint=path, user="112"),
        Secret("5", "powens-hmac", "e", endpoint=path),
    ]
    (group,) = groups_of([POWENS], secrets)
    assert [row.secret.id for row in group.rows if row.secret] == ["5", "3", "2", "4", "1"]
    assert group.rows[3].name == "User token, user 112"
    assert group.rows[1].name == "HMAC secret_key, previous"


def test_no_secret_is_hidden() -> None:
    """Those of an endpoint that is gone and those for every endpoint have groups, too."""
    secrets = [Secret("1", "fuse", "a"), Secret("2", "fiskil", "b", endpoint="/gone")]
    fuse, gone, everywhere = groups_of([FUSE], secrets)
    assert not gone.is_there
    assert gone.subtitle == "no such endpoint any more"
    assert (everywhere.title, everywhere.subtitle) == ("Every endpoint", "whatever the path")
    assert len(everywhere.rows) == 1
    assert fuse.is_there


def test_schemes_of_the_users_own_can_be_entered_anywhere() -> None:
    """A secret of one has its row, after those of the built-in schemes."""
    own = read_scheme('name = "acme"\nheader = "X-Acme"\n')
    assert isinstance(own, HmacScheme)
    mine = Secret("9", "custom:acme", "x", endpoint="/fuse")
    (group,) = groups_of([{"path": "/fuse", "provider": "fuse"}], [mine], (own,))
    assert group.schemes[-1] is own
    assert "acme secret" in [row.title for row in group.rows]
