"""Settings survive a restart, a person's edits and a broken file."""

import os
import stat
import sys
from pathlib import Path

import pytest

from inspector import settings
from inspector.settings import Settings, ThemeChoice


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    """A first start listens on 8787, follows the system's theme and allows Fynapse 300 s."""
    loaded = settings.load(file)
    assert loaded.problem is None
    assert loaded.settings == Settings()
    assert loaded.settings.port == 8787
    assert loaded.settings.tolerances == {"fynapse": 300.0}


def test_what_is_saved_is_loaded_again(file: Path) -> None:
    """Every field comes back as it was."""
    kept = Settings(
        theme=ThemeChoice.DARK,
        port=9000,
        tolerances={"fynapse": 60.0, "teller": None},
        relative_times=True,
        notify_failing=True,
        tray_icon=True,
        secrets_keeper="session",
        last_archive="/somewhere/a.sqlite",
        last_filter='verdict:failed "a b"',
        cleared_to={"/somewhere/a.sqlite": 41},
        shortcuts={"pause": "F9", "quit": ""},
        sync_addresses={"sandbox": "http://127.0.0.1:9"},
        window={"splitter": [224, 616, 600], "maximised": False, "size": {"width": 1440}},
    )
    assert settings.save(kept, file) is None
    assert settings.load(file) == (kept, None)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no modes")
def test_only_the_user_may_read_it(file: Path) -> None:
    """The file has mode 0600 even under a permissive umask, and no temporary file stays."""
    before = os.umask(0)
    try:
        assert settings.save(Settings(), file) is None
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [entry.name for entry in file.parent.iterdir()] == ["settings.toml"]


def test_comments_and_unknown_keys_of_a_person_stay(file: Path) -> None:
    """Saving changes only the keys that changed."""
    file.parent.mkdir()
    file.write_text('# mine\nport = 8787 # usual\ntheme = "dark"\nfuture = 1\n')
    loaded = settings.load(file).settings
    loaded.theme = ThemeChoice.LIGHT
    settings.save(loaded, file)
    text = file.read_text()
    assert "# mine" in text
    assert "port = 8787 # usual" in text
    assert "future = 1" in text
    assert settings.load(file).settings.theme is ThemeChoice.LIGHT


@pytest.mark.parametrize("content", [b"port = = 1", b"\xff\xfe\x00", b"a = " + b"[" * 5000])
def test_a_broken_file_is_kept_aside_and_named(file: Path, content: bytes) -> None:
    """Defaults hold, a sentence says so, and the next save does not destroy the old file."""
    file.parent.mkdir()
    file.write_bytes(content)
    loaded = settings.load(file)
    assert loaded.settings == Settings()
    assert loaded.problem is not None
    assert loaded.problem.kind == "broken-settings"
    assert str(file) in loaded.problem.sentence
    assert file.with_name("settings.toml.broken").read_bytes() == content
    assert not file.exists()


def test_a_huge_file_is_not_read(file: Path) -> None:
    """More than 1 MiB is no settings file."""
    file.parent.mkdir()
    file.write_bytes(b"# " + b"x" * (1 << 20))
    problem = settings.load(file).problem
    assert problem is not None
    assert "larger than 1 MiB" in problem.sentence


def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    """A directory in the file's place is said, and nothing is moved."""
    loaded = settings.load(tmp_path)
    assert loaded.settings == Settings()
    assert loaded.problem is not None
    assert loaded.problem.kind == "unreadable-settings"


@pytest.mark.parametrize(
    "line",
    [
        'theme = "pink"',
        "theme = 3",
        "port = 70000",
        "port = true",
        'port = "80"',
        "last_filter = 1",
        "tolerances = 300",
        "tolerances = {fynapse = -1}",
        "tolerances = {fynapse = nan}",
        "cleared_to = {a = '1'}",
        "window = []",
    ],
)
def test_one_wrong_value_costs_only_itself(file: Path, line: str) -> None:
    """The key is named, its default holds, and every other key is taken."""
    file.parent.mkdir()
    file.write_text(f'last_archive = "kept"\n{line}\n')
    loaded = settings.load(file)
    assert loaded.problem is not None
    assert line.partition(" ")[0] in loaded.problem.sentence
    assert loaded.settings == Settings(last_archive="kept")
    assert file.exists()


def test_what_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    """A file in the place of the directory is said in a sentence and leaves nothing behind."""
    (tmp_path / "config").write_text("")
    problem = settings.save(Settings(), tmp_path / "config" / "settings.toml")
    assert problem is not None
    assert problem.kind == "unwritable-settings"


def test_a_failed_replacement_leaves_no_temporary_file(tmp_path: Path) -> None:
    """When the last step fails, the half-written file goes."""
    target = tmp_path / "config" / "settings.toml"
    (target / "in-the-way").mkdir(parents=True)
    assert settings.save(Settings(), target) is not None
    assert [entry.name for entry in target.parent.iterdir()] == ["settings.toml"]


def test_one_directory_can_hold_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment variable moves settings, archive, vault and the keyring's name."""
    usual = settings.keyring_service()
    monkeypatch.setenv(settings.HOME_VARIABLE, str(tmp_path))
    assert settings.settings_file().parent == tmp_path
    assert settings.default_archive().parent == tmp_path
    assert settings.vault_file().parent == tmp_path
    assert settings.keyring_service() != usual
    assert settings.save(Settings(port=0)) is None
    assert settings.load().settings.port == 0


def test_usual_places_are_the_platforms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the variable the platform's user directories are taken."""
    monkeypatch.delenv(settings.HOME_VARIABLE, raising=False)
    assert "webhook-inspector" in str(settings.settings_file())
    assert "webhook-inspector" in str(settings.default_archive())
    assert settings.keyring_service() == "webhook-inspector"


def test_shortcuts_that_are_no_text_become_text(file: Path) -> None:
    """The window can name them as no keys; the others hold."""
    file.parent.mkdir()
    file.write_text('[shortcuts]\npause = 5\nquit = "F9"\n')
    loaded = settings.load(file)
    assert loaded == (Settings(shortcuts={"pause": "5", "quit": "F9"}), None)
