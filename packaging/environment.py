"""What `run.py` and `test.py` share: a `.venv` that matches the lock file, and system libraries.

Standard library only, and no more than a few milliseconds when nothing has changed.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# Shared library -> Debian package. The first six let Qt be imported at all, the others let it open
# a window on X11 (found with ldd on every Qt plugin, then by running on a bare Debian 12).
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
OTHER_SYSTEMS = {
    "dnf": "dnf install mesa-libGL mesa-libEGL glib2 libxkbcommon libxkbcommon-x11 dbus-libs "
    "fontconfig xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil",
    "pacman": "pacman -S --needed libglvnd glib2 libxkbcommon libxkbcommon-x11 dbus fontconfig "
    "xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil",
    "zypper": "zypper install Mesa-libGL1 Mesa-libEGL1 libglib-2_0-0 libxkbcommon0 "
    "libxkbcommon-x11-0 libdbus-1-3 fontconfig libxcb-cursor0 libxcb-icccm4 libxcb-image0 "
    "libxcb-keysyms1 libxcb-render-util0",
}


def say(text: str) -> None:
    """Tell the person at the terminal, on stderr: stdout belongs to the program."""
    print(text, file=sys.stderr, flush=True)


def stop(text: str) -> None:
    """End with a sentence and the exit code for unusable input."""
    say(text)
    raise SystemExit(2)


def privileged(command: list[str]) -> list[str] | None:
    """The command as root: itself when root, through sudo when that asks no password, else None."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return command
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0
    ):
        return ["sudo", "-n", *command]
    return None


def install_packages(packages: list[str]) -> bool:
    """Install Debian packages when we may; whether they are there now."""
    install = privileged(["apt-get", "install", "-y", "--no-install-recommends", *packages])
    update = privileged(["apt-get", "update"])
    if not shutil.which("apt-get") or install is None or update is None:
        return False
    say(f"Installing with apt: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    first = subprocess.run(install, env=quiet, check=False, capture_output=True)
    if first.returncode == 0:
        return True
    subprocess.run(update, env=quiet, check=False, capture_output=True)  # old or missing lists
    again = subprocess.run(install, env=quiet, check=False, capture_output=True, text=True)
    if again.returncode != 0:
        say(again.stderr.strip())
    return again.returncode == 0


def is_there(library: str) -> bool:
    """Whether the dynamic linker finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def ensure_libraries() -> None:
    """Install the system libraries Qt needs on Linux, or print the command that does."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for library, package in LIBRARIES.items() if not is_there(library)]
    if not missing or install_packages(missing):
        return
    say("Qt needs system libraries that are missing here. Install them with:")
    if shutil.which("apt-get"):
        say(f"  sudo apt-get install -y --no-install-recommends {' '.join(missing)}")
        return
    for tool, command in OTHER_SYSTEMS.items():
        if shutil.which(tool):
            say(f"  sudo {command}")
            return
    say("  the packages that hold " + ", ".join(LIBRARIES))


def ensure_venv(lock: Path) -> None:
    """Make or refresh `.venv` so that it holds exactly what the lock file names, hash-checked."""
    if sys.version_info < (3, 11):  # noqa: UP036 - any Python may start this script
        stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    wanted = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / f"{lock.name}.sha256"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    say(f"Preparing {VENV.name} from {lock.name} (once; later starts skip this) ...")
    stamp.unlink(missing_ok=True)
    if uv := shutil.which("uv"):
        if not PYTHON.exists():
            run([uv, "venv", "-q", "--clear", "--python", sys.executable, str(VENV)])
        install = [uv, "pip", "install", "-q", "--compile-bytecode", "--python", str(PYTHON)]
        run([*install, "--require-hashes", "-r", str(lock)])
    else:
        make_venv()
        install = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        run([*install, "--no-deps", "--require-hashes", "-r", str(lock)])
    put_checkout_on_path()
    stamp.write_text(wanted)


def make_venv() -> None:
    """Create `.venv` with pip in it; Debian keeps that part of Python in a package of its own."""
    probe = [str(PYTHON), "-m", "pip", "--version"]
    if PYTHON.exists() and subprocess.run(probe, check=False, capture_output=True).returncode == 0:
        return
    make = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(make, check=False, capture_output=True).returncode == 0:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not install_packages([package]):
        stop(
            f"This Python cannot make virtual environments. Run: sudo apt-get install -y {package}"
        )
    run(make)


def run(command: list[str]) -> None:
    """Run one step of the preparation; stop with what it printed when it fails."""
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    if result.returncode != 0:
        stop(f"{result.stdout}{result.stderr}\nThis step failed: {' '.join(command)}")


def put_checkout_on_path() -> None:
    """Let the environment's Python import `inspector` from this checkout, from any directory."""
    where = subprocess.run(
        [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    (Path(where) / "webhook-inspector.pth").write_text(f"{ROOT}\n")
