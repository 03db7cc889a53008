"""The button that syncs."""

from pytestqt.qtbot import QtBot

from inspector.gui.panels.sync_button import HINT, SyncButton
from tests.gui.detail_rows import row


def made(qtbot: QtBot) -> SyncButton:
    button = SyncButton()
    qtbot.addWidget(button)
    qtbot.addWidget(button.hint)
    return button


def test_it_is_there_for_what_fuse_wants_synced(qtbot: QtBot) -> None:
    """The view's primary button, but not for a failing capture; absent for other events."""
    button = made(qtbot)
    button.show_row(row())
    assert not button.isHidden()
    assert str(button._kind) == "primary"
    button.show_row(row(failing=True))
    assert str(button._kind) == "plain"
    button.show_row(row(event_type="transactions.updates"))
    assert button.isHidden()
    button.fit(900)
    assert button.hint.isHidden()


def test_a_second_press_does_nothing(qtbot: QtBot) -> None:
    """While a sync runs the words say so, with the seconds; afterwards it can be pressed again."""
    button = made(qtbot)
    button.show_row(row())
    with qtbot.waitSignal(button.wanted):
        button.click()
    width = button.sizeHint().width()
    button.show_running(running=True)
    assert button.sizeHint().width() == width
    with qtbot.assertNotEmitted(button.wanted):
        button.click()
    button._tick()
    button._tick()
    assert (button.text(), button.hint.text()) == ("Syncing…", "Waiting for Fuse, 2 s")
    button.show_running(running=False)
    assert (button.text(), button.hint.text()) == ("Sync with Fuse", HINT)
    assert not button._ticking.isActive()
    with qtbot.waitSignal(button.wanted):
        button.click()


def test_the_hint_goes_where_it_is_narrow(qtbot: QtBot) -> None:
    """Below 560 px."""
    button = made(qtbot)
    button.show_row(row())
    button.fit(560)
    assert not button.hint.isHidden()
    button.fit(559)
    assert button.hint.isHidden()


def test_the_hint_goes_with_its_capture(qtbot: QtBot) -> None:
    """The head is laid out before the button hears which capture is shown."""
    button = made(qtbot)
    button.fit(900)
    button.show_row(row())
    assert not button.hint.isHidden()
    button.show_row(row(event_type="transactions.updates"))
    assert button.hint.isHidden()
