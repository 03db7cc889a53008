"""Check everything: `python3 packaging/test.py`; with arguments, only pytest with these arguments.

Runs ruff, the format check, mypy, import-linter, then pytest in two parts: all but the window's
tests with PySide6 made unimportable, then the window's tests offscreen. Node and openssl sign what
our verdicts are checked against; they are installed where that is allowed.
"""

import os
import shutil
import subprocess
import sys
import time

import environment

TESTS = environment.ROOT / "tests"
SIGNERS = {"node": "nodejs", "openssl": "openssl"}
LANGUAGES = {"go": "golang-go", "java": "default-jdk-headless", "php": "php-cli", "ruby": "ruby"}
SCREEN_READER = ["gir1.2-atspi-2.0", "python3-gi", "at-spi2-core"]
SCREEN = {"Xvfb": "xvfb", "xauth": "xauth", "dbus-run-session": "dbus"}
KEYRING = {"gnome-keyring-daemon": "gnome-keyring"}


def main() -> int:
    """Prepare, run every check, and say which of them failed."""
    environment.ensure_venv(environment.ROOT / "packaging" / "requirements-test.lock")
    environment.ensure_libraries()
    if sys.argv[1:]:
        return step("pytest", ["-m", "pytest", *sys.argv[1:]])
    ensure_tools({**SIGNERS, **SCREEN, **KEYRING, **LANGUAGES})
    ensure_screen_reader()
    report_languages()
    if not report_signers():
        return 1
    failed = [name for name, command, extra in checks() if step(name, command, extra) != 0]
    print(f"FAILED: {', '.join(failed)}" if failed else "All checks passed.", flush=True)
    return 1 if failed else 0


def checks() -> list[tuple[str, list[str], dict[str, str]]]:
    """Every check: its name, what Python is to run, and what it adds to the environment."""
    no_qt = {"PYTHONPATH": str(TESTS / "without_qt")}
    headless = ["-p", "no:pytest-qt", "-W", "ignore::pytest.PytestConfigWarning"]
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return [
        ("ruff", ["-m", "ruff", "check", "."], {}),
        ("format", ["-m", "ruff", "format", "--check", "."], {}),
        ("mypy", ["-m", "mypy"], {}),
        ("import-linter", ["-c", lint, "--no-cache"], {}),
        (
            "pytest without Qt",
            ["-m", "pytest", "-q", "-n2", *headless, "--ignore=tests/gui", "tests"],
            no_qt,
        ),
        (
            "pytest of the window",
            ["-m", "pytest", "-q", "-n2", "tests/gui"],
            {"QT_QPA_PLATFORM": "offscreen"},
        ),
    ]


def step(name: str, arguments: list[str], extra: dict[str, str] | None = None) -> int:
    """Run the environment's Python in the checkout; its exit code."""
    print(f"--- {name}", flush=True)
    began = time.monotonic()
    variables = {**os.environ, **(extra or {})}
    command = [str(environment.PYTHON), *arguments]
    done = subprocess.run(command, check=False, cwd=environment.ROOT, env=variables)
    outcome = "ok" if done.returncode == 0 else f"exit {done.returncode}"
    print(f"--- {name}: {outcome}, {time.monotonic() - began:.0f} s", flush=True)
    return done.returncode


def ensure_tools(tools: dict[str, str]) -> None:
    """Install missing programs where that is allowed; what stays missing is worked around."""
    if missing := [package for program, package in tools.items() if not shutil.which(program)]:
        environment.install_packages(missing)


def ensure_screen_reader() -> None:
    """Install what reads the window by AT-SPI, which is no program of a name; Linux only."""
    reads = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    system = "/usr/bin/python3"
    if not sys.platform.startswith("linux") or not shutil.which(system):
        return
    asked = subprocess.run([system, "-c", reads], check=False, capture_output=True)
    if asked.returncode != 0:
        environment.install_packages(SCREEN_READER)


def report_languages() -> None:
    """Print in which languages the programs of `resources/snippets` are run."""
    found = [program for program in LANGUAGES if shutil.which(program)]
    missing = [program for program in LANGUAGES if program not in found]
    print(f"Verifiers are run in Python, {', '.join(['node', *found])}.", flush=True)
    if missing:
        print(f"Not installed, so skipped: {', '.join(missing)}.", flush=True)


def report_signers() -> bool:
    """Print which independent signers there are; whether there is at least one."""
    found = [program for program in SIGNERS if shutil.which(program)]
    for program in found:
        flag = "--version" if program == "node" else "version"
        version = subprocess.run(
            [program, flag], check=False, capture_output=True, text=True
        ).stdout.strip()
        print(f"Independent signer: {program} {version}", flush=True)
    if "node" not in found:
        print("node is missing: its 2,000 signed documents in tests/vectors stand in.", flush=True)
    if not found:
        print("Neither node nor openssl is here: install one, so that verdicts are checked"
              " against code that is not ours.", flush=True)  # fmt: skip
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
