"""Makes the pictures of README and docs from the running program: `python3 packaging/pictures.py`.

Starts the program itself with an empty home, a session-only vault and the simulator's deliveries
over real HTTP, then saves what the window shows, light and dark. Needs no display. Afterwards it
shrinks the files when `pngquant` is installed. With a directory as argument it writes there.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import environment

TOUR = environment.ROOT / "packaging" / "picture_tour.py"
PICTURES = environment.ROOT / "docs" / "pictures"


def main() -> int:
    """Prepare the environment, then take every picture in each theme."""
    environment.ensure_venv(environment.ROOT / "packaging" / "requirements.lock")
    environment.ensure_libraries()
    out = Path(sys.argv[1]).resolve() if sys.argv[1:] else PICTURES
    out.mkdir(parents=True, exist_ok=True)
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory() as home:
            variables = {
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": "2",
                "WEBHOOK_INSPECTOR_HOME": home,
                "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            }
            command = [str(environment.PYTHON), str(TOUR), str(out), theme]
            code = subprocess.run(command, env=variables, check=False).returncode
        if code != 0:
            return code
    if pngquant := shutil.which("pngquant"):
        for picture in out.glob("*.png"):
            shrink = [pngquant, "--force", "--ext", ".png", "--strip", "256", str(picture)]
            subprocess.run(shrink, check=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
