"""Facts about what an engine is started with."""

from pathlib import Path

from inspector.engine.options import Options
from tests.engine.house import secret


def test_the_defaults_listen_on_loopback_only() -> None:
    """Nobody else on the network reaches an engine that was not told otherwise."""
    options = Options(Path("a.sqlite"))

    assert (options.host, options.port, options.secrets) == ("127.0.0.1", 8787, ())


def test_secrets_stay_out_of_the_repr() -> None:
    """A log line that shows the options shows no secret."""
    options = Options(Path("a.sqlite"), secrets=(secret("fuse", "hunter2"),))

    assert "hunter2" not in repr(options)
