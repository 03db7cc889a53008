"""What the command palette offers for what was typed: matching entries under their headings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from inspector.gui.models.fuzzy import match

MOST = 100
"""More entries than this nobody reads; typing on narrows them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to choose.

    Attributes:
        group: The heading it stands under.
        words: What it does or where it leads.
        act: Does it.
        detail: A few words beside it.
        keys: Its shortcut, portable; empty for none.
        icon: A Lucide icon, or none.
        provider: Provider id whose tile is shown in place of an icon.
        keywords: Other words to find it by.
        letters: Indices of the letters of `words` that match what was typed.
    """

    group: str
    words: str
    act: Callable[[], object]
    detail: str = ""
    keys: str = ""
    icon: str = ""
    provider: str = ""
    keywords: str = ""
    letters: frozenset[int] = frozenset()

    @property
    def spoken(self) -> str:
        """Words, detail and keys in one line, for a screen reader."""
        return ", ".join(filter(None, (self.words, self.detail, self.keys)))


Row: TypeAlias = "Entry | str"
"""A line of the palette: an entry, or a heading."""


def rows_for(query: str, entries: Sequence[Entry]) -> list[Row]:
    """Headings and entries for what was typed, best groups and best entries first.

    Without a query everything is listed as it comes. Only when nothing matches by words or
    initials may letters lie anywhere.
    """
    found = _matching(query, entries, loose=False) or _matching(query, entries, loose=True)
    groups: dict[str, list[tuple[int, Entry]]] = {}
    for score, entry in found:
        groups.setdefault(entry.group, []).append((score, entry))
    best_first = sorted(groups.values(), key=lambda each: -max(score for score, _ in each))
    rows: list[Row] = []
    for each in best_first:
        listed = sorted(each, key=lambda pair: -pair[0])
        rows.append(listed[0][1].group)
        rows += [entry for _score, entry in listed]
    return rows


def with_entry(rows: Sequence[Row], entry: Entry, *, first: bool) -> list[Row]:
    """The lines with one more: under its heading where there is one, else before or after all."""
    if entry.group not in rows:
        lines: list[Row] = [entry.group, entry]
        return [*lines, *rows] if first else [*rows, *lines]
    heading = list(rows).index(entry.group)
    below = (at for at in range(heading + 1, len(rows)) if isinstance(rows[at], str))
    end = next(below, len(rows))
    return [*rows[:end], entry, *rows[end:]]


def _matching(query: str, entries: Sequence[Entry], *, loose: bool) -> list[tuple[int, Entry]]:
    found = []
    for entry in entries:
        hit = match(query, entry.words, entry.keywords, loose=loose)
        if hit is not None:
            found.append((hit.score, replace(entry, letters=hit.letters)))
    found.sort(key=lambda pair: -pair[0])
    return found[:MOST]
