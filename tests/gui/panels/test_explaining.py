"""Asking why one scheme fails."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.panels.explaining import Explaining
from inspector.gui.views.scheme_card import SchemeCard
from tests.gui.detail_rows import proof
from tests.gui.fake_link import FakeLink
from tests.gui.views.test_diagnosis_card import FIRST, diagnosis

Make: TypeAlias = Callable[..., Explaining]


@pytest.fixture
def link() -> FakeLink:
    return FakeLink()


@pytest.fixture
def made(qtbot: QtBot, link: FakeLink) -> Iterator[Make]:
    """Makes a card that has asked; cards live until the test has ended."""
    cards: list[SchemeCard] = []

    def make(**changes: Any) -> Explaining:
        card = SchemeCard(proof(**changes), alone=True)
        cards.append(card)
        qtbot.addWidget(card)
        card.resize(560, 500)
        card.show()
        explaining = Explaining(link, 7, card)
        explaining.ask()
        return explaining

    yield make
    cards.clear()


def test_a_failing_scheme_is_diagnosed(qtbot: QtBot, made: Make, link: FakeLink) -> None:
    """The answer stands in its card, and its button applies the fix to the scheme."""
    link.answers["diagnose"] = diagnosis(FIRST)
    explaining = made()
    assert link.commands("diagnose") == [{"capture": 7, "scheme": "fiskil"}]
    assert explaining.diagnosis is not None
    assert explaining.diagnosis.sentences[0] == "Retired."
    with qtbot.waitSignal(explaining.fix_wanted) as wanted:
        explaining.diagnosis.fixes[0].click()
    assert wanted.args == ["fiskil", "use-secret", "s1"]


def test_a_passing_scheme_is_not_asked_about(made: Make, link: FakeLink) -> None:
    """There is nothing to explain."""
    explaining = made(outcome="verified")
    assert link.commands("diagnose") == []
    assert explaining.diagnosis is None


def test_a_missing_secret_is_explained_where_another_one_matches(
    made: Make, link: FakeLink
) -> None:
    """Else there is no card: the verdict says what is missing."""
    link.answers["diagnose"] = diagnosis()
    explaining = made(outcome="no-secret")
    assert explaining.diagnosis is None
    link.answers["diagnose"] = diagnosis(FIRST)
    explaining.ask()
    assert explaining.diagnosis is not None


def test_progress_is_shown_and_cancelled(made: Make, link: FakeLink) -> None:
    """Only of this scheme on this capture."""
    link.answers["diagnose"] = None
    explaining = made()
    card = explaining.diagnosis
    assert card is not None
    assert card._progress is not None
    about = {"notice": "diagnosing", "done": 3, "total": 9, "trying": "x", "capture": 7}
    link.notice.emit({**about, "scheme": "fuse"})
    assert "3" not in card._progress.text()
    link.notice.emit({**about, "scheme": "fiskil"})
    assert "3 of about 9" in card._progress.text()
    card.cancelled.emit()
    assert link.commands("diagnose-stop") == [{"capture": 7, "scheme": "fiskil"}]
    link.waiting[0](Problem("Stopped.", kind="stopped"))
    assert card.sentences == ["Stopped."]
    card.asked.emit()
    assert len(link.commands("diagnose")) == 2


def test_leaving_stops_what_is_under_way(made: Make, link: FakeLink) -> None:
    """The engine need not go on for nobody."""
    link.answers["diagnose"] = None
    explaining = made()
    explaining.open_paste()
    explaining.stop()
    assert len(link.commands("diagnose-stop")) == 1


def test_an_old_signature_says_enough_without_causes(made: Make, link: FakeLink) -> None:
    """A missing signature has no cause to look for; the place is given back."""
    link.answers["diagnose"] = diagnosis()
    explaining = made(outcome="unsigned")
    assert explaining.diagnosis is not None
    assert not explaining.diagnosis.isVisible()


def test_the_paste_box_opens_below_the_content(made: Make, link: FakeLink) -> None:
    """By the link beside the heading."""
    link.answers["diagnose"] = diagnosis()
    explaining = made()
    button = explaining._card.compare_code
    assert button is not None
    button.click()
    assert explaining.paste is not None
    assert explaining.paste.isVisible()
