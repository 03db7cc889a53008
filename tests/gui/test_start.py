"""What a start does before the first frame stands, and what it leaves for afterwards."""

import os
import subprocess
import sys
from pathlib import Path

from inspector.archive.archive import Archive
from tests.archive.making import arrived, judgement, keep, opened

LATER = (
    "asyncio",
    "cryptography",
    "httpx",
    "inspector.core.query",
    "inspector.decode.masking",
    "inspector.engine",
    "inspector.gui.demo",
    "inspector.gui.dialogs",
    "inspector.gui.panels.detail_panel",
    "inspector.gui.panels.presenter_strip",
    "inspector.gui.panels.secrets_page",
    "inspector.gui.widgets.menu_style",
    "inspector.providers",
    "keyring",
    "qasync",
)
"""Each takes between 2 and 200 ms of a start."""

FIRST_FRAME = """
import os, sys, types
def run(*arguments):
    print(" ".join(name for name in sys.argv[2:] if name in sys.modules), flush=True)
    os._exit(0)
later = sys.modules["inspector.gui.running"] = types.ModuleType("later")
later.run = run
from inspector.cli.main import main
main(["gui", "--archive", sys.argv[1], "--port", "0"])
"""


def test_the_first_frame_waits_for_nothing_it_does_not_show(tmp_path: Path) -> None:
    """Pages, menus, providers and everything of the network are imported after it."""
    path = tmp_path / "captures.whi"
    archive = opened(Archive.open(path))
    keep(archive, arrived())
    assert archive.store_judgements([judgement(1)]) is None
    archive.close()
    variables = {
        **os.environ,
        "WEBHOOK_INSPECTOR_HOME": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [sys.executable, "-c", FIRST_FRAME, str(path), *LATER]

    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
