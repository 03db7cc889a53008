"""Facts about the loop that the engine runs on."""

import asyncio
import subprocess
import sys

import pytest

from inspector.engine import event_loop


async def kind_of_loop() -> str:
    """The module of the running loop."""
    return type(asyncio.get_running_loop()).__module__


@pytest.mark.skipif(sys.platform == "win32", reason="there is no uvloop for Windows")
def test_it_is_the_fast_one_where_there_is_one() -> None:
    """Accepting a request costs a third less on it."""
    assert event_loop.run(kind_of_loop()).startswith("uvloop")


def test_without_it_python_s_own_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows, and where somebody left it out."""
    monkeypatch.setitem(sys.modules, "uvloop", None)

    assert event_loop.run(kind_of_loop()).startswith("asyncio")


def test_what_stays_is_spared_by_the_garbage_collector() -> None:
    """The modules of an engine are walked through no more, and nothing is looked at as often."""
    program = "from inspector.engine import event_loop as e; import gc; e.keep_what_stays(); "
    program += "print(gc.get_freeze_count() > 1000, gc.get_threshold()[0] > 700)"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert said.stdout.split() == [b"True", b"True"]
