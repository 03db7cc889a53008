"""Facts about what a demo opens."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from inspector import settings as stored
from inspector.core.secret import Use
from inspector.gui.demo import LEFT_OVER_SECONDS, PREFIX, Demo, demo_secrets, remove_left_over
from inspector.vault import KeeperId

WATCHED = """
import os, sys
home, log = os.environ["HOME"], os.environ["OPENED"]
def watch(event, arguments):
    if event in ("open", "os.listdir", "os.mkdir", "os.rename", "sqlite3.connect"):
        named = str(arguments[0]) if arguments else ""
        if named.startswith(home):
            with_mark.write(named + chr(10))
            with_mark.flush()
with_mark = open(log, "w")
sys.addaudithook(watch)
from inspector.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def demo() -> Demo:
    """A demo."""
    opened = Demo.open()
    assert isinstance(opened, Demo)
    return opened


def test_everything_lies_in_a_folder_of_its_own(demo: Demo, home: Path) -> None:
    """Settings, archive and vault file; at the end it is gone and the home is the user's again."""
    places = (stored.settings_file(), stored.default_archive(), stored.vault_file(), demo.archive)

    assert {place.parent for place in places} == {demo.folder}
    assert demo.folder.stat().st_mode & 0o077 == 0
    demo.close()
    assert not demo.folder.exists()
    assert stored.config_directory() == home


def test_secrets_are_random_and_rest_nowhere(demo: Demo) -> None:
    """Two demos share none; the vault keeps them in memory and has asked no keyring."""
    vault = demo.vault()
    kept = vault.load()

    assert kept.problem is None
    assert (vault.keeper_id, vault.keyring_name) == (KeeperId.SESSION, "")
    assert not {s.value for s in demo.secrets} & {s.value for s in demo_secrets()}
    assert {s.use for s in demo.secrets} == set(Use)
    demo.close()


def test_folders_that_were_left_behind_go_after_a_day(tmp_path: Path) -> None:
    """Not those of a demo that may still run, and nothing else."""
    left, fresh, other = (tmp_path / name for name in (f"{PREFIX}a", f"{PREFIX}b", "mine"))
    for folder in (left, fresh, other):
        folder.mkdir()
        (folder / "demo.sqlite").touch()
    now = time.time()
    for path in (left / "demo.sqlite", left, other / "demo.sqlite", other):
        os.utime(path, (now, now - LEFT_OVER_SECONDS - 60))

    remove_left_over(tmp_path, now)

    assert not left.exists()
    assert fresh.exists()
    assert other.exists()


def test_a_demo_touches_nothing_of_the_users(tmp_path: Path) -> None:
    """The program itself opens no file below the user's home, and leaves no folder behind."""
    user, temp = tmp_path / "user", tmp_path / "temp"
    config = user / ".config" / "webhook-inspector"
    config.mkdir(parents=True)
    temp.mkdir()
    (config / "settings.toml").write_text("theme = 'dark'\n")
    opened, picture = tmp_path / "opened", tmp_path / "demo.png"
    dropped = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "WEBHOOK_INSPECTOR_HOME")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    environment |= {"HOME": str(user), "TMPDIR": str(temp), "OPENED": str(opened)}
    for name in dropped:
        environment.pop(name, None)
    command = [sys.executable, "-c", WATCHED, "--demo", "--screenshot", str(picture)]

    ended = subprocess.run(
        [*command, "--after", "1.5"], env=environment, capture_output=True, text=True, timeout=60, check=False
    )  # fmt: skip

    assert (ended.returncode, ended.stderr) == (0, "")
    assert picture.exists()
    assert opened.read_text() == ""
    assert not list(temp.glob(f"{PREFIX}*"))
