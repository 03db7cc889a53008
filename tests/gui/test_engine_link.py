"""The line to the engine, against a server that plays it."""

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui import engine_link
from inspector.gui.engine_link import LOST, Answer, EngineLink, State
from inspector.gui.engine_process import Start, control_name

HELLO = {"version": "0", "address": "http://127.0.0.1:1", "counts": {}, "endpoints": []}


class FakeEngine:
    """Listens where an engine of this archive would, and answers hello."""

    def __init__(self, archive: Path, qtbot: QtBot) -> None:
        self.heard: list[dict[str, Any]] = []
        self.socket: QLocalSocket | None = None
        self._qtbot = qtbot
        self._server = QLocalServer()
        name = control_name(archive)
        assert isinstance(name, str)
        QLocalServer.removeServer(name)
        assert self._server.listen(name)
        self._server.newConnection.connect(self._came)

    def _came(self) -> None:
        self.socket = self._server.nextPendingConnection()
        self.socket.readyRead.connect(self._read)

    def _read(self) -> None:
        assert self.socket is not None
        for line in bytes(self.socket.readAll().data()).splitlines():
            message = json.loads(line)
            self.heard.append(message)
            if message["do"] == "hello":
                self.say({"reply": message["id"], **HELLO})

    def say(self, *messages: dict[str, Any]) -> None:
        """Write messages as lines."""
        self.write(b"".join(json.dumps(message).encode() + b"\n" for message in messages))

    def write(self, data: bytes) -> None:
        """Write bytes as they are."""
        assert self.socket is not None
        self.socket.write(data)
        self.socket.flush()

    def wait_for(self, command: str) -> dict[str, Any]:
        """The first command of this name, once it has come."""
        self._qtbot.waitUntil(lambda: any(each["do"] == command for each in self.heard))
        return next(each for each in self.heard if each["do"] == command)

    def close(self) -> None:
        """Die."""
        self._server.close()
        if self.socket is not None:
            self.socket.abort()


@pytest.fixture
def archive(tmp_path: Path, runtime: Path) -> Path:  # noqa: ARG001 - it is set, not used
    return tmp_path / "a.sqlite"


@pytest.fixture
def engine(archive: Path, qtbot: QtBot) -> Iterator[FakeEngine]:
    made = FakeEngine(archive, qtbot)
    yield made
    made.close()


@pytest.fixture
def link(archive: Path, engine: FakeEngine, qtbot: QtBot) -> Iterator[EngineLink]:
    assert engine.heard == []
    made = EngineLink(Start(archive))
    with qtbot.waitSignal(made.connected):
        made.start()
    yield made
    made.leave()


def test_a_running_engine_is_taken_over(link: EngineLink) -> None:
    """No second process is started; what hello told is at hand."""
    assert link.state is State.READY
    assert link.hello["address"] == HELLO["address"]
    assert link._process.pid == 0


def test_answers_reach_who_asked(link: EngineLink, engine: FakeEngine, qtbot: QtBot) -> None:
    """In any order, each once."""
    answers: list[tuple[str, Answer]] = []
    link.ask("star", lambda answer: answers.append(("star", answer)), capture=1, on=True)
    link.ask("curl", lambda answer: answers.append(("curl", answer)), capture=2)
    star, curl = engine.wait_for("star"), engine.wait_for("curl")
    assert (star["capture"], star["on"]) == (1, True)
    engine.say({"reply": curl["id"], "text": "curl"}, {"reply": star["id"]}, {"reply": 999})
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert [name for name, _ in answers] == ["curl", "star"]
    assert answers[0][1] == {"reply": curl["id"], "text": "curl"}


def test_problems_come_as_problems(link: EngineLink, engine: FakeEngine, qtbot: QtBot) -> None:
    """A refused command is a value, not an exception; a field named problem is none."""
    answers: list[Answer] = []
    link.ask("listen", answers.append, port=1)
    problem = {"sentence": "Taken.", "remedy": "Take 2.", "kind": "port-taken"}
    engine.say({"reply": engine.wait_for("listen")["id"], "problem": problem})
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [Problem("Taken.", "Take 2.", "port-taken")]
    link.ask("hello", answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert isinstance(answers[1], dict)


def test_notices_are_passed_on(link: EngineLink, engine: FakeEngine, qtbot: QtBot) -> None:
    """Ids beyond 32 bits come whole; lines may come in pieces."""
    line = json.dumps({"notice": "arrived", "first": 2**40, "last": 2**40}).encode() + b"\n"
    with qtbot.waitSignal(link.notice) as told:
        engine.write(line[:10])
        engine.write(line[10:])
    assert told.args[0]["last"] == 2**40


def test_one_failing_receiver_loses_no_line(
    link: EngineLink, engine: FakeEngine, qtbot: QtBot
) -> None:
    """What one answer breaks, the next does not suffer from."""

    def fail(_answer: Answer) -> None:
        raise ValueError("broken receiver")

    answers: list[Answer] = []
    link.ask("star", fail, capture=1, on=True)
    link.ask("curl", answers.append, capture=1)
    star, curl = engine.wait_for("star"), engine.wait_for("curl")
    with qtbot.captureExceptions() as exceptions:
        engine.say({"reply": star["id"]}, {"reply": curl["id"]})
        qtbot.waitUntil(lambda: bool(answers))
    assert len(exceptions) == 1


def test_before_and_after_the_engine_asking_says_so(archive: Path, qtbot: QtBot) -> None:
    """A question without an engine is answered, later in the loop, as lost."""
    link = EngineLink(Start(archive))
    answers: list[Answer] = []
    link.ask("curl", answers.append, capture=1)
    assert answers == []
    qtbot.waitUntil(lambda: answers == [LOST])


def test_a_lost_engine_is_started_anew(
    link: EngineLink,
    engine: FakeEngine,
    archive: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was asked is answered as lost; the line comes back and says hello again."""
    ready = "print('{\"ready\": 1}', flush=True); import time; time.sleep(60)"
    monkeypatch.setattr(engine_link, "engine_command", lambda *_: [sys.executable, "-c", ready])
    answers: list[Answer] = []
    link.ask("curl", answers.append, capture=1)
    engine.wait_for("curl")
    engine.close()
    qtbot.waitUntil(lambda: link.state is State.RESTARTING)
    assert answers == [LOST]
    successor = FakeEngine(archive, qtbot)
    qtbot.waitUntil(lambda: link.state is State.READY)
    assert link.restarts == 1
    link.leave()
    successor.close()
    link._process.kill()
    link._process.join()


def test_an_engine_that_cannot_start_is_a_problem(
    archive: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window stays and says why; starting can be tried again."""
    monkeypatch.setattr(engine_link, "engine_command", lambda *_: ["/nowhere/python"])
    link = EngineLink(Start(archive))
    link.start()
    qtbot.waitUntil(lambda: link.state is State.FAILED)
    assert link.problem is not None
    assert link.problem.kind == "no-engine"


def test_quitting_tells_and_waits(link: EngineLink, engine: FakeEngine, qtbot: QtBot) -> None:
    """The engine hears quit; we are done when it has closed the line."""
    done: list[bool] = []
    link.quit(lambda: done.append(True))
    engine.wait_for("quit")
    assert done == []
    engine.close()
    qtbot.waitUntil(lambda: done == [True])
    assert link.state is State.STOPPED


def test_an_engine_that_does_not_go_is_not_waited_for(
    link: EngineLink, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After its time the window closes all the same."""
    monkeypatch.setattr(engine_link, "QUIT_MS", 10)
    done: list[bool] = []
    link.quit(lambda: done.append(True))
    qtbot.waitUntil(lambda: done == [True])


def test_quitting_without_an_engine_is_done_at_once(archive: Path, qtbot: QtBot) -> None:
    """There is nobody to wait for."""
    link = EngineLink(Start(archive))
    done: list[bool] = []
    link.quit(lambda: done.append(True))
    qtbot.waitUntil(lambda: done == [True])


def test_another_archive_has_another_engine(
    link: EngineLink, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    """Switching ends this engine and goes to the other's."""
    other = tmp_path / "b.sqlite"
    second = FakeEngine(other, qtbot)
    with qtbot.waitSignal(link.connected):
        link.switch(Start(other))
        engine.wait_for("quit")
        engine.close()
    assert second.heard[0]["do"] == "hello"
    link.leave()
    second.close()


def test_a_coroutine_can_ask_too(link: EngineLink, engine: FakeEngine, qtbot: QtBot) -> None:
    """`call` gives the answer as a value."""

    async def ask() -> Answer:
        question = asyncio.ensure_future(link.call("curl", capture=1))
        await asyncio.sleep(0)
        number = engine.wait_for("curl")["id"]
        engine.say({"reply": number, "text": "curl"})
        qtbot.waitUntil(lambda: not link._pending)
        return await question

    answer = asyncio.run(ask())
    assert isinstance(answer, dict)
    assert answer["text"] == "curl"


def test_an_unsafe_control_directory_fails_at_once(archive: Path, runtime: Path) -> None:
    """A directory that others can enter is never connected through."""
    (runtime / "webhook-inspector").mkdir(mode=0o755)
    (runtime / "webhook-inspector").chmod(0o755)
    link = EngineLink(Start(archive))
    link.start()
    assert link.state is State.FAILED
