"""Whether a provider's events arrive and verify, live."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.engine_link import State
from inspector.gui.models.proof import Proof, ProofWatch
from tests.gui.fake_link import FakeLink


@pytest.fixture
def link(qtbot: QtBot) -> FakeLink:  # noqa: ARG001 - an application
    made = FakeLink()
    made.state = State.READY
    made.answers["filter-drop"] = {}
    made.answers["filter"] = lambda fields: {
        "token": "v" if "verdict" in str(fields["text"]) else "a"
    }
    return made


def say(link: FakeLink, notice: str, token: str, **fields: Any) -> None:
    """Let the engine say something about a filter."""
    link.notice.emit({"notice": notice, "token": token, **fields})


def test_it_counts_what_was_found_and_what_came(link: FakeLink) -> None:
    """A later search replaces the count; filters of others do not matter."""
    watch = ProofWatch(link)
    watch.watch("fuse")
    assert [each["text"] for each in link.commands("filter")] == [
        "provider:fuse",
        "provider:fuse verdict:verified",
    ]
    say(link, "filtered", "a", count=3, done=True)
    say(link, "filtered", "v", count=1, done=True)
    say(link, "filtered", "x", count=9, done=True)
    assert watch.proof == Proof(3, 1)
    say(link, "filter-added", "a", ids=[5, 4])
    say(link, "filter-added", "v", ids=[5])
    assert watch.proof == Proof(5, 2)
    say(link, "filtered", "v", count=5, done=True)
    assert watch.proof == Proof(5, 5)


def test_a_notice_before_its_token_counts(link: FakeLink) -> None:
    """The engine may be quicker than its own answer."""
    link.answers["filter"] = None
    watch = ProofWatch(link)
    watch.watch("fuse")
    say(link, "filtered", "a", count=3, done=True)
    link.waiting[0]({"token": "a"})
    assert watch.proof == Proof(3, 0)


def test_leaving_drops_the_filters(link: FakeLink) -> None:
    """Also those whose answer comes late."""
    watch = ProofWatch(link)
    watch.watch("fuse")
    watch.watch("")
    assert link.commands("filter-drop") == [{"token": "a"}, {"token": "v"}]
    say(link, "filtered", "a", count=3, done=True)
    assert watch.proof == Proof()
    link.answers["filter"] = None
    watch.watch("fynapse")
    watch.watch("")
    link.waiting[0]({"token": "late"})
    assert link.commands("filter-drop")[-1] == {"token": "late"}


def test_another_engine_is_asked_again(link: FakeLink) -> None:
    """One that was started anew knows nothing of our filters; a refusal leaves the count."""
    watch = ProofWatch(link)
    watch.watch("fuse")
    link.connected.emit({})
    assert len(link.commands("filter")) == 4
    link.answers["filter"] = Problem("No.")
    link.connected.emit({})
    assert watch.proof == Proof()
