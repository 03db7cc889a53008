"""What went wrong, in files of the user's own."""

import logging
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector import reports
from inspector.reports import Tail

SECRET = "canary-of-a-secret"


@pytest.fixture
def tail(tmp_path: Path) -> Iterator[Tail]:
    made = reports.begin(tmp_path / "reports", "window")
    yield made
    reports.end(made)


@pytest.mark.expects_log("It failed")
def test_the_log_is_kept_without_secrets(tail: Tail, tmp_path: Path) -> None:
    """In memory and in a file of the user's own; an exception leaves its places only."""
    tail.hide("secrets", [SECRET])
    try:
        fail()
    except ValueError:
        logging.getLogger("x").exception("It failed with %s.", SECRET)
    file = tmp_path / "reports" / "window.log"
    text = file.read_text()
    assert SECRET not in text
    assert "It failed with (removed)." in text
    assert "in fail" in text
    assert tail.lines == [text.rstrip()]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert reports.tail_of_process() is tail


def fail() -> None:
    """Fail with a text that must not be told."""
    raise ValueError(SECRET)


@pytest.mark.expects_log("before")
def test_a_secret_learnt_later_is_hidden_in_what_came_before(tail: Tail) -> None:
    """What others see is cleaned when they see it; what is forgotten shows again."""
    logging.getLogger("x").warning("before canary1")
    tail.hide("secrets", ["canary1"])
    assert "canary1" not in tail.lines[0]


def test_reports_are_few_and_private(tmp_path: Path) -> None:
    """The newest stay; where none can be written, none is."""
    for number in range(12):
        assert reports.write_report(tmp_path, f"engine{number:02}", "It ended.") is not None
    left = reports.reports(tmp_path)
    assert len(left) == reports.KEPT_REPORTS
    text = left[0].read_text()
    assert text.startswith("Webhook Inspector ")
    assert "It ended." in text
    (tmp_path / "file").write_text("")
    assert reports.write_report(tmp_path / "file" / "x", "engine", "") is None


def test_a_log_that_got_long_begins_anew(tmp_path: Path) -> None:
    """The one before is kept beside it."""
    (tmp_path / "window.log").write_text("x" * (reports.LARGEST_LOG + 1))
    tail = Tail(tmp_path / "window.log")
    tail.handle(logging.makeLogRecord({"msg": "one", "levelno": logging.ERROR}))
    assert (tmp_path / "window.log").stat().st_size < 200
    assert (tmp_path / "window.log.old").exists()


def test_a_process_that_ends_by_an_exception_leaves_a_report(tmp_path: Path) -> None:
    """Kind and place on stderr and in the file, the text of the exception nowhere."""
    program = (
        "import sys; from pathlib import Path; from inspector import reports\n"
        "reports.catch(Path(sys.argv[1]), 'engine')\n"
        f"raise ValueError('{SECRET}')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, check=False, text=True
    )
    assert done.returncode == 1
    (file,) = reports.reports(tmp_path)
    for said in (done.stderr, file.read_text()):
        assert "ValueError" in said
        assert SECRET not in said
