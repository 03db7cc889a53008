"""Asking for one selection: late answers are dropped."""

import shiboken6
from PySide6.QtCore import QObject

from inspector.gui.models.detail_link import Answer, Asking
from tests.gui.fake_link import FakeLink


def test_an_answer_of_the_selection_before_is_dropped() -> None:
    """What was asked before `forget` is never told, however late it comes."""
    link = FakeLink()
    link.answers["explain"] = None
    told: list[Answer] = []
    owner = QObject()
    asking = Asking(link, owner)
    asking.ask("explain", told.append, capture=1)
    asking.forget()
    asking.ask("explain", told.append, capture=2)
    first, second = link.waiting
    second({"proofs": [2]})
    first({"proofs": [1]})
    assert told == [{"proofs": [2]}]


def test_an_answer_for_what_is_gone_is_dropped() -> None:
    """It may come after its window was closed."""
    link = FakeLink()
    link.answers["explain"] = None
    told: list[Answer] = []
    owner = QObject()
    Asking(link, owner).ask("explain", told.append, capture=1)
    shiboken6.delete(owner)
    link.waiting[0]({"proofs": []})
    assert told == []


def test_the_question_is_passed_on() -> None:
    """Command and fields reach the engine as given."""
    link = FakeLink()
    Asking(link, QObject()).ask("headers", lambda _answer: None, capture=7)
    assert link.asked == [("headers", {"capture": 7})]
