"""Trying a secret while it is typed."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.gui.panels.secret_trial import Result, SecretTrial, result_of
from tests.gui.fake_link import FakeLink

ANSWER = {"matches": 60, "of": 61}


@pytest.fixture
def link(qtbot: QtBot) -> FakeLink:
    del qtbot
    made = FakeLink()
    made.answers["try-secret"] = None
    return made


@pytest.fixture
def told() -> list[Result | None]:
    return []


@pytest.fixture
def trial(link: FakeLink, told: list[Result | None]) -> SecretTrial:
    made = SecretTrial(link, link)
    made.told.connect(told.append)
    return made


def _typed(value: str) -> Secret:
    return Secret("1", "fuse", value)


def test_one_question_at_a_time(
    trial: SecretTrial, link: FakeLink, told: list[Result | None]
) -> None:
    """Three keys are two questions: the first, and the last once the first is answered."""
    for value in ("a", "ab", "abc"):
        trial.try_secret(_typed(value))
    assert len(link.waiting) == 1
    link.waiting.pop()(ANSWER)
    assert told == []
    link.waiting.pop()(ANSWER)
    assert [asked["secret"].value for asked in link.commands("try-secret")] == ["a", "abc"]
    assert told == [Result("would match 60 of 61", matched=True)]


def test_an_empty_field_is_not_tried(
    trial: SecretTrial, link: FakeLink, told: list[Result | None]
) -> None:
    """What was said goes away at once, and a late answer is not shown."""
    trial.try_secret(_typed("a"))
    trial.try_secret(_typed(""))
    trial.try_secret(None)
    link.waiting.pop()(ANSWER)
    assert told == [None, None]


def test_a_lost_engine_says_nothing(
    trial: SecretTrial, link: FakeLink, told: list[Result | None]
) -> None:
    """The window tells of the engine elsewhere."""
    trial.try_secret(_typed("a"))
    link.waiting.pop()(Problem("The engine stopped."))
    assert told == [None]


@pytest.mark.parametrize(
    ("matches", "of", "words"),
    [
        (0, 0, "nothing received yet that it applies to"),
        (0, 61, "matches none of 61"),
        (1, 1, "would match 1 of 1"),
        (1200, 2000, "would match 1,200 of 2,000"),
    ],
)
def test_answers_in_words(matches: int, of: int, words: str) -> None:
    """Only a match is good news."""
    assert result_of(matches, of) == Result(words, matched=matches > 0)


def test_an_answer_after_the_form_is_gone_is_dropped(link: FakeLink) -> None:
    """The engine may take longer than the user."""
    parent = QObject()
    SecretTrial(link, parent).try_secret(_typed("a"))
    delete(parent)
    link.waiting.pop()(ANSWER)
