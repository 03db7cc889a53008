"""Asking for one selection: late answers are dropped."""

from inspector.gui.models.detail_link import Answer, Asking
from tests.gui.fake_link import FakeLink


def test_an_answer_of_the_selection_before_is_dropped() -> None:
    """What was asked before `forget` is never told, however late it comes."""
    link = FakeLink()
    link.answers["explain"] = None
    told: list[Answer] = []
    asking = Asking(link)
    asking.ask("explain", told.append, capture=1)
    asking.forget()
    asking.ask("explain", told.append, capture=2)
    first, second = link.waiting
    second({"proofs": [2]})
    first({"proofs": [1]})
    assert told == [{"proofs": [2]}]


def test_the_question_is_passed_on() -> None:
    """Command and fields reach the engine as given."""
    link = FakeLink()
    Asking(link).ask("headers", lambda _answer: None, capture=7)
    assert link.asked == [("headers", {"capture": 7})]
