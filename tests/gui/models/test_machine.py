"""What a support ticket needs to know."""

from pathlib import Path
from typing import Any

from inspector.core.problem import Problem
from inspector.gui.models.machine import Place, Screen, log_of, sections_of, short_path, text_of
from inspector.settings import Settings

SCREEN = Screen("6.8.1", "xcb", ("1920 x 1080 at scale 1, 96 dpi",))
PLACE = Place(Path.home() / "x" / "captures.sqlite", "GNOME Keyring", "ready", ("report-1.txt",), 2)
ENGINE: dict[str, Any] = {
    "version": "9.9",
    "sqlite": "3.45.1",
    "sizes": [3_100_000, 0, 48_000_000_000],
    "captures": 1280,
    "failing": 3,
    "refused": 1,
    "format": 2,
    "judging": 0,
    "indexing": 5,
    "address": None,
    "keeping": {"problem": {"kind": "disk-full"}, "refused": 4},
    "endpoints": 4,
    "secrets": 2,
    "log": ["one"],
}


def test_everything_is_in_the_text() -> None:
    """Versions, screen, archive, engine, settings, log."""
    text = text_of(sections_of(SCREEN, PLACE, Settings(), ENGINE), log_of(["w"], ENGINE))
    for line in (
        "  Qt: 6.8.1, platform xcb",
        "  Screen 1: 1920 x 1080 at scale 1, 96 dpi",
        "  Engine's version: 9.9",
        "  Size: 3.1 MB, log 0 B, free on its disk 48 GB",
        "  Holds: 1,280 captures, 3 failing, 1 refused, format 2",
        "  Restarts: 2",
        "  Listening: no",
        "  Writing: disk-full",
        "  Work: 0 to judge, 5 to index",
        "  Crash reports: report-1.txt",
        "  Secrets rest in: GNOME Keyring",
        "  Tolerances: fynapse 300 s",
        "  window w",
        "  engine one",
    ):
        assert line in text.splitlines()


def test_nothing_tells_of_people_or_hosts() -> None:
    """Filters, addresses, archives of other times and the home folder stay out."""
    settings = Settings(
        last_filter="canary1", public_address="https://canary2", last_archive="/canary3"
    )
    settings.cleared_to = {"/canary4": 1}
    text = text_of(sections_of(SCREEN, PLACE, settings, ENGINE), [])
    assert "canary" not in text
    assert str(Path.home()) not in text
    assert "  Public address: entered" in text.splitlines()
    assert short_path(Path("/elsewhere/a")) == str(Path("/elsewhere/a"))


def test_without_an_engine_the_rest_is_told() -> None:
    """And why it does not answer."""
    text = text_of(sections_of(SCREEN, PLACE, Settings(), None), log_of([], Problem("It is gone.")))
    assert "  State: ready" in text
    assert "engine The engine does not answer: It is gone." in text
