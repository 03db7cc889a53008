"""Facts about Present mode's holder."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from inspector.gui import fonts
from inspector.gui.presenting import ENGINE_MASKS, Kind, copy, presenting, real, shown, shown_row
from tests.gui.row_samples import row


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    """No test leaves the mode on."""
    yield
    presenting.use(on=False)
    presenting.set_values(())


def test_nothing_is_masked_without_it() -> None:
    """And no command carries the key."""
    assert shown("jane@example.com") == "jane@example.com"
    assert presenting.fields("render") == {}
    sample = row(1)
    assert shown_row(sample) is sample


def test_the_same_key_undoes_it(qtbot: QtBot) -> None:
    """Type is larger meanwhile, and everyone is told each time."""
    size = fonts.font("body").pixelSize()
    with qtbot.waitSignal(presenting.changed):
        presenting.toggle()
    assert fonts.font("body").pixelSize() > size
    assert fonts.px(32) == 40
    assert shown("to jane@example.com").startswith("to email·")
    with qtbot.waitSignal(presenting.changed):
        presenting.toggle()
    assert fonts.font("body").pixelSize() == size
    assert shown("jane@example.com") == "jane@example.com"


def test_commands_about_a_capture_carry_the_key() -> None:
    """Only those that the engine can answer masked."""
    presenting.use(on=True)
    assert all(presenting.fields(do)["mask"] for do in ENGINE_MASKS)
    assert presenting.fields("star") == {}


def test_kinds_differ_in_how_much_they_mask() -> None:
    """A signature is no id, a folder names its owner, an id is masked whole."""
    presenting.use(on=True)
    token = "a1b2c3d4e5f6a1b2c3d4e5f6a1b2"
    assert shown(token) == token
    assert shown(token, Kind.RECEIVED) != token
    assert shown("/home/jane/captures.sqlite", Kind.FILE) == "captures.sqlite"
    assert shown("fuse-1", Kind.VALUE) != "fuse-1"
    assert shown("/u/42", Kind.TARGET).startswith("/u/id·")
    assert "jane" not in shown("POST /u HTTP/1.1\nX-Name: jane\n\n", Kind.HEAD)


def test_a_stored_secret_is_masked_everywhere(qtbot: QtBot) -> None:
    """Also one that is stored while presenting."""
    presenting.use(on=True)
    assert shown("canary-1 here") == "canary-1 here"
    with qtbot.waitSignal(presenting.changed):
        presenting.set_values(["canary-1"])
    assert shown("canary-1 here").startswith("secret·")


def test_a_row_is_masked_and_its_id_learned() -> None:
    """The id has the same alias in later sentences."""
    presenting.use(on=True)
    masked = shown_row(row(1)._replace(entity="canaryid", target="/u/42?name=Jane"))
    assert masked.entity == shown("canaryid", Kind.VALUE)
    assert "Jane" not in masked.target
    assert shown("of canaryid") == f"of {masked.entity}"


def test_an_alias_can_be_searched_by() -> None:
    """What was shown lately becomes the value again."""
    assert real("entity:id·AAAA") == "entity:id·AAAA"
    presenting.use(on=True)
    alias = shown("67bcb452", Kind.VALUE)
    assert real(f"entity:{alias} id·0000") == "entity:67bcb452 id·0000"


def test_copies_are_masked() -> None:
    """What is pasted beside the window shows no more than the window."""
    presenting.use(on=True)
    copy("jane@example.com")
    assert QGuiApplication.clipboard().text().startswith("email·")
    presenting.use(on=False)
    copy("jane@example.com")
    assert QGuiApplication.clipboard().text() == "jane@example.com"


def test_a_note_is_shown_masked_and_kept_as_it_is() -> None:
    """What is typed beside an alias does not turn the alias into the note."""
    presenting.use(on=True)
    masked = shown_row(row(1, note="Asked jane@example.com")).note
    assert "jane" not in masked
    assert real(f"{masked} twice") == "Asked jane@example.com twice"
