"""The audit: what a screen reader finds on every page and in every dialog of the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui import spoken_roles
from inspector.gui.dialogs.empty_archive_sheet import EmptyArchiveSheet
from inspector.gui.dialogs.endpoint_dialog import EndpointDialog
from inspector.gui.dialogs.palette import Palette
from inspector.gui.widgets.focus_ring import FocusRing
from tests.gui.keyboard import press
from tests.gui.live_kit import Live
from tests.gui.naming import controls, name_of

ROLE = QAccessible.Role
MEANINGLESS = (ROLE.NoRole, ROLE.Client, ROLE.Pane)


@pytest.fixture
def live(qtbot: QtBot, tmp_path: Path, runtime: Path) -> Iterator[Live]:  # noqa: ARG001 - set
    spoken_roles.install()
    made = Live(qtbot, tmp_path)
    made.window.activateWindow()
    yield made
    made.close()


def check(what: str, widget: QWidget | None, least: int) -> None:
    """Every focusable control has a name and a role, and there are at least so many."""
    assert widget is not None
    found = controls(widget)
    silent = [type(each.object()).__name__ for each in found if not name_of(each)]
    vague = [name_of(each) for each in found if each.role() in MEANINGLESS]
    assert (what, silent, vague) == (what, [], [])
    assert len(found) >= least, what


def test_every_control_has_a_name_and_a_role(live: Live) -> None:
    """On every page, in every tab, sheet and palette."""
    window = live.window
    check("first steps", window, 25)
    live.send("fuse")
    live.send("powens")
    press("Ctrl+L", "Down")
    detail = window.captures.detail
    body = detail.body.view
    live.until(lambda: body.lines is not None and body.lines.count > 3)
    check("captures", window, 25)
    press("F3")
    check("find", detail.body, 10)
    press("Esc", "Ctrl+2")
    live.until(lambda: bool(detail.signature.cards))
    check("signature", detail, 5)
    press("Ctrl+3")
    check("headers", detail, 7)
    press("Ctrl+Shift+N")
    check("secrets", window.pages.secrets, 15)
    window.pages.secrets.change_place()
    check("place of secrets", window.pages.secrets, 15)
    press("Ctrl+,")
    check("settings", window.pages.settings, 50)
    press("Ctrl+E")
    check("endpoint", window.findChild(EndpointDialog), 8)
    press("Esc")
    window.commands.run("empty-archive")
    check("emptying", window.findChild(EmptyArchiveSheet), 3)
    press("Esc", "Ctrl+K")
    check("palette", window.findChild(Palette), 1)


def test_the_list_reads_as_rows(live: Live) -> None:
    """The first cell of a row says time, provider, event, verdicts and reply in words."""
    live.send("powens")
    live.send("fiskil")
    view = QAccessible.queryAccessibleInterface(live.window.captures.list_panel.list)
    assert view.role() is ROLE.Table
    assert name_of(view) == "Captures"
    children = [view.child(index) for index in range(view.childCount())]
    heads = [name_of(each) for each in children if each.role() is ROLE.ColumnHeader]
    assert heads[:5] == ["Time", "Provider", "Event", "Signatures", "Reply"]
    rows = [name_of(each) for each in children if each.role() is ROLE.Cell and "," in name_of(each)]
    fiskil, powens = (next(row for row in rows if name in row) for name in ("Fiskil", "Powens"))
    assert "Signature fiskil not judged, no secret, answered 200" in fiskil
    assert powens.split(", ")[0].count(":") == 2
    assert "Signature hmac not judged" in powens


def reachable(window: QWidget) -> set[QWidget]:
    """The controls in sight that the Tab key should reach."""
    return {
        each
        for each in window.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled() and each.isVisible()
    }


def walk(live: Live, what: str) -> None:
    """Tab goes through every control once, part by part, and what has the focus looks so."""
    window = live.window
    start = window.focusWidget()
    passed: list[QWidget] = []
    parts: list[QWidget] = []
    unseen: list[str] = []
    before = window.grab().toImage()
    for _ in range(len(reachable(window)) + 5):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)  # as a person's keys come
        QApplication.processEvents()
        now = window.focusWidget()
        seen = window.grab().toImage()
        if seen == before:
            unseen.append(now.accessibleName() or type(now).__name__)
        before = seen
        passed.append(now)
        places = (window.toolbar, window.sidebar, window.pages, window.strip, window.status)
        part = next(each for each in places if each.isAncestorOf(now))
        if not parts or parts[-1] is not part:
            parts.append(part)
        if now is start:
            break
    missed = {each.accessibleName() for each in reachable(window) - set(passed)}
    assert (what, missed, unseen) == (what, set(), [])
    assert len(passed) == len(set(passed)), what
    assert len(parts) <= 4, (
        f"{what}: the focus jumps between {[each.objectName() for each in parts]}"
    )


def test_focus_is_seen_and_goes_around(live: Live) -> None:
    """On each page, by Tab alone."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    ring = FocusRing(app)
    live.until(live.window.toolbar.send.isEnabled)
    press("Ctrl+F")
    walk(live, "first steps")
    live.send("fuse")
    press("Ctrl+L", "Down")
    detail = live.window.captures.detail
    live.until(lambda: detail.body.path.isVisible() and detail.body.view.lines is not None)
    walk(live, "captures")
    press("Ctrl+3")
    walk(live, "headers")
    press("Ctrl+2")
    live.until(lambda: "Program" in {each.accessibleName() for each in reachable(live.window)})
    walk(live, "signature")
    press("Ctrl+Shift+K")
    walk(live, "secrets")
    ring.stop()
