"""Where the command palette leads beside the actions: captures, endpoints, filters."""

from functools import partial
from typing import TYPE_CHECKING

from inspector.core.capture import Kind
from inspector.gui import presenting
from inspector.gui.actions import ACTIONS
from inspector.gui.models import capture_words
from inspector.gui.models.palette_entries import Entry
from inspector.gui.models.scope import endpoint_scope
from inspector.gui.window_actions import WindowActions
from inspector.providers import PROVIDERS

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow

ENDPOINTS, FILTERS, CAPTURE = "Endpoints", "Filter", "Capture"
FILTER_IDEAS = (
    ("Only failed signatures", "verdict:failed", "wrong mismatch"),
    ("Only expired signatures", "verdict:expired", "old stale timestamp"),
    ("Only unsigned captures", "verdict:unsigned", "missing"),
    ("Only refused requests", "is:refused", "limits"),
)
FIRST_PLACE_OF_ENDPOINTS = 4
LAST_PLACE = 9
LONGEST_ID = 18


def action_entries(commands: WindowActions) -> list[Entry]:
    """Every action that applies now, but the palette itself and mere numbers of places."""
    return [
        Entry(
            spec.where.value,
            commands.words(spec.id),
            partial(commands.run, spec.id),
            spec.hint,
            commands.keymap.keys(spec.id),
            spec.icon,
            keywords=spec.keywords,
        )
        for spec in ACTIONS
        if spec.id != "palette" and not spec.id.startswith("place-") and commands.can(spec.id)
    ]


def jump_entries(window: "MainWindow") -> list[Entry]:
    """The endpoints, and filters one often wants."""
    endpoints = []
    keymap = window.commands.keymap
    for number, each in enumerate(window.session.facts.endpoints, FIRST_PLACE_OF_ENDPOINTS):
        keys = keymap.keys(f"place-{number}") if number <= LAST_PLACE else ""
        lead = partial(window.show_scope, endpoint_scope(each.path))
        count = f"{each.count:,} captures" if each.count != 1 else "1 capture"
        path = presenting.shown(each.path, presenting.Kind.TARGET)
        endpoints.append(Entry(ENDPOINTS, path, lead, count, keys, "", each.provider, "endpoint"))
    providers = [
        Entry(
            FILTERS,
            f"Only {provider.name}",
            partial(window.use_filter, f"provider:{provider.id}"),
            f"provider:{provider.id}",
            "",
            "",
            provider.id,
            "filter",
        )
        for provider in PROVIDERS
    ]
    ideas = [
        Entry(FILTERS, words, partial(window.use_filter, query), query, "", "search", "", more)
        for words, query, more in FILTER_IDEAS
    ]
    return [*endpoints, *ideas, *providers]


def typed_entries(window: "MainWindow", typed: str) -> list[Entry]:
    """What only what was typed leads to: a capture by its id, and the typed words as a filter."""
    typed = typed.strip()
    entries = []
    number = typed.removeprefix("#")
    if number.isascii() and number.isdecimal() and len(number) <= LONGEST_ID:
        row = window.session.source.read(int(number))
        if row is not None and row.kind is not Kind.GAP:
            lead = partial(window.show_capture, row.id)
            words = f"Capture {row.id}"
            title = capture_words.title(row)
            entries.append(Entry(CAPTURE, words, lead, title, "", "inbox", row.provider))
    if typed:
        words = f"Filter the list by “{typed}”"
        lead = partial(window.use_filter, typed)
        entries.append(Entry(FILTERS, words, lead, "", "", "search"))
    return entries
