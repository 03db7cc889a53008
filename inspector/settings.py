"""What the program remembers between starts, as a TOML file a person may edit.

A broken file never stops a start: it is kept aside, the defaults hold, and a sentence says so.
No secret is stored here, and no host but the address a user wants registered.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple, TypeAlias

import platformdirs

from inspector.core.problem import Problem

HOME_VARIABLE = "WEBHOOK_INSPECTOR_HOME"
"""Names one directory that holds everything: settings, archive, vault. For tests and sticks."""

DEFAULT_PORT = 8787
FYNAPSE_TOLERANCE = 300.0
"""Seconds both ways; our assumption, since Fynapse documents no number."""

_PROGRAM = "webhook-inspector"
_LARGEST_FILE = 1 << 20

Layout: TypeAlias = "bool | int | float | str | list[Layout] | dict[str, Layout]"
"""A value of the window's layout: what TOML can hold, without dates."""


class ThemeChoice(StrEnum):
    """Which palette the window takes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(slots=True)
class Settings:
    """What the user chose and where they left off.

    Attributes:
        theme: Light, dark or what the system says.
        port: Port to listen on, 0 to 65535; 0 takes any free one.
        tolerances: Scheme id to seconds a timestamp may be off both ways, None for any.
        relative_times: Whether the list says how long ago instead of at what time.
        notify_failing: Whether the desktop shows a notification when a signature fails.
        tray_icon: Whether an icon stands in the desktop's tray.
        secrets_keeper: Id of the keeper the user chose for secrets; empty to choose the safest.
        last_archive: Path of the archive that was open last, empty for the default one.
        last_filter: Text of the filter box.
        cleared_to: Archive path to the newest capture id that Clear hides.
        shortcuts: Action id to the keys the user chose for it, empty for none; the window knows
            which ids and keys mean something.
        public_address: Address under which providers reach us, as the user entered it; or empty.
        sync_addresses: Environment (`sandbox`, `production`) to the base URL to sync with Fuse at,
            where it is not Fuse's own.
        window: Sizes and positions by name, as the window left them.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    port: int = DEFAULT_PORT
    tolerances: dict[str, float | None] = field(
        default_factory=lambda: {"fynapse": FYNAPSE_TOLERANCE}
    )
    relative_times: bool = False
    notify_failing: bool = False
    tray_icon: bool = False
    secrets_keeper: str = ""
    last_archive: str = ""
    last_filter: str = ""
    cleared_to: dict[str, int] = field(default_factory=dict)
    shortcuts: dict[str, str] = field(default_factory=dict)
    public_address: str = ""
    sync_addresses: dict[str, str] = field(default_factory=dict)
    window: dict[str, Layout] = field(default_factory=dict)


class Loaded(NamedTuple):
    """Settings that hold now, and what was wrong with the stored ones."""

    settings: Settings
    problem: Problem | None


def config_directory() -> Path:
    """Where the settings file lies."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) if home else platformdirs.user_config_path(_PROGRAM, appauthor=False)


def data_directory() -> Path:
    """Where archives and an encrypted vault file lie unless the user says otherwise."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) if home else platformdirs.user_data_path(_PROGRAM, appauthor=False)


def settings_file() -> Path:
    """The settings file."""
    return config_directory() / "settings.toml"


def schemes_folder() -> Path:
    """Where the user's own schemes lie, one TOML file each."""
    return config_directory() / "schemes"


def default_archive() -> Path:
    """The archive that opens when the user names none."""
    return data_directory() / "captures.sqlite"


def vault_file() -> Path:
    """The file for secrets under a passphrase, where the user wants one."""
    return data_directory() / "secrets.vault"


def reports_directory() -> Path:
    """Where our logs and crash reports lie."""
    return data_directory() / "reports"


def keyring_service() -> str:
    """The name under which a keyring keeps our secrets; a directory of its own has its own."""
    home = os.environ.get(HOME_VARIABLE)
    return f"{_PROGRAM} {Path(home).resolve()}" if home else _PROGRAM


def load(path: Path | None = None) -> Loaded:
    """Read the settings; whatever cannot be read keeps its default, and the problem says which."""
    path = path or settings_file()
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError:
        return Loaded(Settings(), None)
    except OSError as error:
        sentence = f"The settings in {path} cannot be read: {error.strerror}."
        return Loaded(Settings(), Problem(sentence, "The defaults hold.", "unreadable-settings"))
    if len(raw) > _LARGEST_FILE:
        return Loaded(Settings(), _keep_aside(path, "it is larger than 1 MiB"))
    try:
        document = tomllib.loads(raw.decode())
    except (ValueError, RecursionError) as error:
        return Loaded(Settings(), _keep_aside(path, str(error) or "it nests too deeply"))
    return _settings_of(document, path)


def save(settings: Settings, path: Path | None = None) -> Problem | None:
    """Write the settings at once or not at all, readable by the user only.

    Comments and unknown keys of the stored file stay.
    """
    import tomlkit  # noqa: PLC0415 - only a changed setting needs it, a start does not
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 - at first use

    path = path or settings_file()
    try:
        document = tomlkit.parse(path.read_text())
    except (OSError, ValueError, TOMLKitError):
        document = tomlkit.document()
    for key, value in _document_of(settings).items():
        if document.get(key) != value:
            document[key] = value
    try:
        _write(path, document.as_string().encode())
    except OSError as error:
        return Problem(
            f"The settings cannot be written to {path}: {error.strerror}.",
            "They hold until the program ends.",
            "unwritable-settings",
        )
    return None


def _write(path: Path, data: bytes) -> None:
    """Replace a file whole; a temporary file is made with mode 0600."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except OSError:
            Path(file.name).unlink(missing_ok=True)
            raise


def _keep_aside(path: Path, why: str) -> Problem:
    """Rename a broken file, so that the next save does not destroy what the user wrote."""
    aside = path.with_name(f"{path.name}.broken")
    try:
        path.replace(aside)
        remedy = f"The defaults hold. The file was kept as {aside}."
    except OSError:
        remedy = "The defaults hold."
    return Problem(f"The settings in {path} are not valid: {why}.", remedy, "broken-settings")


def _document_of(settings: Settings) -> dict[str, object]:
    """The settings as TOML holds them; "any" stands for a tolerance of None."""
    return {
        "theme": settings.theme.value,
        "port": settings.port,
        "relative_times": settings.relative_times,
        "notify_failing": settings.notify_failing,
        "tray_icon": settings.tray_icon,
        "secrets_keeper": settings.secrets_keeper,
        "last_archive": settings.last_archive,
        "last_filter": settings.last_filter,
        "public_address": settings.public_address,
        "tolerances": {
            scheme: "any" if seconds is None else seconds
            for scheme, seconds in settings.tolerances.items()
        },
        "cleared_to": dict(settings.cleared_to),
        "shortcuts": dict(settings.shortcuts),
        "sync_addresses": dict(settings.sync_addresses),
        "window": dict(settings.window),
    }


def _settings_of(document: Mapping[str, object], path: Path) -> Loaded:
    """Take each key that is well-formed and name those that are not."""
    settings = Settings()
    wrong: list[str] = []
    for key, read in _READERS.items():
        if key not in document:
            continue
        try:
            setattr(settings, key, read(document[key]))
        except (ValueError, TypeError):
            wrong.append(key)
    if not wrong:
        return Loaded(settings, None)
    sentence = f"In {path}, {' and '.join(wrong)} cannot be used."
    return Loaded(settings, Problem(sentence, "The default holds there.", "broken-settings"))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _port(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    if not 0 <= value <= 65535:
        raise ValueError
    return value


def _tolerances(value: object) -> dict[str, float | None]:
    """Seconds by scheme, over the defaults; "any" means that no timestamp is too old."""
    tolerances = Settings().tolerances
    for scheme, seconds in _table(value).items():
        if seconds == "any":
            tolerances[scheme] = None
        elif isinstance(seconds, int | float) and 0 <= seconds <= 1e9:
            tolerances[scheme] = float(seconds)
        else:
            raise ValueError
    return tolerances


def _cleared_to(value: object) -> dict[str, int]:
    table = _table(value)
    marks = {archive: mark for archive, mark in table.items() if isinstance(mark, int)}
    if len(marks) < len(table):
        raise TypeError
    return marks


def _addresses(value: object) -> dict[str, str]:
    return {environment: _text(url) for environment, url in _table(value).items()}


def _shortcuts(value: object) -> dict[str, str]:
    """Keys by action; what is no text stays as text, for the window to name as no keys."""
    return {action: str(keys)[:60] for action, keys in _table(value).items()}


def _table(value: object) -> dict[str, Layout]:
    if not isinstance(value, dict):
        raise TypeError
    return value


_READERS: dict[str, Callable[[object], object]] = {
    "theme": lambda value: ThemeChoice(_text(value)),
    "port": _port,
    "relative_times": _switch,
    "notify_failing": _switch,
    "tray_icon": _switch,
    "secrets_keeper": _text,
    "last_archive": _text,
    "last_filter": _text,
    "public_address": _text,
    "tolerances": _tolerances,
    "cleared_to": _cleared_to,
    "shortcuts": _shortcuts,
    "sync_addresses": _addresses,
    "window": _table,
}
