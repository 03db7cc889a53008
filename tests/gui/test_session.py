"""What the window works on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector import settings as stored
from inspector.core.problem import Problem
from inspector.gui.conditions import Way
from inspector.gui.models.scope import ALL, FAILING, endpoint_scope
from inspector.gui.session import Opening, Session
from inspector.settings import Settings
from tests.gui.row_samples import FakeReader
from tests.gui.window_kit import OpenLink, session_of


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Session, OpenLink]]:
    session, link = session_of(tmp_path)
    yield session, link
    session.feed.close()
    session.vault.close()


@pytest.fixture
def session(made: tuple[Session, OpenLink]) -> Session:
    return made[0]


@pytest.fixture
def link(made: tuple[Session, OpenLink]) -> OpenLink:
    return made[1]


def test_the_engine_hears_what_it_must_know(session: Session, link: OpenLink) -> None:
    """Tolerances, the filter in use and what can be simulated, each time it comes."""
    session.typed = "fuse"
    link.come()
    told = {"tolerances": {"fynapse": 300.0}, "sync_addresses": {}}
    assert link.commands("settings") == [told]
    assert link.commands("filter") == [{"text": "fuse"}]
    assert link.commands("simulations") == [{}]


def test_schemes_of_the_folder_are_told_before_the_secrets(
    session: Session, link: OpenLink
) -> None:
    """The engine begins to judge with the secrets; a file that cannot be used is a sentence."""
    folder = stored.schemes_folder()
    folder.mkdir(parents=True)
    text = 'name = "acme"\nheader = "X-Acme"\n'
    (folder / "acme.toml").write_text(text)
    (folder / "bad.toml").write_text("[")
    met: list[Problem] = []
    session.problem_met.connect(lambda problem, _words, _act: met.append(problem))

    link.come()

    assert link.commands("schemes") == [{"schemes": [text]}]
    assert [problem.kind for problem in met][:1] == ["bad-scheme"]


def test_scope_and_words_hold_together(session: Session, link: OpenLink) -> None:
    """The query is the sidebar's choice and what was typed; neither alone shows everything."""
    link.come()
    session.choose_scope(FAILING)
    session.choose_words("fuse")
    session.choose_scope(ALL)
    session.choose_words("")
    asked = [each["text"] for each in link.commands("filter")]
    assert asked == ["is:failing", "is:failing fuse", "fuse"]
    assert session.feed.finding.text == ""


def test_what_was_shown_is_remembered(session: Session) -> None:
    """Archive, filter and choice are there at the next start."""
    session.scope, session.typed = endpoint_scope("/fuse"), "verdict:failed"
    session.save()
    settings = stored.load().settings
    assert settings.last_archive == str(session.archive)
    assert settings.last_filter == "verdict:failed"
    assert settings.window["scope"] == "/fuse"


def test_a_picture_leaves_no_trace(tmp_path: Path) -> None:
    """A window that only saves a picture of itself saves nothing else."""
    session = Session(Opening(Settings(), tmp_path / "a.sqlite", 0, remembers=False), OpenLink())
    session.save()
    assert not stored.settings_file().exists()
    session.vault.close()


def test_cleared_captures_stay_cleared(session: Session, link: OpenLink) -> None:
    """The newest hidden id is kept for this archive until it is undone."""
    link.come()
    session.feed.open(1, 40)
    session.feed.clear()
    assert stored.load().settings.cleared_to == {str(session.archive): 40}
    session.feed.undo_clear()
    assert stored.load().settings.cleared_to == {}


@pytest.mark.parametrize(
    ("act", "command", "fields"),
    [
        (lambda s: s.star(7, on=True), "star", {"capture": 7, "on": True}),
        (lambda s: s.treat_as("/a", "fuse"), "treat-as", {"path": "/a", "provider": "fuse"}),
        (lambda s: s.forget_endpoint("/a"), "endpoint-delete", {"path": "/a"}),
        (lambda s: s.listen(0), "listen", {"port": 0}),
        (lambda s: s.stop_listening(), "stop-listening", {}),
        (lambda s: s.empty_archive("a.db"), "clear-archive", {"name": "a.db"}),
        (
            lambda s: s.send_test("fuse", "e", "tampered"),
            "simulate",
            {"provider": "fuse", "event": "e", "fault": "tampered"},
        ),
    ],
)
def test_wishes_become_commands(
    session: Session,
    link: OpenLink,
    qtbot: QtBot,
    act: Callable[[Session], object],
    command: str,
    fields: object,
) -> None:
    """Each is one command; what goes wrong is told as a sentence."""
    link.answers[command] = Problem("No.", "Later.")
    with qtbot.waitSignal(session.problem_met) as met:
        act(session)
    assert link.commands(command) == [fields]
    assert met.args[0] == Problem("No.", "Later.")


def test_a_test_that_is_refused_is_told(session: Session, link: OpenLink, qtbot: QtBot) -> None:
    """A status other than 2xx carries the simulator's sentence; 2xx is quiet."""
    link.answers["simulate"] = {"status": 401, "sentence": "Answered 401."}
    with qtbot.waitSignal(session.problem_met) as met:
        session.send_test("fuse")
    assert met.args[0].sentence == "Answered 401."
    link.answers["simulate"] = {"status": 200, "sentence": "Answered 200."}
    with qtbot.assertNotEmitted(session.problem_met):
        session.send_test("fuse")


def test_forgetting_the_shown_endpoint_shows_all(session: Session, link: OpenLink) -> None:
    """Its list would never fill again."""
    link.answers["endpoint-delete"] = {"endpoints": []}
    session.choose_scope(endpoint_scope("/a"))
    session.forget_endpoint("/a")
    assert session.scope is ALL


def test_a_restarted_engine_listens_where_senders_know_it(session: Session, link: OpenLink) -> None:
    """A free port that was found once is asked for the next time."""
    link.come(address="http://127.0.0.1:40123")
    assert session.facts.address.endswith(":40123")
    assert link._start.port == 40123
    taken = {"sentence": "Port 40123 is taken.", "remedy": "", "kind": "port-taken"}
    link.notice.emit({"notice": "listening", "address": None, "problem": taken})
    assert link.port == 40123


@pytest.mark.usefixtures("session")
def test_who_stopped_listening_is_not_listened_for_again(link: OpenLink) -> None:
    """An engine that has to be started anew listens at nothing, until the user says so."""
    link.come(address="http://127.0.0.1:40123")
    link.notice.emit({"notice": "listening", "address": None, "problem": None})
    assert link.port is None
    link.notice.emit({"notice": "listening", "address": "http://127.0.0.1:5", "problem": None})
    assert link.port == 5


def test_a_port_that_was_asked_for_in_vain_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    """The engine of this archive ran already, elsewhere; one press moves it. Told once."""
    session, link = session_of(tmp_path, port=9000)
    kept = lambda problem, _action, _then: problem.kind == "port-kept"  # noqa: E731 - a condition
    with qtbot.waitSignal(session.problem_met, check_params_cb=kept) as met:
        link.come()
    said, action, then = met.args
    assert said.sentence.endswith("was running already and listens at http://127.0.0.1:8787.")
    assert (said.remedy, action) == ("Port 9000 was not used.", "Use port 9000")
    then()
    assert link.commands("listen") == [{"port": 9000}]
    kinds: list[str] = []
    session.problem_met.connect(lambda problem, _action, _then: kinds.append(problem.kind))
    link.come()
    assert "port-kept" not in kinds
    session.feed.close()
    session.vault.close()


def test_what_is_saved_as_a_new_archive_is_opened(
    session: Session, link: OpenLink, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window goes on with it, and says where it lies."""
    link.answers["save-copy"] = {"path": str(tmp_path / "a-saved.sqlite")}
    switched: list[Path] = []
    monkeypatch.setattr(link, "switch", lambda start: switched.append(start.archive))
    said: list[str] = []
    session.problem_met.connect(lambda problem, _action, _then: said.append(problem.sentence))
    session.help_with(Way.SAVE)
    assert switched == [tmp_path / "a-saved.sqlite"]
    assert said == ["Everything captured so far is in a-saved.sqlite, which is open now."]
    link.answers["save-copy"] = Problem("The disk is full.")
    session.help_with(Way.SAVE)
    assert said[-1] == "The disk is full."


def test_trouble_that_is_a_condition_is_not_told_twice(session: Session, link: OpenLink) -> None:
    """The condition has its own strip; other trouble is a remark."""
    link.come()
    said: list[str] = []
    session.problem_met.connect(lambda problem, _action, _then: said.append(problem.kind))
    full = {"sentence": "Full.", "remedy": "", "kind": "disk-full"}
    link.notice.emit({"notice": "keeping", "problem": full, "refused": 1})
    link.notice.emit({"notice": "trouble", **full})
    link.notice.emit({"notice": "trouble", **full, "kind": "unexpected"})
    assert said == ["unexpected"]


def test_a_restart_of_the_engine_is_told(session: Session, link: OpenLink) -> None:
    """The user learns that something may be missing."""
    met: list[str] = []
    session.problem_met.connect(lambda problem, _action, _then: met.append(problem.kind))
    link.restarts = 1
    link.come()
    assert "engine-restarted" in met


def test_another_archive_is_another_list(
    session: Session,
    link: OpenLink,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Filter and choice start anew; the engine of the other archive is called."""
    session.source.read_from(FakeReader())
    session.feed.open(1, 40)
    session.typed = "fuse"
    switched: list[Path] = []
    monkeypatch.setattr(link, "switch", lambda start: switched.append(start.archive))
    with qtbot.waitSignal(session.archive_opened):
        session.open_archive(tmp_path / "other.sqlite")
    assert switched == [tmp_path / "other.sqlite"]
    assert (session.typed, session.model.rowCount()) == ("", 0)
    with qtbot.assertNotEmitted(session.archive_opened):
        session.open_archive(tmp_path / "other.sqlite")


def test_the_archive_is_as_large_as_its_files(session: Session) -> None:
    """The write-ahead log counts; a missing file is no error."""
    assert session.archive_size() == 0
    session.archive.write_bytes(b"x" * 1000)
    Path(f"{session.archive}-wal").write_bytes(b"x" * 500)
    assert session.archive_size() == 1500


def test_stopping_ends_the_engine_and_runs_on(session: Session, qtbot: QtBot) -> None:
    """The window may go when everything is given back."""
    done: list[bool] = []
    session.stop(lambda: done.append(True))
    qtbot.waitUntil(lambda: done == [True])
