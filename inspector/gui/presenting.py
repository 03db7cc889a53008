"""Present mode: what a person may not see is masked everywhere, and type is larger.

How other code uses it:

- Text that may hold something received, a secret or a path goes through `shown(text)` where it is
  *set* or painted, and again when `presenting.changed` is emitted. Without Present mode `shown`
  gives the text back, so it costs nothing. The kinds are in `Kind`.
- What a command of the engine answers about one capture is masked there already: `EngineLink`
  adds the key to the commands in `ENGINE_MASKS`; ask again when `changed` is emitted.
- Rows of the archive come masked from `RowSource`; other reads go through `shown_row`.
- Text for the clipboard goes through `copy`, never to the clipboard itself.
- What the user types may hold aliases seen on the screen: `real` gives the values back.

The mode belongs to the window that is open: it does not outlast it.
"""

import base64
import os
import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from inspector.archive.values import Row
from inspector.gui import fonts

if TYPE_CHECKING:
    from inspector.decode.masking import Masker

ENGINE_MASKS: Final = frozenset(
    {"render", "explain", "headers", "curl", "body", "value", "sync-check", "calls", "sync-story",
     "diagnose", "compare", "delivery"}
)  # fmt: skip
"""Commands about one capture that the engine answers masked when they carry `mask`."""

LARGER: Final = 1.25
"""How much larger type is."""


_TERM: Final = re.compile(r'(-?[A-Za-z]+:)?("(?:[^"\\]|\\.)*"?|[^\s"]+)')
_OPERATORS: Final = frozenset(("AND", "OR", "NOT", "and", "or", "not", "-"))
_OPEN_FIELDS: Final = frozenset(
    ("provider", "event", "verdict", "is", "status", "env", "scheme", "method", "id", "before",
     "after")
)  # fmt: skip


class Kind(StrEnum):
    """What a text is, which decides how much of it may be masked."""

    WORDS = "words"  # sentences and labels of ours: e-mails, account numbers, stored secrets
    RECEIVED = "received"  # as it came: ids and long tokens, too
    VALUE = "value"  # an id, a name, a secret: all of it
    TARGET = "target"  # a path with its query, or an endpoint's path
    FILE = "file"  # a path on this computer: its folders name the person
    HEAD = "head"  # request line and header fields


class Presenting(QObject):
    """Whether the window presents.

    Signals:
        changed: It does now, or does no longer, or masks other values: show every text again.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.on = False
        self._key = os.urandom(32)
        self._values: tuple[str, ...] = ()
        self._home = {str(Path.home()): "~"}
        self.paths = self._home
        self._masker: Masker | None = None

    @property
    def masker(self) -> "Masker":
        """What masks; made when somebody needs it, which is not before the first frame."""
        if self._masker is None:
            from inspector.decode.masking import Masker  # noqa: PLC0415 - see above

            self._masker = Masker(self._key, self._values)
        return self._masker

    def use(self, *, on: bool) -> None:
        """Mask or show what is masked."""
        if on is not self.on:
            self.on = on
            fonts.enlarge(LARGER if on else 1.0)
            _shown.cache_clear()
            self.changed.emit()

    def toggle(self) -> None:
        """The one key."""
        self.use(on=not self.on)

    def set_values(self, values: Iterable[str]) -> None:
        """Mask these wherever they stand: the stored secrets, and what the user calls them by."""
        wanted = tuple(values)
        if wanted != self._values:
            self._values = wanted
            learned = self._masker.learned if self._masker is not None else ()
            self._masker = None
            for value in learned:
                self.masker.learn(value)
            _shown.cache_clear()
            if self.on:
                self.changed.emit()

    def learn(self, value: str) -> None:
        """Mask this id as a word in every text from now on."""
        if not self.masker.knows(value):
            self.masker.learn(value)
            _shown.cache_clear()

    def set_paths(self, paths: Iterable[str]) -> None:
        """Mask the ids in these endpoints' paths wherever the paths stand."""
        masked = {path: self.masker.target(path) for path in paths}
        wanted = self._home | {path: text for path, text in masked.items() if text != path}
        if wanted != self.paths:
            self.paths = wanted
            _shown.cache_clear()

    def fields(self, do: str) -> dict[str, str]:
        """What a command to the engine must carry besides its own fields."""
        if self.on and do in ENGINE_MASKS:
            return {"mask": base64.b64encode(self._key).decode()}
        return {}


presenting = Presenting()
"""The one holder of the mode; connect to `presenting.changed`."""


def shown(text: str, kind: Kind = Kind.WORDS) -> str:
    """What to show of a text: itself, or while presenting the text with aliases in it."""
    return _shown(text, kind) if presenting.on and text else text


@lru_cache(maxsize=8192)
def _shown(text: str, kind: Kind) -> str:
    masker = presenting.masker
    if kind is Kind.VALUE:
        return masker.value(text)
    if kind is Kind.TARGET:
        return masker.target(text)
    if kind is Kind.HEAD:
        return masker.head(text)
    if kind is Kind.FILE:
        return masker.text(PurePath(text).name, likely=False)
    for path, masked in presenting.paths.items():
        text = text.replace(path, masked)
    return masker.text(text, likely=kind is Kind.RECEIVED)


def shown_row(row: Row) -> Row:
    """A row of the archive as it may be shown; its ids are masked in later texts, too."""
    if not presenting.on:
        return row
    presenting.learn(row.entity)
    return row._replace(
        target=shown(row.target, Kind.TARGET),
        label=shown(row.label, Kind.RECEIVED),
        description=shown(row.description, Kind.RECEIVED),
        entity=shown(row.entity, Kind.VALUE),
        reason=shown(row.reason, Kind.RECEIVED),
        note=shown(row.note, Kind.RECEIVED),
    )


def real(text: str) -> str:
    """A text in which aliases that were shown are the values again, to search by."""
    if "·" not in text:
        return text
    from inspector.decode.aliases import ALIAS  # noqa: PLC0415 - not before the first frame

    aliases = presenting.masker.aliases
    return ALIAS.sub(lambda found: aliases.value_of(found[0]) or found[0], text)


def shown_query(text: str) -> str:
    """A filter that was typed before presenting: words and values that may name someone masked."""
    return _TERM.sub(_shown_term, text) if presenting.on else text


def _shown_term(term: re.Match[str]) -> str:
    field, value = term[1] or "", term[2]
    if field.rstrip(":").lstrip("-").lower() in _OPEN_FIELDS or value in _OPERATORS:
        return term[0]
    return field + shown(value.strip('"'), Kind.VALUE)


def copy(text: str, kind: Kind = Kind.WORDS) -> None:
    """Put a text into the clipboard as it may be shown."""
    QGuiApplication.clipboard().setText(shown(text, kind))
