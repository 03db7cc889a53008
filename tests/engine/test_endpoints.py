"""Facts about which endpoint takes a request."""

import pytest

from inspector.core.capture import Endpoint, Reply
from inspector.core.problem import Problem
from inspector.engine.endpoints import FIRST_ENDPOINTS, EndpointTable, check_path, path_of


def test_a_template_gives_its_values() -> None:
    """`/powens/{event}` takes any one segment and names it."""
    route = EndpointTable(FIRST_ENDPOINTS).route("/powens/USER_CREATED?x=1")

    assert (route.endpoint, route.provider) == ("/powens/{event}", "powens")
    assert route.values == {"event": "USER_CREATED"}


def test_the_literal_path_wins() -> None:
    """A path of its own is more than a template, in whatever order they were made."""
    table = EndpointTable([Endpoint("/{any}", "fuse"), Endpoint("/here", "fiskil")])

    assert table.route("/here").provider == "fiskil"
    assert table.route("/there").provider == "fuse"


def test_what_no_endpoint_takes_is_answered_all_the_same() -> None:
    """The default reply is 200 with an empty JSON object."""
    route = EndpointTable([]).route("/")

    assert (route.endpoint, route.provider, route.reply) == ("", "", Reply())


def test_a_change_holds_from_the_next_request_on() -> None:
    """What was looked up before a change is forgotten with it."""
    table = EndpointTable([Endpoint("/a", "fuse")])
    assert table.route("/a").provider == "fuse"

    table.replace([Endpoint("/a", "fiskil")])

    assert table.route("/a").provider == "fiskil"


def test_equal_replies_are_one_object() -> None:
    """So that the listener frames the usual reply once."""
    table = EndpointTable([Endpoint("/a", reply=Reply(201)), Endpoint("/b", reply=Reply(201))])

    assert table.route("/a").reply is table.route("/b").reply


def test_senders_cannot_fill_the_memory() -> None:
    """However many targets are asked for, few are remembered."""
    table = EndpointTable(FIRST_ENDPOINTS)
    for number in range(10_000):
        table.route(f"/powens/{number}")

    assert len(table._routes) <= 4096


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/a/b?c=/d", "/a/b"),
        ("http://x.example/a?b", "/a"),
        ("http://x.example", "/"),
        ("", ""),
        ("*", "*"),
    ],
)
def test_the_path_of_a_target(target: str, path: str) -> None:
    """Queries and the host of a full URL are left out."""
    assert path_of(target) == path


@pytest.mark.parametrize("path", ["", "a", "/a?b", "/a b", "/a#b", "/" + "a" * 600])
def test_a_path_that_no_request_can_have_is_refused(path: str) -> None:
    """The sentence says how a path is written."""
    assert isinstance(check_path(path), Problem)


def test_usual_paths_are_fine() -> None:
    """Templates too."""
    assert check_path("/powens/{event}") is None
