"""What happens when code of the window fails."""

import asyncio
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector import reports
from inspector.gui.crash_report import CrashReport
from inspector.gui.panels.strip import Strip
from inspector.gui.widgets.button import Button

SECRET = "whsec_very_secret"


@pytest.fixture
def strip(qtbot: QtBot) -> Strip:
    made = Strip("notice", warns=True)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def report(strip: Strip, tmp_path: Path) -> Iterator[CrashReport]:
    made = CrashReport(strip, tmp_path / "reports")
    loop = asyncio.new_event_loop()
    made.install(loop)
    yield made
    made.remove()
    loop.close()


def fail(report: CrashReport) -> None:
    """Fail with a text that must not be told."""
    try:
        fail_plainly()
    except ValueError as error:
        report.report(ValueError, error, error.__traceback__)


@pytest.mark.expects_log("The window failed")
def test_a_failure_is_said_and_the_window_goes_on(
    report: CrashReport, strip: Strip, caplog: pytest.LogCaptureFixture
) -> None:
    """A strip says it; the report holds places, never the text of the error."""
    fail(report)
    assert strip.isVisible()
    assert strip.sentence == "Something in the window went wrong."
    assert SECRET not in caplog.text
    assert "test_crash_report.py" in caplog.text
    next(each for each in strip.findChildren(Button) if each.isVisible()).click()
    copied = QApplication.clipboard().text()
    assert "\nValueError\n" in copied
    assert "in fail_plainly" in copied
    assert SECRET not in copied
    (file,) = reports.reports(report._folder)
    assert file.read_text() == copied


def test_an_engine_that_died_leaves_a_report(report: CrashReport) -> None:
    """Its ending in words, and what it wrote last without anything secret in it."""
    text = report.of_engine(-11, f"Fatal Python error\nAuthorization: Bearer {SECRET}\n")
    assert "It ended with signal SIGSEGV." in text
    assert "Fatal Python error" in text
    assert SECRET not in text
    assert reports.reports(report._folder)[0].name.endswith("-engine.txt")
    assert "exit code 3" in report.of_engine(3, "")
    assert "signal 99" in report.of_engine(-99, "")


def test_a_disk_that_is_full_does_not_take_the_report(strip: Strip, tmp_path: Path) -> None:
    """It can be copied all the same."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    made = CrashReport(strip, blocked / "reports")
    assert "It ended with exit code 1." in made.of_engine(1, "")


def test_the_hooks_are_given_back(strip: Strip, tmp_path: Path) -> None:
    """Afterwards Python reports as before."""
    before = (sys.excepthook, threading.excepthook)
    report = CrashReport(strip, tmp_path)
    loop = asyncio.new_event_loop()
    report.install(loop)
    assert sys.excepthook == report.report
    report.remove()
    loop.close()
    assert (sys.excepthook, threading.excepthook) == before


@pytest.mark.expects_log("The loop reports")
@pytest.mark.expects_log("The window failed")
def test_the_loops_failures_are_reported_too(report: CrashReport, strip: Strip) -> None:
    """A task that fails is like a slot that fails."""
    loop = asyncio.new_event_loop()
    report._on_loop(loop, {"message": "odd"})
    assert strip.isHidden()
    report._on_loop(loop, {"exception": ValueError(SECRET)})
    assert strip.isVisible()
    loop.close()


@pytest.mark.expects_log("A thread failed")
def test_threads_are_reported(report: CrashReport) -> None:
    """Their place is written down."""
    thread = threading.Thread(target=fail_plainly)
    thread.start()
    thread.join()
    assert threading.excepthook == report._on_thread


def fail_plainly() -> None:
    """Fail."""
    raise ValueError(SECRET)


@pytest.mark.expects_log("Qt: something odd")
def test_qt_is_listened_to_without_its_noise(
    report: CrashReport, caplog: pytest.LogCaptureFixture
) -> None:
    """What a platform cannot do says nothing; a warning is written down."""
    context = QMessageLogContext()
    report.on_qt(QtMsgType.QtWarningMsg, context, "This plugin does not support raise()")
    assert caplog.text == ""
    report.on_qt(QtMsgType.QtWarningMsg, context, "something odd")
    assert "something odd" in caplog.text
