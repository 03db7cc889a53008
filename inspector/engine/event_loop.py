"""The event loop that the engine runs on: uvloop's where there is one, else Python's own."""

import asyncio
import gc
import importlib
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar, cast

T = TypeVar("T")

Factory = Callable[[], asyncio.AbstractEventLoop]


def run(main: Coroutine[Any, Any, T]) -> T:
    """Run `main` to its end on a new loop, as `asyncio.run` does."""
    with asyncio.Runner(loop_factory=fastest()) as runner:
        return runner.run(main)


def keep_what_stays() -> None:
    """Spare the garbage collector the modules, and let it look less often.

    Of each request some objects are kept until it is judged, so that the default thresholds would
    make it walk through all there are several times a second.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def fastest() -> Factory:
    """What makes the loop: of uvloop, which has no build for Windows, if it can be imported."""
    try:
        uvloop = importlib.import_module("uvloop")
    except ImportError:
        return asyncio.new_event_loop
    return cast("Factory", uvloop.new_event_loop)
