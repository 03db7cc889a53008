"""Facts about the process for large bodies."""

import asyncio
import os
import signal
import struct
import subprocess
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from inspector.core.problem import Problem
from inspector.engine.render_files import get_ready
from inspector.engine.worker import Worker
from tests.engine.house import play


def imported(module: str) -> bool:
    """Whether this process has imported a module."""
    return module in sys.modules


def test_what_it_was_warmed_with_is_imported_there() -> None:
    """So a first large body waits neither for the process nor for its modules."""

    async def scene() -> None:
        worker = Worker()
        worker.warm(get_ready)
        found = await worker.run(imported, "inspector.decode.render")
        worker.close()
        assert found is True

    play(scene)


def test_it_is_another_process_that_stays() -> None:
    """The second call finds the process of the first."""

    async def scene() -> None:
        worker = Worker()
        first = await worker.run(os.getpid)
        second = await worker.run(os.getpid)
        worker.close()
        assert first == second != os.getpid()

    play(scene)


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not nice there")
def test_a_gentle_worker_lets_others_go_first() -> None:
    """So that senders and the window keep their processor in a flood."""

    async def scene() -> None:
        gentle, usual = Worker(gently=True), Worker()
        assert await gentle.run(os.nice, 0) == min(19, os.nice(0) + 10)
        assert await usual.run(os.nice, 0) == os.nice(0)
        gentle.close()
        usual.close()

    play(scene)


def test_a_worker_that_dies_is_a_problem_and_the_next_one_works() -> None:
    """One body that is too much for it is not the end."""

    async def scene() -> None:
        worker = Worker()
        died = await worker.run(os._exit, 3)
        assert isinstance(died, Problem)
        assert died.kind == "worker-died"
        assert await worker.run(len, "four") == 4
        worker.close()

    play(scene)


def begin_a_result(begun: Path) -> None:
    """Write the first bytes of a result to the pool's pipe, and never the rest."""
    frame: FrameType | None = sys._getframe()
    while frame is not None and "result_queue" not in frame.f_locals:
        frame = frame.f_back
    assert frame is not None
    os.write(frame.f_locals["result_queue"]._writer.fileno(), struct.pack("!i", 1000) + b"x")
    begun.touch()
    signal.pause()


@pytest.mark.skipif(sys.platform == "win32", reason="it looks into a pipe of POSIX")
def test_closing_in_the_middle_of_a_result_leaves_no_thread_behind(tmp_path: Path) -> None:
    """A thread that waits for the rest would keep the engine from ending."""

    async def scene() -> None:
        worker = Worker()
        begun = tmp_path / "begun"
        running = asyncio.ensure_future(worker.run(begin_a_result, begun))
        while not begun.exists():  # noqa: ASYNC110 - another process makes it
            await asyncio.sleep(0.01)
        pool: Any = worker._pool
        reading = pool._executor_manager_thread
        worker.close()
        assert isinstance(await running, Problem)
        await asyncio.to_thread(reading.join, 10)
        assert not reading.is_alive()

    play(scene)


def test_closing_does_not_wait_for_what_it_does() -> None:
    """Whoever waits gets a problem."""

    async def scene() -> None:
        worker = Worker()
        await worker.run(len, "")
        running = asyncio.create_task(worker.run(signal.pause))
        await asyncio.sleep(0)
        worker.close()
        worker.close()
        assert isinstance(await running, Problem)

    if sys.platform == "win32":
        pytest.skip("there is no pause")
    play(scene)


ORPHAN = """
import asyncio, os, signal
from inspector.engine.render_files import get_ready
from inspector.engine.worker import Worker

async def main():
    worker = Worker()
    print(await worker.run(os.getpid), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_it_does_not_outlive_an_engine_that_was_killed(tmp_path: Path) -> None:
    """Its end of the pipe closes when the last process that holds it is gone."""
    script = tmp_path / "orphan.py"
    script.write_text(ORPHAN)
    root = Path(__file__).resolve().parents[2]

    # The worker inherits stdout: reading it to the end waits for the worker, too.
    ended = subprocess.run(
        [sys.executable, script], cwd=root, env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip

    assert ended.returncode == -signal.SIGKILL
    assert int(ended.stdout) > 0
