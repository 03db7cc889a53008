"""What the sidebar can choose."""

import pytest

from inspector.core.problem import Problem
from inspector.core.query import parse
from inspector.gui.models.scope import ALL, FAILING, STARRED, Scope, endpoint_scope, scope_of


@pytest.mark.parametrize("scope", [ALL, FAILING, STARRED, endpoint_scope("/powens/{event}")])
def test_a_choice_survives_a_restart(scope: Scope) -> None:
    """The settings keep a choice as one word."""
    assert scope_of(scope.key) == scope


def test_unknown_words_mean_everything() -> None:
    """A settings file somebody edited never hides captures."""
    assert scope_of("nonsense") is ALL


@pytest.mark.parametrize("path", ["/fuse", "/a b", '/with"quote', "/a,b", "/powens/{event}"])
def test_an_endpoint_can_be_asked_for(path: str) -> None:
    """Its query is understood and names exactly its path."""
    query = parse(endpoint_scope(path).query)
    assert not isinstance(query, Problem)
    assert [(each.field, each.values) for each in query.conditions] == [("endpoint", (path,))]


def test_typed_words_narrow_the_choice() -> None:
    """The sidebar's choice and the filter hold together."""
    assert FAILING.with_words("fuse") == "is:failing fuse"
    assert ALL.with_words("") == ""
    assert endpoint_scope("/fuse").path == "/fuse"
    assert FAILING.path == ""
