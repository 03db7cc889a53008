"""What a demo opens: a folder, an archive, settings and secrets of its own, thrown away at its end.

Nothing of the user's is read or written: settings, archives, vault file and keyring are looked for
in the demo's folder alone, and the keyring not at all.
"""

import base64
import os
import secrets
import shutil
import tempfile
import time
from pathlib import Path

from inspector import settings as stored
from inspector.core.problem import Problem
from inspector.core.secret import Secret, Use
from inspector.settings import HOME_VARIABLE, Settings
from inspector.vault import KeeperId, Vault

PREFIX = "webhook-inspector-demo-"
ARCHIVE = "demo.sqlite"
LEFT_OVER_SECONDS = 86_400.0
"""How old a folder is before it counts as left behind by a demo that was killed."""


class Demo:
    """One demo's belongings; `close` throws them away.

    Attributes:
        folder: Everything it writes lies here.
        settings: The defaults, with any free port and secrets for this session only.
        archive: Its archive, which the engine makes.
        secrets: Random ones, for all four providers.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = Settings(port=0, secrets_keeper=KeeperId.SESSION.value)
        self.archive = folder / ARCHIVE
        self.secrets = demo_secrets()
        self._home_before = os.environ.get(HOME_VARIABLE)
        os.environ[HOME_VARIABLE] = str(folder)  # for us and for the engine we start

    @classmethod
    def open(cls) -> "Demo | Problem":
        """Make a folder for a new demo, and remove those that killed ones left behind."""
        remove_left_over(Path(tempfile.gettempdir()), time.time())
        try:
            folder = tempfile.mkdtemp(prefix=PREFIX)
        except OSError as error:
            return Problem(f"The demo has no place for its files: {error.strerror}.")
        return cls(Path(folder))

    def vault(self) -> Vault:
        """A vault that keeps secrets in memory and asks no keyring."""
        return Vault(
            stored.vault_file(),
            stored.keyring_service(),
            self.settings.secrets_keeper,
            find=lambda: None,
        )

    def close(self) -> None:
        """Throw everything away."""
        if self._home_before is None:
            os.environ.pop(HOME_VARIABLE, None)
        else:
            os.environ[HOME_VARIABLE] = self._home_before
        shutil.rmtree(self.folder, ignore_errors=True)


def demo_secrets() -> tuple[Secret, ...]:
    """Random secrets as somebody in the middle of two rotations would have entered them."""

    def random_base64() -> str:
        return base64.b64encode(secrets.token_bytes(48)).decode()

    def entered(
        name: str, scheme: str, endpoint: str, value: str, use: Use = Use.CURRENT, where: str = ""
    ) -> Secret:
        return Secret(f"demo-{name}", scheme, value, use, endpoint=endpoint, environment=where)

    powens, token = "/powens/{event}", secrets.token_urlsafe
    return (
        entered("fuse", "fuse", "/fuse", f"fuse_{secrets.token_hex(20)}", where="sandbox"),
        entered("fynapse", "fynapse", "/fynapse", token(32)),
        entered("fynapse-before", "fynapse", "/fynapse", token(32), Use.PREVIOUS),
        entered("powens-hmac", "powens-hmac", powens, token(32)),
        entered("powens-token", "powens-token", powens, token(32)),
        entered("fiskil", "fiskil", "/fiskil", random_base64()),
        entered("fiskil-retired", "fiskil", "/fiskil", random_base64(), Use.RETIRED),
    )


def remove_left_over(place: Path, now: float) -> None:
    """Remove demos' folders in `place` that are ours and that nobody has written to for a day."""
    for folder in place.glob(f"{PREFIX}*"):
        try:
            found = folder.lstat()
            foreign = hasattr(os, "getuid") and found.st_uid != os.getuid()
            newest = max([found.st_mtime, *(each.stat().st_mtime for each in folder.iterdir())])
        except OSError:
            continue
        if not foreign and not folder.is_symlink() and now - newest > LEFT_OVER_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
