"""The whole window, with an engine that is played."""

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui import theme
from inspector.gui.dialogs.endpoint_dialog import EndpointDialog
from inspector.gui.engine_link import State
from inspector.gui.models import capture_model
from inspector.settings import Settings
from tests.gui.naming import spoken, unnamed
from tests.gui.window_kit import ADDRESS, Kit


@pytest.fixture
def kit(qtbot: QtBot, tmp_path: Path) -> Iterator[Kit]:
    made = Kit(qtbot, tmp_path)
    made.fill()
    yield made
    made.close()


def found(kit: Kit, folder: Path, ids: list[int]) -> None:
    """The engine found these."""
    file = folder / "ids"
    file.write_bytes(array("q", ids).tobytes())
    kit.link.notice.emit(
        {
            "notice": "filtered",
            "token": "a",
            "file": str(file),
            "count": len(ids),
            "done": True,
            "fraction": 1.0,
        }
    )


def test_everything_known_is_shown(kit: Kit) -> None:
    """Address, counts, endpoints, rate and the engine's health."""
    said = spoken(kit.window)
    for words in (f"Listening {ADDRESS}", "Failing, 3", "/fuse, 0", "42/min", "Engine ok"):
        assert words in said
    assert unnamed(kit.window) == []


def test_the_first_steps_go_when_something_arrives(qtbot: QtBot, tmp_path: Path) -> None:
    """An empty archive teaches; the first capture is shown at once."""
    kit = Kit(qtbot, tmp_path)
    kit.fill(0)
    assert kit.window.pages.currentWidget() is kit.window.pages.empty
    kit.arrive(1)
    assert kit.window.pages.currentWidget() is kit.window.captures
    kit.close()


def test_the_sidebar_chooses_what_is_listed(kit: Kit, tmp_path: Path) -> None:
    """Failing asks the engine; the title names it; going back shows everything."""
    kit.window.sidebar.go_to(2)
    assert kit.link.commands("filter") == [{"text": "is:failing"}]
    found(kit, tmp_path, [97, 12])
    assert kit.window.captures.list_panel.title.accessibleName() == "Failing, 2"
    kit.window.sidebar.go_to(1)
    assert kit.session.model.rowCount() == 100


def test_filtering_counts_and_clears(kit: Kit, tmp_path: Path) -> None:
    """What was typed narrows the list; the field says how many of all are left."""
    field = kit.window.toolbar.filter
    field._replace("provider:fuse")
    found(kit, tmp_path, [50, 7, 3])
    assert field.edit.accessibleDescription() == "3 of 100"
    kit.window.pages.filter_unwanted.emit()
    assert field.text == ""
    assert kit.session.model.rowCount() == 100


def test_a_wrong_query_is_said_in_the_field(kit: Kit) -> None:
    """With the engine's sentence."""
    kit.link.answers["filter"] = Problem("There is no field vrdict.", "Try verdict.")
    kit.window.toolbar.filter._replace("vrdict:x")
    assert kit.window.toolbar.filter.toolTip() == "There is no field vrdict. Try verdict."


def test_pause_is_one_state(kit: Kit) -> None:
    """Button and pill agree, whoever ends it."""
    kit.window.toolbar.pause.click()
    assert kit.session.feed.paused
    kit.window.captures.list_panel.title.pill.click()
    assert not kit.window.toolbar.pause.isChecked()


def test_tests_are_sent_from_the_toolbar(kit: Kit) -> None:
    """Provider, event and fault reach the engine."""
    kit.window.toolbar.test_wanted.emit("fuse", "a.b", "tampered")
    sent = {"provider": "fuse", "event": "a.b", "fault": "tampered"}
    assert kit.link.commands("simulate") == [sent]


def test_endpoints_are_edited_in_a_sheet(kit: Kit) -> None:
    """Adding and changing use the same one, beside live traffic."""
    kit.window.sidebar.endpoint_wanted.emit("/fuse")
    sheet = kit.window.findChild(EndpointDialog)
    assert isinstance(sheet, EndpointDialog)
    assert sheet.isVisible()
    kit.window.sidebar.endpoint_unwanted.emit("/fuse")
    assert kit.link.commands("endpoint-delete") == [{"path": "/fuse"}]


def test_missing_secrets_lead_to_the_secrets(kit: Kit) -> None:
    """From anywhere, ready to enter one."""
    kit.window.pages.secrets_wanted.emit("fuse")
    assert kit.window.pages.currentWidget() is kit.window.pages.secrets
    kit.window.show_captures()
    assert kit.window.pages.currentWidget() is kit.window.captures


def test_problems_are_a_strip_not_a_dialog(kit: Kit) -> None:
    """With what to do about them."""
    done: list[bool] = []
    kit.session.problem_met.emit(
        Problem("Port taken."), "Use a free port", lambda: done.append(True)
    )
    assert kit.window.strip.isVisible()
    kit.window.strip._act()
    assert done == [True]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.RESTARTING, "Engine restarting"),
        (State.FAILED, "Engine stopped"),
        (State.READY, "Engine ok"),
    ],
)
def test_the_engines_health_is_shown(kit: Kit, state: State, words: str) -> None:
    """In the status bar, and where the address stands."""
    kit.link.state = state
    kit.link.state_changed.emit(state)
    assert words in kit.window.status.accessibleName()


def test_copying_reaches_the_clipboard(kit: Kit) -> None:
    """The address, from the toolbar."""
    kit.window.toolbar.listening.copied.emit(ADDRESS)
    assert QApplication.clipboard().text() == ADDRESS


@pytest.mark.parametrize(
    ("width", "rail", "words", "panes"),
    [
        (2560, False, True, 2),
        (1440, False, True, 2),
        (1280, False, True, 2),
        (1199, False, False, 2),
        (1099, True, False, 2),
        (999, True, False, 1),
        (800, True, False, 1),
    ],
)
def test_narrow_rules(kit: Kit, width: int, *, rail: bool, words: bool, panes: int) -> None:
    """Button words go below 1200 px, the sidebar's below 1100, one pane remains below 1000."""
    kit.window.resize(width, 800)
    window = kit.window
    assert window.sidebar.narrow is rail
    assert (window.toolbar.pause.sizeHint().width() > 40) is words
    right = window.captures._right
    assert (window.captures.list_panel.isVisible() and right.isVisible()) is (panes == 2)
    assert window.toolbar.filter.width() >= 240
    if panes == 2:
        assert window.captures.list_panel.width() >= 360
        assert right.width() >= 420


def test_sizes_and_choices_come_back(qtbot: QtBot, tmp_path: Path) -> None:
    """Closing stores them; the next window starts with them."""
    settings = Settings()
    kit = Kit(qtbot, tmp_path, settings)
    kit.fill()
    kit.window.resize(1300, 820)
    kit.window.body.setSizes([250, 1049])
    kit.window._on_dragged(250, 1)
    kit.window.captures.list_width = 500
    kit.session.scope = kit.session.scope.__class__("/fuse", "/fuse", "endpoint:/fuse")
    with qtbot.waitSignal(kit.window.closed):
        kit.window.close()
    kit.session.typed = "verdict:failed"
    kit.session.save()
    kit.close()
    again = Kit(qtbot, tmp_path, settings)
    assert again.window.captures.list_width == 500
    assert again.window._panes.sidebar == 251
    assert again.window.toolbar.filter.text == "verdict:failed"
    assert again.session.scope.path == "/fuse"
    again.close()


def test_dragging_the_sidebar_small_makes_a_rail(kit: Kit) -> None:
    """Below 180 px there is no room for words."""
    kit.window._on_dragged(120, 1)
    assert kit.window.sidebar.narrow
    kit.window._on_dragged(220, 1)
    assert not kit.window.sidebar.narrow


def test_themes_repaint_everything(kit: Kit) -> None:
    """No part of the window keeps the other theme's ground."""
    theme.themes.use("dark")
    image = kit.window.grab().toImage()
    light = theme.named("light")
    grounds = {light.color(token).name() for token in ("surface", "side", "bar")}
    spots = [(x, y) for x in range(4, 1436, 37) for y in range(4, 896, 29)]
    assert not {image.pixelColor(x, y).name() for x, y in spots} & grounds


def test_an_archive_names_the_window(
    kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The title says which file is open, and follows it."""
    assert kit.window.windowTitle().startswith("captures.sqlite")
    monkeypatch.setattr(kit.link, "switch", lambda _start: None)
    kit.session.open_archive(tmp_path / "other.sqlite")
    assert kit.window.windowTitle().startswith("other.sqlite")


def test_past_midnight_times_become_dates(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that stays open shows yesterday's captures with their date."""
    kit.session.source.load(0, 0)
    times: list[str] = []
    for day in ("2026-11-20", "2026-11-21"):
        monkeypatch.setattr(capture_model, "local_day", lambda day=day: day)
        kit.link.notice.emit({"notice": "rate", "per_minute": 0, "buckets": [0] * 20})
        line = kit.session.model.line(0)
        times.append(line.time if line is not None else "")
    assert times == ["14:02:21.0", "20 Nov 14:02"]
