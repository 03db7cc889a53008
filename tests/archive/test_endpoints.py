"""Endpoints of an archive."""

from pathlib import Path

from inspector.archive.archive import Archive
from inspector.core.capture import Endpoint, Reply
from tests.archive.making import opened

REPLY = Reply(202, (("Content-Type", "text/plain"),), b"thanks", 1.5)


def paths(archive: Archive) -> list[str]:
    """Paths in their order."""
    return [endpoint.path for endpoint in archive.endpoints()]


def test_endpoints_come_back_in_order_after_a_restart(path: Path) -> None:
    """With provider and reply; the window reads the same."""
    wanted = [Endpoint("/powens/{event}", "powens", REPLY, auto_sync=True), Endpoint("/any")]
    archive = opened(Archive.open(path))
    for endpoint in wanted:
        assert archive.save_endpoint(endpoint) is None
    archive.close()

    archive = opened(Archive.open(path))
    assert archive.endpoints() == archive.reader.endpoints() == wanted
    archive.close()


def test_saving_changes_in_place(archive: Archive) -> None:
    """Provider, reply and path change; the order stays."""
    for name in ("/a", "/b", "/c"):
        assert archive.save_endpoint(Endpoint(name)) is None

    assert archive.save_endpoint(Endpoint("/b", "fuse", REPLY)) is None
    assert archive.save_endpoint(Endpoint("/z", "fuse"), was="/a") is None
    assert paths(archive) == ["/z", "/b", "/c"]
    assert archive.endpoints()[1] == Endpoint("/b", "fuse", REPLY)


def test_a_new_path_that_is_taken_replaces_what_was_there(archive: Archive) -> None:
    """Two endpoints cannot share a path."""
    for name in ("/a", "/b"):
        assert archive.save_endpoint(Endpoint(name)) is None
    assert archive.save_endpoint(Endpoint("/b", "fuse"), was="/a") is None

    assert archive.endpoints() == [Endpoint("/b", "fuse")]


def test_deleting_an_endpoint_leaves_the_others(archive: Archive) -> None:
    """Deleting what is not there is no problem."""
    for name in ("/a", "/b"):
        assert archive.save_endpoint(Endpoint(name)) is None
    for name in ("/a", "/nowhere"):
        assert archive.delete_endpoint(name) is None

    assert paths(archive) == ["/b"]


def test_treat_as_keeps_the_reply(archive: Archive) -> None:
    """A path without an endpoint gets one; an existing one changes its provider only."""
    assert archive.save_endpoint(Endpoint("/a", "fuse", REPLY)) is None
    assert archive.treat_as("/a", "powens") is None
    assert archive.treat_as("/new", "fiskil") is None

    assert archive.endpoints() == [Endpoint("/a", "powens", REPLY), Endpoint("/new", "fiskil")]
