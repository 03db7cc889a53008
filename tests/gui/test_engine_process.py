"""The engine as a child process."""

import json
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.engine_process import (
    EngineProcess,
    Start,
    control_directory,
    control_name,
    engine_command,
    read_first_line,
)

READY = 'print(\'{"ready": "x"}\', flush=True)'


@pytest.fixture
def process() -> Iterator[EngineProcess]:
    made = EngineProcess()
    yield made
    made.kill()
    made.join()


def python(code: str) -> list[str]:
    """A command that runs this."""
    return [sys.executable, "-c", code]


def test_it_tells_when_it_is_ready(process: EngineProcess, qtbot: QtBot) -> None:
    """The first line decides; a kill is an end after that."""
    with qtbot.waitSignal(process.ready):
        process.start(python(f"{READY}; import time; time.sleep(60)"))
    assert process.running
    assert process.pid > 0
    with qtbot.waitSignal(process.ended):
        process.kill()
    assert not process.running


def test_it_tells_what_the_engine_says(process: EngineProcess, qtbot: QtBot) -> None:
    """A problem on the first line is passed on as it is."""
    line = json.dumps({"problem": "In use.", "remedy": "Close it.", "kind": "in-use"})
    with qtbot.waitSignal(process.failed) as failed:
        process.start(python(f"print({line!r})"))
    assert failed.args == [Problem("In use.", "Close it.", "in-use")]


def test_it_tells_when_the_engine_dies_early(process: EngineProcess, qtbot: QtBot) -> None:
    """The end of what it wrote to stderr says why."""
    with qtbot.waitSignal(process.failed) as failed:
        process.start(python("raise SystemExit('no such module')"))
    problem = failed.args[0]
    assert problem.kind == "engine-died"
    assert problem.sentence.endswith("no such module")


def test_a_program_that_is_not_there_is_a_problem(process: EngineProcess, qtbot: QtBot) -> None:
    """Nothing raises into the window."""
    with qtbot.waitSignal(process.failed) as failed:
        process.start(["/nowhere/python"])
    assert failed.args[0].kind == "no-engine"


def test_talking_engines_do_not_block(process: EngineProcess, qtbot: QtBot) -> None:
    """Whatever it prints after its first line is drained."""
    with qtbot.waitSignal(process.ended):
        process.start(python(f"{READY}; print('x' * 1_000_000)"))


@pytest.mark.skipif(sys.platform == "win32", reason="sessions are Unix")
def test_it_outlives_the_window(process: EngineProcess, qtbot: QtBot) -> None:
    """The engine has a session of its own: a signal to ours does not reach it."""
    with qtbot.waitSignal(process.ready):
        process.start(python(f"{READY}; import time; time.sleep(60)"))
    assert os.getsid(process.pid) == process.pid != os.getsid(0)


@pytest.mark.parametrize("line", [b"", b"hello\n", b"[]\n", b"{}\n"])
def test_odd_first_lines_are_an_early_death(line: bytes) -> None:
    """Only the two shapes count."""
    problem = read_first_line(line, "Traceback\nImportError: no httptools\n")
    assert problem is not None
    assert problem.sentence.endswith("ImportError: no httptools")


def test_the_command_holds_no_secret() -> None:
    """Archive, address and control, and nothing else."""
    command = engine_command(Start(Path("a.sqlite"), port=0), "/run/control")
    assert command[1:] == [
        "-m", "inspector.engine", "--archive", "a.sqlite", "--host", "127.0.0.1",
        "--port", "0", "--control", "/run/control",
    ]  # fmt: skip
    deaf = engine_command(Start(Path("a.sqlite"), port=None), "/run/control")
    assert "--deaf" in deaf
    assert "--port" not in deaf


def test_every_window_finds_the_same_engine(tmp_path: Path, runtime: Path) -> None:
    """One archive, one control socket, however its path is written; short enough for a socket."""
    assert runtime.is_dir()
    archive = tmp_path / "a.sqlite"
    name = control_name(archive)
    assert name == control_name(tmp_path / "x" / ".." / "a.sqlite")
    assert name != control_name(tmp_path / "b.sqlite")


@pytest.mark.skipif(sys.platform == "win32", reason="modes are Unix")
def test_the_control_directory_is_ours_alone(tmp_path: Path, runtime: Path) -> None:
    """It is made with mode 0700; one that others can enter is refused."""
    place = control_directory()
    assert isinstance(place, Path)
    assert place.parent == runtime
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    place.chmod(0o755)
    refused = control_directory()
    assert isinstance(refused, Problem)
    assert refused.kind == "unsafe-control-directory"
    assert isinstance(control_name(tmp_path / "a"), Problem)


def test_without_a_runtime_directory_a_temporary_one_serves(
    runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without a session has none; the directory names its user."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime / "missing"))
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(runtime))
    place = control_directory()
    assert isinstance(place, Path)
    assert place.parent == runtime


def test_a_long_runtime_directory_is_passed_over(
    tmp_path: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A socket's path is limited to about a hundred bytes, so a shorter place is taken."""
    long = tmp_path / ("long" * 20)
    long.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(runtime))
    place = control_directory()
    assert isinstance(place, Path)
    assert place.parent == runtime


def test_a_directory_that_cannot_be_made_is_a_problem(runtime: Path) -> None:
    """Where nothing can be written the window says so."""
    (runtime / "webhook-inspector").write_text("in the way")
    assert isinstance(control_directory(), Problem)
