"""What the list shows while captures arrive, are judged, filtered, paused and cleared."""

from array import array
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.engine_link import LOST, State
from inspector.gui.models.capture_feed import CaptureFeed
from inspector.gui.models.capture_model import CaptureModel
from inspector.gui.models.row_source import RowSource
from tests.gui.fake_link import FakeLink
from tests.gui.row_samples import FakeReader


@pytest.fixture
def link() -> FakeLink:
    made = FakeLink()
    made.state = State.READY
    made.answers["filter"] = {"token": "a"}
    return made


@pytest.fixture
def model() -> CaptureModel:
    return CaptureModel(RowSource(FakeReader()))


@pytest.fixture
def feed(link: FakeLink, model: CaptureModel) -> CaptureFeed:
    made = CaptureFeed(model, link)
    made.open(1, 20)
    return made


def arrive(link: FakeLink, first: int, last: int) -> None:
    """Say that these came."""
    link.notice.emit({"notice": "arrived", "first": first, "last": last})


def found(link: FakeLink, folder: Path, ids: list[int], **fields: object) -> None:
    """Say that a filter found these."""
    token = fields.get("token", "a")
    file = folder / f"ids-{token}"
    file.write_bytes(array("q", ids).tobytes())
    notice = {"notice": "filtered", "token": "a", "file": str(file), "count": len(ids)}
    link.notice.emit(notice | {"done": True, "fraction": 1.0} | fields)


def shown(model: CaptureModel) -> list[int]:
    """The ids in the list, from the top."""
    return [model.id_at(row) for row in range(model.rowCount())]


def test_an_archive_is_shown_newest_first(feed: CaptureFeed, model: CaptureModel) -> None:
    """Everything it holds is in the list."""
    assert shown(model) == list(range(20, 0, -1))
    assert feed.holds_any


def test_a_burst_reaches_the_list_once_a_frame(
    feed: CaptureFeed, link: FakeLink, model: CaptureModel, qtbot: QtBot
) -> None:
    """A hundred notices make one change of the list."""
    with qtbot.waitSignal(feed.rows_added) as added:
        for capture in range(21, 121):
            arrive(link, capture, capture)
    assert added.args == [100]
    assert model.rowCount() == 120


def test_pause_freezes_the_list_and_counts(
    feed: CaptureFeed, link: FakeLink, model: CaptureModel, qtbot: QtBot
) -> None:
    """Capturing goes on; the list stands still and says how many wait."""
    feed.pause(paused=True)
    with qtbot.waitSignal(feed.paused_changed, check_params_cb=lambda: feed.waiting == 5):
        arrive(link, 21, 25)
    assert model.rowCount() == 20
    with qtbot.waitSignal(feed.rows_added):
        feed.pause(paused=False)
    assert model.rowCount() == 25
    assert feed.waiting == 0


def test_clear_hides_and_undo_shows(
    feed: CaptureFeed, link: FakeLink, model: CaptureModel, qtbot: QtBot
) -> None:
    """Clearing deletes nothing: only what comes later is shown, until it is undone."""
    with qtbot.waitSignal(feed.cleared_changed) as cleared:
        feed.clear()
    assert cleared.args == [20]
    assert (feed.hidden, shown(model)) == (20, [])
    with qtbot.waitSignal(feed.rows_added):
        arrive(link, 21, 22)
    assert shown(model) == [22, 21]
    feed.undo_clear()
    assert (feed.hidden, model.rowCount()) == (0, 22)


def test_a_filter_shows_what_the_engine_finds(
    feed: CaptureFeed, link: FakeLink, model: CaptureModel, tmp_path: Path
) -> None:
    """The old rows stay until the first answer; nothing flashes empty."""
    feed.look_for("provider:fuse")
    assert link.commands("filter") == [{"text": "provider:fuse"}]
    assert (model.rowCount(), feed.finding.done) == (20, False)
    found(link, tmp_path, [15, 7])
    assert (shown(model), feed.finding.done) == ([15, 7], True)
    feed.close()


def test_a_search_fills_the_list_while_it_goes_on(
    feed: CaptureFeed, link: FakeLink, model: CaptureModel, tmp_path: Path, qtbot: QtBot
) -> None:
    """Older matches are appended, new ones come on top, no row is shown twice."""
    feed.look_for("fuse")
    found(link, tmp_path, [15], done=False, fraction=0.5)
    found(link, tmp_path, [15, 7, 2])
    assert shown(model) == [15, 7, 2]
    with qtbot.waitSignal(feed.rows_added):
        link.notice.emit({"notice": "filter-added", "token": "a", "ids": [23, 21]})
    assert shown(model) == [23, 21, 15, 7, 2]
    feed.close()


def test_a_notice_before_its_answer_is_not_lost(
    feed: CaptureFeed, link: FakeLink, model: CaptureModel, tmp_path: Path
) -> None:
    """A quick engine may tell what it found before it answered the question."""
    link.answers["filter"] = None
    feed.look_for("fuse")
    found(link, tmp_path, [9])
    link.waiting.pop()({"token": "a"})
    assert shown(model) == [9]
    feed.close()


def test_an_outdated_answer_changes_nothing(
    feed: CaptureFeed, link: FakeLink, model: CaptureModel, tmp_path: Path
) -> None:
    """The user typed on: what the first query finds is dropped."""
    link.answers["filter"] = None
    feed.look_for("fu")
    feed.look_for("fuse")
    first, second = link.waiting
    first({"token": "old"})
    second({"token": "new"})
    assert link.commands("filter-drop") == [{"token": "old"}]
    found(link, tmp_path, [1], token="old")
    assert model.rowCount() == 20
    found(link, tmp_path, [3], token="new")
    assert shown(model) == [3]
    feed.close()


def test_one_filter_after_the_other(
    feed: CaptureFeed, link: FakeLink, model: CaptureModel, tmp_path: Path
) -> None:
    """The second filter's ids replace the first's, whose file may be gone."""
    feed.look_for("fuse")
    found(link, tmp_path, [15, 7])
    link.answers["filter"] = {"token": "b"}
    feed.look_for("fiskil")
    assert shown(model) == [15, 7]
    (tmp_path / "ids-a").unlink()
    found(link, tmp_path, [12], token="b")
    assert shown(model) == [12]
    feed.look_for("")
    assert model.rowCount() == 20
    assert feed.finding.done


def test_a_query_nobody_understands_is_a_sentence(
    feed: CaptureFeed, link: FakeLink, model: CaptureModel
) -> None:
    """The list stays; the finding carries the problem."""
    problem = Problem("There is no field vrdict.", "Try verdict.")
    link.answers["filter"] = problem
    feed.look_for("vrdict:failed")
    assert feed.finding.problem == problem
    assert model.rowCount() == 20


def test_a_lost_engine_is_asked_again_later(feed: CaptureFeed, link: FakeLink) -> None:
    """That the engine went away is no fault of the query."""
    link.answers["filter"] = LOST
    feed.look_for("fuse")
    assert feed.finding.problem is None
    assert not feed.finding.done


def test_before_the_engine_is_there_a_filter_waits(link: FakeLink, model: CaptureModel) -> None:
    """A restored filter shows nothing unfiltered meanwhile."""
    link.state = State.STARTING
    feed = CaptureFeed(model, link)
    feed.look_for("fuse")
    feed.open(1, 20)
    assert link.commands("filter") == []
    assert model.rowCount() == 0


def test_judged_rows_are_painted_again(
    feed: CaptureFeed, link: FakeLink, model: CaptureModel, qtbot: QtBot
) -> None:
    """Only rows on hand are painted again; who looks at another capture hears of it, too."""
    model.source.load(0, 3)
    with qtbot.waitSignal(feed.rows_judged) as judged:
        link.notice.emit({"notice": "judged", "ids": [[19, 20]]})
    assert sorted(judged.args[0]) == [19, 20]
    with qtbot.assertNotEmitted(feed.rows_judged), qtbot.waitSignal(feed.judged) as spans:
        link.notice.emit({"notice": "judged", "ids": [[500, 900]]})
    assert spans.args == [[[500, 900]]]


def test_rows_read_before_the_engine_was_there_are_read_again(
    feed: CaptureFeed, model: CaptureModel, qtbot: QtBot
) -> None:
    """It may have judged them before the window heard of anything."""
    model.source.load(0, 3)
    with qtbot.waitSignal(feed.rows_judged) as judged, qtbot.waitSignal(feed.judged):
        feed.catch_up(1, 20)
    assert {17, 18, 19, 20} <= set(judged.args[0])


def test_an_emptied_archive_is_an_empty_list(
    feed: CaptureFeed, link: FakeLink, model: CaptureModel, qtbot: QtBot
) -> None:
    """Ids go on counting; nothing of before is left."""
    model.source.load(0, 3)
    link.notice.emit({"notice": "cleared"})
    assert model.rowCount() == 0
    assert not feed.holds_any
    with qtbot.waitSignal(feed.rows_added):
        arrive(link, 21, 21)
    assert shown(model) == [21]


def test_catching_up_moves_nothing(feed: CaptureFeed, model: CaptureModel, qtbot: QtBot) -> None:
    """After a restart of the engine the rows stay and what came since is added."""
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(feed.rows_added):
        feed.catch_up(1, 24)
    assert model.rowCount() == 24


def test_a_filter_can_be_paused_and_cleared(
    feed: CaptureFeed, link: FakeLink, model: CaptureModel, tmp_path: Path, qtbot: QtBot
) -> None:
    """What a filter finds obeys pause and clear like everything else."""
    feed.look_for("fuse")
    found(link, tmp_path, [15, 7])
    feed.pause(paused=True)
    with qtbot.waitSignal(feed.paused_changed, check_params_cb=lambda: feed.waiting == 1):
        link.notice.emit({"notice": "filter-added", "token": "a", "ids": [21]})
    assert shown(model) == [15, 7]
    feed.clear()
    found(link, tmp_path, [15, 7])
    assert shown(model) == []
    feed.close()
