"""What a keyring is called."""

import pytest

from inspector.vault import keyring_name as module
from inspector.vault.keyring_name import keyring_name


@pytest.mark.parametrize(
    ("backend", "name"),
    [
        ("keyring.backends.macOS", "the macOS Keychain"),
        ("keyring.backends.Windows", "Windows Credential Manager"),
        ("keyring.backends.kwallet", "KWallet"),
    ],
)
def test_some_backends_mean_one_keyring(backend: str, name: str) -> None:
    """The module says enough."""
    assert keyring_name(backend) == name


@pytest.mark.parametrize(
    ("program", "name"),
    [
        ("gnome-keyring-d", "GNOME Keyring"),
        ("keepassxc", "KeePassXC"),
        ("", "the desktop's keyring"),
    ],
)
def test_the_secret_service_is_called_by_its_program(
    program: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several programs offer it; an unknown one gets a plain name."""
    monkeypatch.setattr(module, "_secret_service_program", lambda: program)
    assert keyring_name("keyring.backends.SecretService") == name


def test_no_bus_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without D-Bus the plain name is given."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    assert keyring_name("keyring.backends.SecretService") == "the desktop's keyring"
