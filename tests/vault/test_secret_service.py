"""A real Secret Service: gnome-keyring in a session of its own, started for the test."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

INSIDE = """
import sys
from pathlib import Path
from inspector.core.credential import Credential
from inspector.core.secret import Secret, Use
from inspector.vault import KeeperId, Vault

folder, value = Path(sys.argv[1]), "canary-" + "x" * 70000
secrets = (Secret("1", "fuse", value, Use.PREVIOUS, since=5.0, until=9.0), Secret("2", "fiskil", "k"))
credentials = (Credential("Mx-Api-Key", "key", "sandbox"),)

def opened():
    vault = Vault(folder / "secrets.vault", "webhook-inspector-test")
    return vault, vault.load()

vault, kept = opened()
assert kept.problem is None, kept.problem
assert (vault.keeper_id, kept.secrets) == (KeeperId.KEYRING, ()), vault.keeper_id
assert vault.keeper_name == "GNOME Keyring", vault.keeper_name
assert vault.save(secrets, credentials) is None
kept = opened()[1]
assert (kept.secrets, kept.credentials) == (secrets, credentials)
assert vault.save(secrets[1:]) is None
assert opened()[1].secrets == secrets[1:]
assert vault.move(KeeperId.FILE, secrets, "a passphrase") is None
assert opened()[1].secrets == ()
assert opened()[0].keeper_id is KeeperId.KEYRING
print("kept by", "GNOME Keyring")
"""

UNLOCKED = (
    'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'
)


def test_secrets_rest_in_a_real_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stored, read by another vault, replaced, and gone once they moved; its files hold none."""
    missing = [
        program
        for program in ("dbus-run-session", "gnome-keyring-daemon", "sh")
        if shutil.which(program) is None
    ]
    if missing:
        pytest.skip(f"no real Secret Service to test against: {', '.join(missing)} not installed")
    for name, folder in (("HOME", "own"), ("XDG_DATA_HOME", "data"), ("XDG_RUNTIME_DIR", "run")):
        place = tmp_path / folder
        place.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(place))
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    command = ["dbus-run-session", "--", "sh", "-c", UNLOCKED, "sh", sys.executable, "-c", INSIDE]
    done = subprocess.run(
        [*command, str(tmp_path)], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "kept by GNOME Keyring" in done.stdout
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert kept
    assert b"canary-" not in kept
