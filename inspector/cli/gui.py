"""`gui`: open the window, or save a picture of it."""

import argparse
import gc
import re

from inspector.cli import terminal
from inspector.core.problem import Problem

DEFAULT_SIZE = (1440, 900)
LARGEST_SIDE = 16_384
"""Pixels; no picture that Qt can paint into has more."""
LONGEST_WAIT = 3600
"""Seconds before a screenshot."""
EXAMPLES = """examples:
  webhook-inspector gui --port 9000
  webhook-inspector gui --archive customer.db
  webhook-inspector gui --demo
  webhook-inspector gui --screenshot window.png --after 2 --theme dark --size 1280x800"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "gui",
        help="open the window (also without any command)",
        description="Open the window: listen, judge, and show webhooks as they arrive. "
        "An archive that is open already is brought to the front instead.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--archive", metavar="FILE", help="the archive to open; default: the last one"
    )
    parser.add_argument(
        "--port", type=int, metavar="N", help="port to listen on, 0 for any free one"
    )
    parser.add_argument(
        "--demo", action="store_true", help="show invented webhooks; touches nothing of yours"
    )
    parser.add_argument("--screenshot", metavar="PNG", help="save the window as a picture and end")
    parser.add_argument(
        "--after", type=seconds, default=1.0, metavar="SECONDS", help="how long after opening; default: 1"
    )  # fmt: skip
    parser.add_argument("--size", type=size, metavar="WxH", help="size of the window, 1440x900")
    parser.add_argument("--theme", choices=("light", "dark"), help="default: as the system has it")
    parser.set_defaults(run=run)


def seconds(text: str) -> float:
    """Read a wait: seconds from 0 to an hour."""
    try:
        wait = float(text)
    except ValueError:
        wait = -1.0
    if not 0 <= wait <= LONGEST_WAIT:  # which NaN is not either
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds up to {LONGEST_WAIT}")
    return wait


def size(text: str) -> tuple[int, int]:
    """Read `1440x900`."""
    match = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write it as 1440x900")
    width, height = int(match[1]), int(match[2])
    if max(width, height) > LARGEST_SIDE:
        raise argparse.ArgumentTypeError(f"{text!r} is larger than {LARGEST_SIDE} on a side")
    return width, height


def run(options: argparse.Namespace) -> int:
    """Open the window; its exit code."""
    if options.demo and options.archive:
        sentence = "A demo has an archive of its own, which is thrown away at its end."
        return terminal.complain(Problem(sentence, "Leave out either --demo or --archive."))
    # A start makes much and drops little: looking for garbage would be a tenth of its time. The
    # window has it looked for again as soon as its first frame stands.
    gc.disable()
    try:
        from inspector.gui.app import open_window  # noqa: PLC0415 - Qt only where a window opens
    except ImportError as error:
        return terminal.complain(
            Problem(
                f"The window cannot be opened: {error}.",
                "Start it with packaging/run.py, which installs what Qt needs; "
                "`webhook-inspector listen` works without a window.",
            )
        )
    else:
        return open_window(options)
    finally:
        gc.enable()
