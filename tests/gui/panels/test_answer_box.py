"""Facts about the answer to a test."""

from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.models.draft_fields import Answered
from inspector.gui.panels.answer_box import AnswerBox
from inspector.gui.presenting import presenting


def test_it_shows_what_came_back(qtbot: QtBot) -> None:
    """Line, headers and body; what is empty takes no room."""
    box = AnswerBox()
    qtbot.addWidget(box)
    assert box.isHidden()
    box.show_answer(Answered("200 OK in 3 ms", accepted=True, headers="A: b", body=""))
    assert box.isVisible()
    assert box.line.text() == "Answered 200 OK in 3 ms."
    assert (box.headers.text, box.headers.isVisible(), box.body.isVisible()) == (
        "A: b",
        True,
        False,
    )
    box.show_problem(Problem("Nobody is there.", "Check the address."))
    assert box.line.text() == "Nobody is there. Check the address."
    assert not box.headers.isVisible()
    box.clear()
    assert box.isHidden()


def test_it_is_masked_while_presenting(qtbot: QtBot) -> None:
    """A token that a handler echoes is an alias on screen, and itself again afterwards."""
    box = AnswerBox()
    qtbot.addWidget(box)
    token = "Bearer 7fe1c9aa03b64d0f9d1b2c3d4e5f6071"
    answered = Answered("200 in 3 ms", accepted=True, headers=f"Authorization: {token}", body="")
    box.show_answer(answered)
    try:
        presenting.use(on=True)
        assert token not in box.headers.text
    finally:
        presenting.use(on=False)
    assert token in box.headers.text
