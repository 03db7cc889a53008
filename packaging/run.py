"""Start Webhook Inspector from a checkout: `python3 packaging/run.py [arguments of the program]`."""

import os
import subprocess
import sys

import environment


def main() -> None:
    """Prepare `.venv` and the system libraries, then become the program."""
    environment.ensure_venv(environment.ROOT / "packaging" / "requirements.lock")
    environment.ensure_libraries()
    command = [str(environment.PYTHON), "-m", "inspector", *sys.argv[1:]]
    if os.name == "nt":  # Windows cannot replace a process
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
