"""The head of the detail."""

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from inspector.archive.values import Note, RowVerdict
from inspector.core.capture import Kind
from inspector.core.verdict import Outcome
from inspector.gui.panels.detail_head import DetailHead
from inspector.gui.panels.sync_button import SyncButton
from inspector.gui.widgets.menu import Menu
from tests.gui.detail_rows import row

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has none


@pytest.fixture
def head(qtbot: QtBot) -> DetailHead:
    head = DetailHead(SyncButton())
    qtbot.addWidget(head)
    head.resize(560, 200)
    head.set_row(row())
    head.show()
    return head


def action(head: DetailHead, words: str) -> QAction:
    found = (a for menu in head.findChildren(Menu) for a in menu.actions() if a.text() == words)
    return next(found)


def test_it_says_what_happened_and_what_was_found(head: DetailHead) -> None:
    """Name, meaning, verdict, facts."""
    assert head.title == "financial_connection.sync_data"
    assert head.subtitle == "MX refreshed a member: 2 new transactions"
    assert head.verdicts.badges[0].word == "Signed with the current API key"
    assert head.verdicts.facts[:4] == ["Fuse", "sandbox", "via MX", "602 B"]


def test_a_new_verdict_changes_the_badge_only(head: DetailHead) -> None:
    """Judged anew, the same capture keeps what was learned about it."""
    head.set_sizes("gzip", 1_200_000)
    verdicts = (RowVerdict("fuse", Outcome.FAILED, "", ""),)
    head.set_row(row(verdicts=verdicts))
    assert head.verdicts.badges[0].outcome is Outcome.FAILED
    assert "602 B opened to 1.2 MB" in head.verdicts.facts


def test_another_capture_forgets_what_was_learned(head: DetailHead) -> None:
    """Sender and sizes belong to one capture."""
    head.set_agent("curl/8.5.0")
    head.set_sizes("gzip", 1_200_000)
    head.set_row(row(2, source=""))
    assert "602 B" in head.verdicts.facts
    assert not any("curl" in fact for fact in head.verdicts.facts)


def test_the_sender_is_shown_once_it_is_known(head: DetailHead) -> None:
    """It comes with the headers, a moment after the rest."""
    head.resize(900, 200)
    head.set_row(row(2, source=""))
    head.set_agent("curl/8.5.0")
    assert "from curl/8.5.0" in head.verdicts.facts


def test_the_star_toggles(qtbot: QtBot, head: DetailHead) -> None:
    """Pressing sets the star at once and asks for it; pressing again takes it away."""
    with qtbot.waitSignal(head.star_toggled) as told:
        head.star.click()
    assert told.args == [1, True]
    assert head.star.accessibleName() == "Remove star"
    with qtbot.waitSignal(head.star_toggled) as told:
        head.star.click()
    assert told.args == [1, False]


@pytest.mark.parametrize(
    ("words", "what"),
    [("URL", "url"), ("Body", "body"), ("Headers", "headers"), ("cURL command", "curl")],
)
def test_parts_can_be_copied(qtbot: QtBot, head: DetailHead, words: str, what: str) -> None:
    """Each entry of the menu asks for its part."""
    with qtbot.waitSignal(head.copy_requested) as told:
        action(head, words).trigger()
    assert told.args == [what]


def test_an_opened_body_is_offered_only_where_there_is_one(head: DetailHead) -> None:
    """Without a content coding both bodies would be the same."""
    assert not action(head, "Opened body").isVisible()
    head.set_sizes("br", 5000)
    assert action(head, "Opened body").isVisible()
    head.set_row(row(2))
    assert not action(head, "Opened body").isVisible()


def test_a_capture_can_be_treated_as_another_providers(qtbot: QtBot, head: DetailHead) -> None:
    """The path without its query is what is treated so from now on."""
    head.set_row(row(3, target="/hook?x=1", provider="fuse"))
    assert action(head, "Fuse").isChecked()
    with qtbot.waitSignal(head.treat_as_requested) as told:
        action(head, "Powens").trigger()
    assert told.args == ["/hook", "powens"]
    assert action(head, "Fuse").isChecked()
    assert not action(head, "Powens").isChecked()
    with qtbot.waitSignal(head.treat_as_requested) as told:
        action(head, "Recognise by itself").trigger()
    assert told.args == ["/hook", ""]


def test_a_gap_has_nothing_to_do_with(head: DetailHead) -> None:
    """Nothing came, so nothing can be copied or starred."""
    head.set_row(row(4, kind=Kind.GAP, until=row().received_at + 10, verdicts=()))
    assert not head._copy.isVisible()
    assert not head.star.isVisible()


def test_copying_is_confirmed_for_a_moment(head: DetailHead) -> None:
    """The button says so, then goes back to its words."""
    head.confirm_copy()
    assert head._copy.text() == "Copied"
    head._confirming.timeout.emit()
    assert head._copy.text() == "Copy"


def test_facts_that_come_late_move_nothing(head: DetailHead) -> None:
    """With the sender and the opened size known, the head is as high as before, at any width."""
    verdicts = (RowVerdict("fiskil", Outcome.FAILED, "", ""),)
    for width in range(420, 900, 20):
        head.set_row(row(width, source="", verdicts=verdicts))
        head.resize(width, 400)
        before = head.heightForWidth(width)
        head.set_agent("webhook-inspector-simulator/1.0")
        head.set_sizes("gzip", 1_200_000)
        assert head.heightForWidth(width) == before


def test_why_a_request_is_broken_is_said_in_full(head: DetailHead) -> None:
    """The sentence wraps; it is not cut."""
    reason = "This looks like the start of a TLS connection: " + "the sender uses https:// " * 4
    head.set_row(row(2, kind=Kind.MALFORMED, reason=reason.strip(), method="", target=""))
    assert head.subtitle == reason.strip()
    assert head._reason.heightForWidth(300) > 40
    head.set_row(row(3))
    assert head.subtitle == "MX refreshed a member: 2 new transactions"


def test_notes_belong_to_the_capture_they_were_written_for(head: DetailHead, qtbot: QtBot) -> None:
    """Also when another one is selected while the editor is open."""
    head.set_row(row(1))
    assert head.note_button.text() == "Write a note"
    head.note_button.click()
    head.note.area.set_text("Asked the bank")
    with qtbot.waitSignal(head.note_written) as wanted:
        head.set_row(row(2, note="Another", colour="red"))
    assert wanted.args == [1, "Asked the bank"]
    assert head.note.note == Note("Another", "red")
    assert not head.note.is_open
    assert head.note_button.text() == "Change the note"


def test_a_gap_has_a_warnings_sign_and_no_tile(head: DetailHead) -> None:
    """There is no provider whose letters could stand there."""
    head.set_row(row(4, kind=Kind.GAP, until=row().received_at + 10, verdicts=(), provider=""))
    sign = head._tile.grab().toImage()
    head.set_row(row(5, provider=""))
    assert head._tile.grab().toImage() != sign
