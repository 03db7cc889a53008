"""One window an archive."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.core.problem import Problem
from inspector.gui.first_window import SILENT, Claim, ask_to_raise, claim, window_name

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets in the file system")


@pytest.fixture
def archive(tmp_path: Path, runtime: Path) -> Path:  # noqa: ARG001 - set in the environment
    return tmp_path / "a.sqlite"


def test_the_first_has_it_until_it_gives_it_back(archive: Path) -> None:
    """The second learns where the first answers; another archive is another matter."""
    first = claim(archive)
    assert isinstance(first, Claim)
    assert claim(archive) == first.name == window_name(archive)
    other = claim(archive.with_name("b.sqlite"))
    assert isinstance(other, Claim)
    first.lock.unlock()
    other.lock.unlock()
    again = claim(archive)
    assert isinstance(again, Claim)
    again.lock.unlock()


def test_without_a_safe_place_nothing_is_claimed(archive: Path, runtime: Path) -> None:
    """The window opens all the same; the engine says what is wrong with the place."""
    place = runtime / "webhook-inspector"
    place.mkdir()
    place.chmod(0o777)
    assert claim(archive) is None


def test_the_longest_name_fits_a_socket(archive: Path) -> None:
    """108 bytes on Linux, 104 on macOS, with the zero at the end."""
    name = window_name(archive)
    assert isinstance(name, str)
    assert len(Path(name).name) == 17


@pytest.fixture
def listener(archive: Path) -> Iterator[socket.socket]:
    name = window_name(archive)
    assert isinstance(name, str)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(name)
        made.listen()
        yield made


def test_the_first_is_asked_and_answers(archive: Path, listener: socket.socket) -> None:
    """One line with the wishes, one with what became of them."""
    heard: list[bytes] = []

    def answer() -> None:
        other, _ = listener.accept()
        with other, other.makefile("rwb") as lines:
            heard.append(lines.readline())
            lines.write(b'{"raised": "Here it is."}\n')

    window = threading.Thread(target=answer)
    window.start()
    assert ask_to_raise(str(window_name(archive)), {"port": 9000}) == "Here it is."
    window.join()
    assert b'{"raise": {"port": 9000}' in heard[0]


@pytest.mark.parametrize("said", [b"", b"no json\n", b"[]\n", b"{}\n"])
def test_one_that_does_not_answer_is_named(
    archive: Path, listener: socket.socket, said: bytes
) -> None:
    """Whether it is silent or speaks another language."""

    def answer() -> None:
        other, _ = listener.accept()
        with other:
            other.sendall(said)

    window = threading.Thread(target=answer)
    window.start()
    assert ask_to_raise(str(window_name(archive)), {}, patience=0) is SILENT
    window.join()
    assert isinstance(ask_to_raise("/nowhere/at/all", {}, patience=0), Problem)


def start(archive: Path, *more: str) -> subprocess.Popen[str]:
    """A start of the program, without a screen."""
    command = [sys.executable, "-m", "inspector", "gui", "--archive", str(archive), "--port", "0"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [*command, *more],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_second_start_raises_the_first(archive: Path) -> None:
    """It ends with 0 and says what it ignored; a first one that was killed is no obstacle."""
    first = start(archive)
    raise_until_there(archive)
    second = start(archive, "--theme", "dark")
    told, wrong = second.communicate(timeout=30)
    assert (second.returncode, wrong) == (0, "")
    assert "its window was brought to the front" in told
    assert "--theme had no effect on it." in told
    first.kill()
    first.communicate(timeout=30)
    third = start(archive)
    raise_until_there(archive)
    third.send_signal(signal.SIGTERM)
    third.communicate(timeout=30)
    assert third.returncode == 0


def raise_until_there(archive: Path) -> None:
    """Wait until a window answers for an archive."""
    answer = ask_to_raise(str(window_name(archive)), {}, patience=30)
    assert "brought to the front" in str(answer)
