"""What a support ticket needs to know about this machine, as sections to show and as text to copy.

No secret, no filter, no request: versions, sizes, states, settings, the ends of our own logs.
"""

import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from inspector import __version__
from inspector.core.problem import Problem
from inspector.gui.models.sizes import size_words
from inspector.settings import Settings


class Row(NamedTuple):
    """A name and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its rows."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """What Qt knows: its version, platform, style of drawing, screens in words."""

    qt: str
    platform: str
    screens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What the window knows.

    Attributes:
        archive: Path of the archive.
        keeper: Where secrets rest, `GNOME Keyring`.
        state: How things stand with the engine, in words.
        reports: Names of crash reports, newest first.
        restarts: How often the engine died and was started again.
    """

    archive: Path
    keeper: str
    state: str
    reports: tuple[str, ...]
    restarts: int


def sections_of(
    screen: Screen, place: Place, settings: Settings, engine: Mapping[str, Any] | None
) -> list[Section]:
    """Everything but the log.

    Args:
        screen: What Qt knows.
        place: What the window knows.
        settings: The settings; what could tell of people or hosts is left out.
        engine: The engine's answer to `about`, None while there is none.
    """
    return [
        Section("Program", _program(screen, engine)),
        Section("Screen", tuple(Row(f"Screen {n}", each) for n, each in _numbered(screen.screens))),
        Section("Archive", _archive(place, engine)),
        Section("Engine", _engine(place, engine)),
        Section("Settings", _settings(place, settings)),
    ]


def _program(screen: Screen, engine: Mapping[str, Any] | None) -> tuple[Row, ...]:
    frozen = "packaged program" if getattr(sys, "frozen", False) else "from Python"
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    rows = [
        Row("Webhook Inspector", f"{__version__}, {frozen}"),
        Row("System", system),
        Row("Python", platform.python_version()),
        Row("Qt", f"{screen.qt}, platform {screen.platform}"),
    ]
    if engine is not None:
        rows.append(Row("SQLite", str(engine["sqlite"])))
        if engine["version"] != __version__:
            rows.append(Row("Engine's version", str(engine["version"])))
    return tuple(rows)


def _archive(place: Place, engine: Mapping[str, Any] | None) -> tuple[Row, ...]:
    rows = [Row("File", short_path(place.archive))]
    if engine is not None:
        whole, log, free = engine["sizes"]
        size = f"{size_words(whole)}, log {size_words(log)}, free on its disk {size_words(free)}"
        counts = f"{engine['captures']:,} captures, {engine['failing']:,} failing"
        rows += [
            Row("Size", size),
            Row("Holds", f"{counts}, {engine['refused']:,} refused, format {engine['format']}"),
        ]
    return tuple(rows)


def _engine(place: Place, engine: Mapping[str, Any] | None) -> tuple[Row, ...]:
    rows = [Row("State", place.state), Row("Restarts", str(place.restarts))]
    if engine is not None:
        kept = engine["keeping"]["problem"]
        work = f"{engine['judging']:,} to judge, {engine['indexing']:,} to index"
        rows += [
            Row("Listening", str(engine["address"] or "no")),
            Row("Writing", "well" if kept is None else str(kept["kind"])),
            Row("Work", work),
            Row("Knows", f"{engine['endpoints']} endpoints, {engine['secrets']} secrets"),
        ]
    rows.append(Row("Crash reports", ", ".join(place.reports[:3]) or "none"))
    return tuple(rows)


def _settings(place: Place, settings: Settings) -> tuple[Row, ...]:
    tolerances = ", ".join(
        f"{scheme} {'any' if seconds is None else f'{seconds:g} s'}"
        for scheme, seconds in sorted(settings.tolerances.items())
    )
    return (
        Row("Secrets rest in", place.keeper or "not known yet"),
        Row("Theme", settings.theme.value),
        Row("Port", str(settings.port)),
        Row("Tolerances", tolerances or "none"),
        Row("Keys changed", str(len(settings.shortcuts))),
        Row("Public address", "entered" if settings.public_address else "not entered"),
    )


def text_of(sections: Sequence[Section], log: Sequence[str]) -> str:
    """All of it as text for a support ticket."""
    lines: list[str] = []
    for section in sections:
        lines += [section.title, *(f"  {name}: {value}" for name, value in section.rows), ""]
    lines += ["Log", *(f"  {line}" for line in log or ("empty",))]
    return "\n".join(lines) + "\n"


def log_of(window: Sequence[str], engine: Mapping[str, Any] | Problem | None) -> list[str]:
    """The ends of both logs, 40 lines each; what the engine could not say is said."""
    if isinstance(engine, Problem):
        theirs = [f"The engine does not answer: {engine.sentence}"]
    else:
        theirs = list(engine["log"])[-40:] if engine is not None else []
    return [*(f"window {line}" for line in window[-40:]), *(f"engine {line}" for line in theirs)]


def short_path(path: Path) -> str:
    """A path with `~` for the home folder, which names a person."""
    home = str(Path.home())
    text = str(path)
    return f"~{text[len(home) :]}" if len(home) > 1 and text.startswith(home) else text


def _numbered(values: Sequence[str]) -> list[tuple[int, str]]:
    return list(enumerate(values, 1))
