"""What every test gets: a home of its own, and silence as part of passing."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest


class Unexpected(logging.Handler):
    """Collects log records that nobody announced."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record for the end of the test."""
        self.records.append(record)


def pytest_configure(config: pytest.Config) -> None:
    """Declare our marker."""
    config.addinivalue_line("markers", "expects_log(text): a log line with this text may appear")


@pytest.fixture(autouse=True)
def silence(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that logs a warning it did not announce with `expects_log`."""
    handler = Unexpected()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    expected = [mark.args[0] for mark in request.node.iter_markers("expects_log")]
    surprises = [
        record.getMessage()
        for record in handler.records
        if not any(text in record.getMessage() for text in expected)
    ]
    assert not surprises, f"unexpected log lines: {surprises}"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own: settings, archives and vault never touch the user's."""
    place = tmp_path / "home"
    place.mkdir()
    monkeypatch.setenv("WEBHOOK_INSPECTOR_HOME", str(place))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return place
