"""What to call the keyring that answers, so that the user knows where to look for it."""

import sys
from importlib import import_module
from pathlib import Path

_NAMES = {
    "keyring.backends.macOS": "the macOS Keychain",
    "keyring.backends.Windows": "Windows Credential Manager",
    "keyring.backends.kwallet": "KWallet",
}
_SERVICES = {
    "gnome-keyring-d": "GNOME Keyring",
    "keepassxc": "KeePassXC",
    "kwalletd5": "KWallet",
    "kwalletd6": "KWallet",
    "ksecretd": "KWallet",
}
_UNKNOWN = "the desktop's keyring"


def keyring_name(module: str) -> str:
    """A keyring's name, given the module of its backend; asks D-Bus on Linux."""
    return _NAMES.get(module) or _SERVICES.get(_secret_service_program(), _UNKNOWN)


def _secret_service_program() -> str:
    """Name of the program that offers the Secret Service (cut to 15 bytes by Linux), or empty."""
    if sys.platform != "linux":
        return ""
    try:
        # Loaded by name: it is there with the Linux keyring only, and it carries no types.
        jeepney = import_module("jeepney")
        blocking = import_module("jeepney.io.blocking")
        unwrap = import_module("jeepney.wrappers").unwrap_msg
    except ImportError:
        return ""
    try:
        with blocking.open_dbus_connection() as connection:
            question = jeepney.message_bus.GetConnectionUnixProcessID("org.freedesktop.secrets")
            reply = unwrap(connection.send_and_get_reply(question, timeout=2))
        return Path(f"/proc/{int(reply[0])}/comm").read_text().strip()
    except (OSError, KeyError, ValueError, jeepney.DBusErrorResponse):
        return ""
