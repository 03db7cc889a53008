"""Whether there is a screen to open a window on, asked before Qt would abort for want of one."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from inspector.core.problem import Problem

NO_DISPLAY = Problem(
    "There is no display to open a window on.",
    "`webhook-inspector listen` captures and judges without one; "
    "`gui --screenshot FILE` saves a picture without one.",
    "no-display",
)

_LOCAL_X = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def x_socket_answers(display: str) -> bool:
    """Whether a local X server answers; a display elsewhere is taken on trust."""
    import socket  # noqa: PLC0415 - only X11 is asked

    local = _LOCAL_X.fullmatch(display)
    if local is None or not hasattr(socket, "AF_UNIX"):
        return True
    path = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - where every X server has it
    for address in (f"\0{path}", path):
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(1.0)
            try:
                probe.connect(address)
            except OSError:
                continue
            return True
    return False


def wayland_answers(environment: Mapping[str, str]) -> bool:
    """Whether the socket of a Wayland compositor is there."""
    name = environment.get("WAYLAND_DISPLAY", "")
    return bool(name) and Path(environment.get("XDG_RUNTIME_DIR", "/"), name).exists()


def missing_display(environment: Mapping[str, str] = os.environ) -> Problem | None:
    """Why no window can be opened here, or None."""
    if sys.platform in ("win32", "darwin") or environment.get("QT_QPA_PLATFORM"):
        return None
    if wayland_answers(environment):
        return None
    display = environment.get("DISPLAY", "")
    return None if display and x_socket_answers(display) else NO_DISPLAY
